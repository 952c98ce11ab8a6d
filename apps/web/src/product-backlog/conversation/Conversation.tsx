import { useRef, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Request, RequestComment } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useCan, useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import { Markdown } from '../../ui/panel/Markdown.js';
import panel from '../../ui/panel/panel.module.css';
import { shortened } from '../../ui/panel/told.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { useRequestChanges } from '../inbox/use-request-changes.js';
import { commentOnRequest, hearRequester, withdrawRequestComment } from './commands.js';
import styles from './conversation.module.css';
import { words } from './words.js';
import { Write } from './Write.js';

/** What is written about a request, with whoever asked and within the team; open where it waits for an answer (P4). */
export function Conversation({ request }: { request: Request }) {
  const { work } = useCan();
  const { id: me } = useMe();
  const { said } = request.marks;
  const waits = said?.waits === true;
  const own = request.requester.id === me;
  const [open, setOpen] = useState(waits && !own);
  const { busy, failure, send } = useSending();
  const { name } = request.requester;
  const summary = useRef<HTMLElement>(null);
  const hear = async () => {
    if (await send(() => hearRequester(request))) summary.current?.focus();
  };
  return (
    <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary ref={summary} className={panel.muted}>
        {words.heading(said?.count ?? 0, own)}
      </summary>
      {open && (
        <div className={panel.stack}>
          <Written request={request} />
          {waits && !own && <p className={styles.waits}>{words.waits(name)}</p>}
          <div className={panel.actions}>
            {own && (
              <Write
                action={words.toOwner}
                label={words.whatToTeam}
                send={(text) => commentOnRequest(request, text, true)}
              />
            )}
            {work && !own && (
              <Write
                action={words.toRequester(name)}
                label={words.whatTo(name)}
                hint={request.marks.followed ? words.readBy : words.readByAccount}
                send={(text) => commentOnRequest(request, text, true)}
              />
            )}
            {work && (
              <Write
                action={words.toTeam}
                label={words.whatWithin}
                hint={words.notRead}
                done={words.keep}
                send={(text) => commentOnRequest(request, text, false)}
              />
            )}
            {work && waits && !own && (
              <Button size="small" look="quiet" disabled={busy} onClick={() => void hear()}>
                {words.noAnswer}
              </Button>
            )}
          </div>
          <Failure failure={failure} />
        </div>
      )}
    </details>
  );
}

function Written({ request: { id } }: { request: Request }) {
  const changes = useRequestChanges();
  const { data, error } = useQuery({
    queryKey: ['request-comments', id, changes],
    queryFn: ({ signal }) =>
      read<{ comments: RequestComment[] }>(`/api/product-backlog/requests/${id}/comments`, signal),
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
  });
  if (!data) return <Failure failure={error} />;
  if (data.comments.length === 0) return <p className={panel.muted}>{words.none}</p>;
  return (
    <ul className={styles.talk}>
      {data.comments.map((comment) => (
        <Said key={comment.id} comment={comment} />
      ))}
    </ul>
  );
}

function Said({ comment }: { comment: RequestComment }) {
  const me = useMe();
  const ago = useAgo();
  const { busy, failure, send } = useSending();
  return (
    <li className={styles.said} data-within={!comment.public || undefined}>
      <p className={panel.muted}>
        {words.line(comment.by.name, ago(comment.at))} {!comment.public && <b>{words.within}</b>}
      </p>
      <Markdown text={comment.text} />
      {comment.by.id === me.id && (
        <Button
          size="small"
          look="quiet"
          disabled={busy}
          aria-label={words.withdrawWhich(shortened(comment.text))}
          onClick={() => void send(() => withdrawRequestComment(comment))}
        >
          {words.withdraw}
        </Button>
      )}
      <Failure failure={failure} />
    </li>
  );
}
