import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Follower, Request } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { ShownLink } from '../evidence/ShownLink.js';
import { renewFollowLink, revokeFollowLink } from './commands.js';
import { words } from './words.js';

/** That somebody outside reads what becomes of a request; the product owner gives them another link, or takes it back. */
export function FollowLink({ request: { id, requester, marks } }: { request: Request }) {
  const { order } = useCan();
  const [asked, setAsked] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['follower', id],
    queryFn: ({ signal }) =>
      read<{ follower: Follower | null }>(`/api/product-backlog/requests/${id}/follower`, signal),
    enabled: asked,
    staleTime: 0,
  });
  const follower = data?.follower;
  if (!marks.followed && !asked) return null;
  const follows = follower ? follower.hasLink : marks.followed;
  return (
    <>
      <p className={panel.muted}>{(follows ? words.follows : words.revoked)(requester.name)}</p>
      {order && (
        <div className={panel.actions}>
          <Button size="small" look="quiet" aria-expanded={asked} onClick={() => setAsked(!asked)}>
            {words.manage}
          </Button>
        </div>
      )}
      {order && asked && follower && <Ways requestId={id} follower={follower} onChanged={refetch} />}
      <Failure failure={error} />
    </>
  );
}

interface WaysProps {
  requestId: string;
  follower: Follower;
  onChanged: () => Promise<unknown>;
}

function Ways({ requestId, follower: { name, openedAt, hasLink }, onChanged }: WaysProps) {
  const ago = useAgo();
  const [token, setToken] = useState<string | null>(null);
  const { busy, failure, send } = useSending();
  const act = (doing: () => Promise<string | null>) =>
    void send(async () => {
      setToken(await doing());
      await onChanged();
    });
  return (
    <div className={panel.stack}>
      {hasLink && <p>{openedAt ? words.opened(ago(openedAt)) : words.never}</p>}
      <div className={panel.actions}>
        <Button size="small" disabled={busy} onClick={() => act(async () => (await renewFollowLink(requestId)).token)}>
          {words.renew}
        </Button>
        {hasLink && (
          <Button
            size="small"
            look="danger"
            disabled={busy}
            onClick={() => act(() => revokeFollowLink(requestId).then(() => null))}
          >
            {words.take}
          </Button>
        )}
      </div>
      {token && <ShownLink label={words.own(name)} path={`/wishes/${token}`} onDone={() => setToken(null)} />}
      <Failure failure={failure} />
    </div>
  );
}
