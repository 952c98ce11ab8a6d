import type { CardAction } from '../board/parts/track.js';
import { canOf } from '../identity/session.js';
import { team } from '../identity/team-store.js';
import { acknowledgeTicket, assignTicket, moveTicket, unacknowledgeTicket } from './commands.js';
import { tickets } from './service-store.js';
import { words } from './words.js';

const membersOnly = (): string | undefined => (canOf(team.get().me.roles).work ? undefined : words.act.membersOnly);

/** What one does with a ticket, by key and by menu. */
export const ticketActions: readonly CardAction[] = [
  {
    id: 'acknowledge-ticket',
    keys: 'a',
    words: words.act.ack,
    offer: (id) => ({
      label: inGroup(id) ? words.act.ackGroup(inGroup(id)) : words.act.ack,
      why: membersOnly() ?? (tickets.card(id)?.acknowledged && !inGroup(id) ? words.act.acked : undefined),
    }),
    run: async (id, ask) => {
      if (!inGroup(id)) return acknowledgeTicket(id);
      return (await import('./triage/groups.js')).acknowledgeGroup(id, ask);
    },
    short: (id) => (inGroup(id) ? words.ackAll(inGroup(id)) : words.act.ackShort),
  },
  {
    id: 'unacknowledge-ticket',
    keys: 'u',
    words: words.act.unack,
    offer: (id) => (tickets.card(id)?.acknowledged ? { label: words.act.unack, why: membersOnly() } : null),
    run: (id) => unacknowledgeTicket(id),
  },
  {
    id: 'assign-ticket',
    keys: 'i',
    words: words.act.assignHelp,
    offer: (id) => ({ label: isMine(id) ? words.act.leaveIt : words.act.takeIt, why: membersOnly() ?? takenBy(id) }),
    run: (id) => assignTicket(id, isMine(id) ? null : team.get().me.id),
    short: (id) => (isMine(id) ? words.act.leaveShort : words.act.takeShort),
  },
  {
    id: 'resolve-ticket',
    keys: 'r',
    words: words.act.resolve,
    offer: (id) => (tickets.card(id)?.column === 'resolved' ? null : { label: words.act.resolve, why: membersOnly() }),
    run: (id) => moveTicket(id, 'resolved'),
  },
];

/** How many that lie under it wait for an acknowledge. */
const inGroup = (id: string): number => tickets.card(id)?.marks.folded?.unacknowledged ?? 0;

const isMine = (id: string): boolean => tickets.card(id)?.assignee === team.get().me.id;

function takenBy(id: string): string | undefined {
  const assignee = tickets.card(id)?.assignee;
  if (!assignee || isMine(id)) return undefined;
  return words.act.taken(team.get().people.find((person) => person.id === assignee)?.name ?? '?');
}
