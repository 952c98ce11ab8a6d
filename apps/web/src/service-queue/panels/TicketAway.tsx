import type { Ticket, TicketDetail } from '@twotrack/service-queue/contract';
import { undoable } from '../../board/parts/undo.js';
import { useCan, useMe } from '../../identity/session.js';
import { asking } from '../../live/asking.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { words } from './away-words.js';
import { takeOut, unmerge } from './group-commands.js';
import { words as ofGroup } from './group-words.js';
import type { PartProps } from './ticket-detail.js';

/** Why a ticket is on no board, and the way back: it lies under another one (S11), or is closed (S13). */
export default function TicketAway({ ticket, detail }: PartProps) {
  const ago = useAgo();
  const { work } = useCan();
  const { busy, failure, send } = useSending();
  return (
    <div className={panel.stack}>
      {detail.parent && <Under ticket={ticket} parent={detail.parent} />}
      {ticket.closedAt && <p>{words.closed(ago(ticket.closedAt))}</p>}
      {ticket.closedAt && !ticket.parentId && work && (
        <div>
          <Button disabled={busy} onClick={() => void send(() => reopen(ticket))}>
            {words.reopen}
          </Button>
        </div>
      )}
      <Failure failure={failure} />
    </div>
  );
}

function Under({ ticket, parent }: { ticket: Ticket; parent: NonNullable<TicketDetail['parent']> }) {
  const { teamSlug } = useMe();
  const { work } = useCan();
  const { busy, failure, send } = useSending();
  const merged = ticket.marks.under?.as === 'merged';
  return (
    <>
      <p>
        {merged ? words.merged : words.folded} <a href={`/b/${teamSlug}/i/${parent.key}`}>{parent.key}</a>{' '}
        {parent.title}
      </p>
      {work && (
        <div>
          <Button disabled={busy} onClick={() => void send(() => (merged ? unmerge : takeOut)(parent, ticket))}>
            {merged ? ofGroup.unmerge : ofGroup.takeOut}
          </Button>
        </div>
      )}
      <Failure failure={failure} />
    </>
  );
}

/** Back into the queue, as if it had only been resolved. */
async function reopen({ id, key }: Ticket): Promise<void> {
  const move = (from: string, column: string) => asking(`/api/service-queue/tickets/${id}/move`, { from, column });
  await move('resolved', 'queue');
  undoable(words.reopened(key), () => move('queue', 'resolved'));
}
