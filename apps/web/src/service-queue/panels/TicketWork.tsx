import { useContext, useState } from 'react';
import type { ColumnId, Ticket } from '@twotrack/service-queue/contract';
import { BoardContext } from '../../board/parts/gestures.js';
import { useCan, useMe, usePeople } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Chooser } from '../../ui/panel/Chooser.js';
import { secondsBetween, useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import { useNow } from '../../ui/panel/use-now.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { duration } from '../../ui/panel/words.js';
import { acknowledgeTicket, assignTicket, rerouteTicket, unacknowledgeTicket } from '../commands.js';
import { responseTo } from '../response.js';
import { useQueues, useServiceColumns } from '../service-store.js';
import { words } from './words.js';

interface Props {
  ticket: Ticket;
  /** Moving may be refused by a limit, so the panel asks for it. Rejects when nothing was moved. */
  onMove: (to: ColumnId, reason?: string) => Promise<void>;
}

/** Acknowledge, resolve, who works on it, where it is. */
export function TicketWork({ ticket, onMove }: Props) {
  const { read, work } = useCan();
  const now = useNow();
  const me = useMe();
  const people = usePeople().filter(({ roles }) => roles.includes('member') || roles.includes('product-owner'));
  const columns = useServiceColumns();
  const queues = useQueues();
  const [waiting, setWaiting] = useState(false);
  const { busy, failure, send } = useSending();
  const { id } = ticket;
  const off = !work || busy;
  // of a group it is what lies under it that waits for an answer (S8, S11)
  const unseen = ticket.marks.folded?.unacknowledged ?? 0;
  const ask = useContext(BoardContext)?.gestures.ask ?? sure;
  const acknowledgeAll = async () => (await import('../triage/groups.js')).acknowledge([id], ask);

  const move = (to: ColumnId) => (to === 'waiting' ? setWaiting(true) : void onMove(to));
  return (
    <div className={panel.stack}>
      <Acknowledged ticket={ticket} />
      {work && (
        <div className={panel.actions}>
          {unseen > 0 ? (
            <Button look="primary" disabled={busy} onClick={() => void send(acknowledgeAll)}>
              {words.ticket.acknowledgeAll(unseen)}
            </Button>
          ) : ticket.acknowledged ? (
            <Button size="small" look="quiet" disabled={busy} onClick={() => void send(() => unacknowledgeTicket(id))}>
              {words.ticket.unacknowledge}
            </Button>
          ) : (
            <Button look="primary" disabled={busy} onClick={() => void send(() => acknowledgeTicket(id))}>
              {words.ticket.acknowledge}
            </Button>
          )}
          <Button
            disabled={busy}
            onClick={() => void send(() => assignTicket(id, ticket.assignee === me.id ? null : me.id))}
          >
            {ticket.assignee === me.id ? words.ticket.release : words.ticket.claim}
          </Button>
          {ticket.column !== 'resolved' && (
            <Button disabled={busy} onClick={() => void onMove('resolved')}>
              {words.ticket.resolve}
            </Button>
          )}
        </div>
      )}
      {/* Whoever only asks reads where it is, and not what they cannot choose */}
      {!read && <p>{words.own.states[ticket.column]}</p>}
      {read && (
        <div className={panel.thirds}>
          <Chooser
            label={words.ticket.assignee}
            value={ticket.assignee ?? ''}
            choices={[{ id: '', name: words.nobody }, ...people]}
            disabled={off}
            onChoose={(person) => void send(() => assignTicket(id, person || null))}
          />
          <Chooser label={words.ticket.column} value={ticket.column} choices={columns} disabled={off} onChoose={move} />
          <Chooser
            label={words.ticket.queue}
            value={ticket.queueId}
            choices={queues}
            disabled={off}
            onChoose={(queue) => void send(() => rerouteTicket(id, queue))}
          />
        </div>
      )}
      {waiting && ticket.column !== 'waiting' && (
        <ReasonForm
          label={words.ticket.waitReason}
          needed={words.ticket.waitReasonNeeded}
          action={words.ticket.moveNow}
          send={(reason) => onMove('waiting', reason)}
          onDone={() => setWaiting(false)}
        />
      )}
      {ticket.waiting && !waiting && (
        <p className={panel.note}>
          {words.ticket.waiting(ticket.waiting.reason, duration(secondsBetween(ticket.waiting.since, now)))}
        </p>
      )}
      <Failure failure={failure} />
    </div>
  );
}

/** Where there is no board to ask on, the button has said the number. */
const sure = async (): Promise<string> => '';

function Acknowledged({ ticket }: { ticket: Ticket }) {
  const now = useNow();
  const ago = useAgo();
  const { acknowledged, reportedAt, reportedBy, resolvedAt } = ticket;
  const response = responseTo(ticket);
  return (
    <p className={panel.muted}>
      {words.ticket.reported(reportedBy.name, ago(reportedAt))}
      {acknowledged && ` · ${words.ticket.acked(acknowledged.by.name, ago(acknowledged.at))}`}
      {response?.how === 'pulled' && ` · ${words.ticket.pulled(ago(response.since))}`}
      {response?.how === 'open' && ` · ${words.ticket.unacked(duration(secondsBetween(response.since, now)))}`}
      {resolvedAt && ` · ${words.ticket.resolved(ago(resolvedAt))}`}
    </p>
  );
}
