import { OVERRIDE_REASON_MIN, type Column, type Ticket, type WipLimit } from '@twotrack/service-queue/contract';
import { limitOf } from '@twotrack/service-queue/domain';
import { LimitRefusal } from '../../ui/panel/LimitRefusal.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { words as common } from '../../ui/panel/words.js';
import { moveTicket } from '../commands.js';
import { tickets, useServiceColumn, useTicket } from '../service-store.js';
import { HolderRow } from './HolderRow.js';
import { useNames } from './names.js';
import type { ServiceRefusalProps } from './props.js';
import { words } from './words.js';

const SHOWN = 3;

/** A full column: who holds the tickets, how to make room, and, where the limit allows it, how to pass (ux.md §11). */
export function FullColumn({ ticketId, column, onOpenTicket, ...refusal }: ServiceRefusalProps & { column: Column }) {
  const sending = useSending();
  const names = useNames();
  const moved = useTicket(ticketId ?? '');
  const { queueId, lane } = refusal.refused.facts as { queueId?: string; lane?: 'expedite' };
  const limit: WipLimit | null = limitOf(column, { queueId: queueId ?? null, lane });
  const held = useServiceColumn(column.id)
    .map((id) => tickets.card(id))
    .filter((ticket): ticket is Ticket => ticket !== undefined && ticket.id !== ticketId)
    .filter((ticket) => (!queueId || ticket.queueId === queueId) && ticket.expedited === (lane !== undefined));
  const full = limit !== null && held.length >= limit.count;
  const longest = held.toSorted((a, b) => (a.enteredColumnAt < b.enteredColumnAt ? -1 : 1)).slice(0, SHOWN);
  const [first] = longest;
  const where = lane
    ? words.refusal.lane
    : queueId
      ? words.refusal.inQueue(column.name, names.queue(queueId))
      : column.name;
  return (
    <LimitRefusal
      {...refusal}
      sending={sending}
      limit={full ? limit : null}
      reasonMin={OVERRIDE_REASON_MIN}
      says={{
        title: full ? words.refusal.full(where, held.length, limit.count) : words.refusal.hasRoom(where),
        notMoved: moved ? words.refusal.notMoved(moved.key) : words.refusal.notPulled,
        holders: words.refusal.longest,
        again: moved ? words.refusal.moveOf(moved.key, column.name) : words.refusal.pull,
      }}
      holders={longest.map((ticket) => (
        <HolderRow
          key={ticket.id}
          ticket={ticket}
          busy={sending.busy}
          onMove={(to) => void sending.send(() => moveTicket(ticket.id, to))}
        />
      ))}
      help={
        first && onOpenTicket ? { label: common.limit.helpFinish(first.key), run: () => onOpenTicket(first.id) } : null
      }
    />
  );
}
