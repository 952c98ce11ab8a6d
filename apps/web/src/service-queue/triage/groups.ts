import type { BulkDoing, Ticket } from '@twotrack/service-queue/contract';
import type { AskLine } from '../../board/parts/track.js';
import { command } from '../../http/send.js';
import { team } from '../../identity/team-store.js';
import { serverNow } from '../../live/server-time.js';
import { bulk, type Part } from './bulk.js';
import { ticketOf } from './children.js';
import { words } from './words.js';

/** How many tickets these cards stand for that nobody has acknowledged: in a group, those that lie under it. */
export const unacknowledgedIn = (ticket: Ticket): number =>
  ticket.marks.folded ? ticket.marks.folded.unacknowledged : ticket.acknowledged ? 0 : 1;

/** How many tickets a card stands for. */
export const standsFor = ({ marks }: Ticket): number => marks.folded?.open ?? 1;

/** What one calls a few tickets: by their key where it is one. */
export const nameOf = (some: readonly Ticket[], count = some.length): string =>
  some.length === 1 && count === 1 ? some[0]!.key : words.tickets(count);

/**
 * Acknowledges tickets, and groups with what lies under them as it stands now: asked with the number, and what comes
 * meanwhile stays as it is. False when the person thought better of it.
 */
export async function acknowledge(ids: readonly string[], ask: AskLine): Promise<boolean> {
  const some = ids.flatMap((id) => ticketOf(id) ?? []);
  const groups = some.filter(({ marks }) => marks.folded);
  // beside groups, what is acknowledged already goes without saying
  const single = some.filter(({ marks, acknowledged }) => !marks.folded && (groups.length === 0 || !acknowledged));
  const of = groups.reduce((sum, group) => sum + unacknowledgedIn(group), single.length);
  // a snapshot: what arrives while one reads the question is not in the answer
  const parts: Part[] = groups.map(({ id, marks }) => ({ folded: id, until: marks.folded!.lastAt }));
  if (single.length > 0) parts.push({ ids: single.map(({ id }) => id) });
  if (groups.length > 0 && !(await sure(groups, single.length, of, ask))) return false;
  await bulk({
    doing: { acknowledge: {} },
    parts,
    of,
    about: nameOf(some, of),
    unsaid: groups.length > 0 ? ['already-acknowledged'] : [],
    guess: acknowledgedByMe,
  });
  return true;
}

/** A group with all that lies open under it, as one step: undone, all of them and the card are as they were. */
export const resolveGroup = (parent: Ticket): Promise<number> =>
  bulk({
    doing: { resolve: {} },
    parts: [{ folded: parent.id }],
    of: standsFor(parent),
    about: parent.key,
    // the card itself follows when the last of them is resolved
    unsaid: ['children-open', 'already-there'],
    afterUndo: () => asItStood(parent),
  });

/** Opened again by its tickets it stands in the queue, nobody's: whose it was and where it stood is given back too. */
async function asItStood({ id, assignee, acknowledged, column, waiting }: Ticket): Promise<void> {
  const doings: BulkDoing[] = [
    ...(assignee ? [{ assign: { to: assignee } }] : []),
    ...(acknowledged ? [{ acknowledge: {} }] : []),
    ...(column === 'working' ? [{ move: { column } }] : []),
    ...(column === 'waiting' && waiting ? [{ move: { column, reason: waiting.reason } }] : []),
  ];
  for (const doing of doings) await command('/api/service-queue/tickets/bulk', { ids: [id], command: doing });
}

/** By the button of its card on the board. */
export const acknowledgeGroup = (id: string, ask: AskLine): Promise<boolean> => acknowledge([id], ask);

async function sure(groups: readonly Ticket[], beside: number, of: number, ask: AskLine): Promise<boolean> {
  const keys = groups.map(({ key, title }) => `${key} ${title}`).join('; ');
  const answer = await ask({
    title: words.ask.ackTitle(of),
    about: words.ask.ackAbout(keys, beside),
    submit: words.ask.ack(of),
  });
  return answer !== null;
}

function acknowledgedByMe(ticket: Ticket): Ticket {
  const { id, name } = team.get().me;
  const { folded, ...marks } = ticket.marks;
  return {
    ...ticket,
    acknowledged: ticket.acknowledged ?? { by: { id, name }, at: new Date(serverNow()).toISOString() },
    marks: folded ? { ...marks, folded: { ...folded, unacknowledged: 0, unacknowledgedSince: null } } : ticket.marks,
  };
}
