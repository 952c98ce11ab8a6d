import { lazy } from 'react';
import type { ColumnId } from '@twotrack/service-queue/contract';
import { placeOf } from '@twotrack/service-queue/domain';
import type {
  CardFacts,
  ColumnDialogProps,
  PanelProps,
  RefusalProps,
  TrackDefinition,
  WhyProps,
} from '../board/parts/track.js';
import { team } from '../identity/team-store.js';
import { moveTicket } from './commands.js';
import { useInLane } from './ExpediteSlot.js';
import { wayInto } from './limits.js';
import { columnIds, tickets, useServiceColumn, useServiceColumns } from './service-store.js';
import { isSingle } from './single.js';
import { ticketActions } from './ticket-actions.js';
import { TicketCard } from './TicketCard.js';
import { words } from './words.js';

const panels = () => import('./panels/index.js');

/** The service track: nobody decides its order, it follows from severity and time (S7). */
export const serviceTrack: TrackDefinition = {
  name: 'service',
  law: 'calculated',
  title: words.title,
  lawInWords: words.lawInWords,
  columnIds: columnIds,
  endColumn: 'resolved',
  Card: TicketCard,
  actions: ticketActions,
  useColumns: useServiceColumns,
  useOutside: useInLane,
  useIds: (columnId) => useServiceColumn(columnId as ColumnId),
  subscribe: (key, tell) => tickets.subscribe(key, tell),
  card: factsOf,
  *cards() {
    for (const { id } of tickets.cards()) yield factsOf(id)!;
  },
  ids: (columnId) => tickets.column(columnId as ColumnId),
  matches: (id, { text, mine, unassigned, blocked, sev1, groups }, me) => {
    const ticket = tickets.card(id);
    if (!ticket || (groups && isSingle(ticket))) return false;
    if (mine && ticket.assignee !== me) return false;
    if (unassigned && ticket.assignee) return false;
    if (blocked && !ticket.waiting) return false;
    if (sev1 && ticket.severity !== 1) return false;
    return !text || `${ticket.key} ${ticket.title} ${ticket.service ?? ''}`.toLowerCase().includes(text);
  },
  urgent: (id) => tickets.card(id)?.severity === 1,
  landing: (id, columnId) => {
    const ticket = tickets.card(id);
    if (!ticket) return words.calculated;
    const { full, expedited } = wayInto(columnId as ColumnId, ticket);
    if (full) return words.fullDropToAsk;
    if (expedited) return words.landsInLane;
    const others = tickets.column(columnId as ColumnId).map((other) => tickets.card(other)!);
    const { number, of } = placeOf(ticket, others, columnId as ColumnId);
    return words.lands(number, of);
  },
  question: (id, columnId) => (columnId === 'waiting' ? words.ask.waiting(tickets.card(id)?.key ?? '') : null),
  move: (id, columnId, reason) => moveTicket(id, columnId as ColumnId, reason),
  rank: null,
  ranking: () => ({ means: 'nothing', words: words.calculated }),
  nothingHere: () => (team.get().me.id ? words.onlyMembersSee : ''),
  emptyColumn: (columnId) => words.empty[columnId as ColumnId],
  Panel: lazy(async () => {
    const { TicketPanel } = await panels();
    return { default: ({ cardId, onClose }: PanelProps) => <TicketPanel ticketId={cardId} onClose={onClose} /> };
  }),
  Why: lazy(async () => {
    const { WhyPopover } = await panels();
    return {
      default: ({ cardId, onOpenCard, ...rest }: WhyProps) => (
        <WhyPopover {...rest} ticketId={cardId} onOpenTicket={onOpenCard} />
      ),
    };
  }),
  Refusal: lazy(async () => {
    const { ServiceRefusal } = await panels();
    return {
      default: ({ cardId, onOpenCard, ...rest }: RefusalProps) => (
        <ServiceRefusal {...rest} ticketId={cardId} onOpenTicket={onOpenCard} />
      ),
    };
  }),
  ColumnDialog: lazy(async () => {
    const { ServiceColumnDialog } = await panels();
    return {
      default: ({ columnId, onClose }: ColumnDialogProps) => (
        <ServiceColumnDialog columnId={columnId as ColumnId} onClose={onClose} />
      ),
    };
  }),
  CreateDialog: lazy(async () => ({ default: (await panels()).CreateTicketDialog })),
};

function factsOf(id: string): CardFacts | null {
  const ticket = tickets.card(id);
  if (!ticket) return null;
  const { key, title, column, assignee, severity } = ticket;
  return { id, key, title, column, severity, blocked: ticket.waiting !== null, assignees: assignee ? [assignee] : [] };
}
