import { useState } from 'react';
import type { Follower, Ticket } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { renewFollowLink, revokeFollowLink, useFollower } from './forms.js';
import styles from './requesters.module.css';
import { ShownOnce } from './ShownOnce.js';
import { words } from './words.js';

/** Who asked without an account, how to reach them, and their private link: for members. */
export function FollowerSection({ ticket }: { ticket: Ticket }) {
  const { work } = useCan();
  const [ever] = useState(ticket.marks.followed !== undefined);
  if (!work || !(ever || ticket.marks.followed)) return null;
  return <OfTicket ticket={ticket} />;
}

function OfTicket({ ticket }: { ticket: Ticket }) {
  const { data: follower } = useFollower(ticket.id, ticket.version);
  const [token, setToken] = useState<string | null>(null);
  const { busy, failure, send } = useSending();
  if (!follower) return null;
  return (
    <Section heading={words.follower.heading}>
      <Told follower={follower} confirmed={!!ticket.marks.followed?.confirmedAt} />
      <div className={styles.ways}>
        <Button
          size="small"
          disabled={busy}
          onClick={() => void send(async () => setToken((await renewFollowLink(ticket.id)).token))}
        >
          {words.follower.renew}
        </Button>
        {follower.hasLink && (
          <Button
            size="small"
            look="danger"
            disabled={busy}
            onClick={() => void send(() => revokeFollowLink(ticket.id)).then(() => setToken(null))}
          >
            {words.follower.revoke}
          </Button>
        )}
      </div>
      {token && <ShownOnce path={`/follow/${token}`} hint={words.follower.hint} onDone={() => setToken(null)} />}
      <Failure failure={failure} />
    </Section>
  );
}

function Told({ follower, confirmed }: { follower: Follower; confirmed: boolean }) {
  const ago = useAgo();
  const { name, email, openedAt, hasLink } = follower;
  const said = [
    hasLink ? words.follower.follows(name) : words.follower.revoked(name),
    ...(email ? [email] : []),
    ...(hasLink ? [openedAt ? words.follower.opened(ago(openedAt)) : words.follower.never] : []),
  ];
  return (
    <p className={panel.muted}>
      {said.join(' · ')}
      {confirmed && `. ${words.follower.confirmed}`}
    </p>
  );
}
