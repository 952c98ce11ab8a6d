import type {
  Column,
  ColumnId,
  CorrectFacts,
  OpenTicket,
  SetColumnLimit,
  Ticket,
  WipLimit,
} from '@twotrack/service-queue/contract';
import { limitOf } from '@twotrack/service-queue/domain';
import { noteMine } from '../board/parts/changes.js';
import { undoable } from '../board/parts/undo.js';
import { team } from '../identity/team-store.js';
import { asking } from '../live/asking.js';
import { say } from '../ui/toasts.js';
import { wayInto } from './limits.js';
import { columns, tickets } from './service-store.js';
import { words } from './words.js';

const ticket = (id: string, act: string) => `/api/service-queue/tickets/${id}/${act}`;
const queue = (id: string, act: string) => `/api/service-queue/queues/${id}/${act}`;
const ofTeam = (rest: string) => `/api/teams/${team.get().me.teamSlug}/service-queue/${rest}`;
const column = (id: ColumnId, act: string) => ofTeam(`columns/${id}/${act}`);

const known = (id: string): Ticket => {
  const found = tickets.card(id);
  if (!found) throw new Error(`No ticket ${id} on this board`);
  return found;
};

const keyOf = (id: string): string => tickets.card(id)?.key ?? id;
const myself = () => ({ id: team.get().me.id, name: team.get().me.name });

/** Routed by rules when no queue is named (S1). Nobody names a severity: it follows from the facts (S3). */
export const openTicket = (body: OpenTicket) => asking<{ ticket: Ticket }>(ofTeam('tickets'), body);

/** An edit names the version that was read; a newer one is refused with the current card. */
export type Seen = Pick<Ticket, 'id' | 'version'>;

export const renameTicket = ({ id, version }: Seen, title: string) =>
  asking<{ ticket: Ticket }>(
    ticket(id, 'rename'),
    { version, title },
    tickets.guess(id, (card) => ({ ...card, title })),
  );

export const describeTicket = ({ id, version }: Seen, details: string) =>
  asking<{ ticket: Ticket }>(ticket(id, 'describe'), { version, details });

export const correctFacts = ({ id, version }: Seen, facts: CorrectFacts['facts']) =>
  asking<{ ticket: Ticket }>(ticket(id, 'correct-facts'), { version, facts });

/** Into Waiting the reason says what is waited for; into a full column, why it should take one more. */
export async function moveTicket(id: string, to: ColumnId, reason?: string) {
  const { column: from, waiting } = known(id);
  const answer = await sendMove(id, from, to, reason);
  undoable(words.moved(keyOf(id), to), () => sendMove(id, to, from, waiting?.reason));
  return answer;
}

function sendMove(id: string, from: ColumnId, to: ColumnId, reason?: string) {
  noteMine(id);
  const now = new Date().toISOString();
  const { full, expedited } = wayInto(to, known(id), reason);
  const moved = (card: Ticket): Ticket => ({
    ...card,
    column: to,
    expedited,
    enteredColumnAt: now,
    waiting: to === 'waiting' ? { reason: reason ?? '', since: now } : null,
    due: to === 'waiting' || to === 'resolved' ? null : card.due,
    resolvedAt: to === 'resolved' ? now : null,
  });
  // one with open tickets under it stays where it is, until they are resolved with it
  const refused = full || (to === 'resolved' && (known(id).marks.folded?.open ?? 0) > 0);
  const guess = refused ? undefined : tickets.guess(id, moved);
  return asking<{ ticket: Ticket }>(ticket(id, 'move'), { from, column: to, ...(reason && { reason }) }, guess);
}

/** The next ticket by the calculated order, claimed by me (S9), of one queue or of all; undefined when there is none. */
export async function pullNext(queueId: string | null, reason?: string): Promise<Ticket | undefined> {
  const path = queueId ? queue(queueId, 'pull') : ofTeam('pull');
  const answer = await asking<{ ticket?: Ticket | null } | undefined>(path, reason ? { reason } : {});
  const pulled = answer?.ticket ?? undefined;
  if (pulled) {
    noteMine(pulled.id);
    undoable(words.pulled(pulled.key), () => sendMove(pulled.id, 'working', 'queue'));
  } else say(words.nothingToPull);
  return pulled;
}

/** Compare and set: fails when somebody else took it meanwhile (S9). */
export async function assignTicket(id: string, to: string | null) {
  const from = known(id).assignee;
  const answer = await sendAssign(id, from, to);
  undoable(words.assigned(keyOf(id)), () => sendAssign(id, to, from));
  return answer;
}

const sendAssign = (id: string, from: string | null, to: string | null) =>
  asking<{ ticket: Ticket }>(
    ticket(id, 'assign'),
    { from, to },
    tickets.guess(id, (card) => ({ ...card, assignee: to })),
  );

export async function acknowledgeTicket(id: string) {
  const acknowledged = { by: myself(), at: new Date().toISOString() };
  const guess = tickets.guess(id, (card) => ({ ...card, acknowledged }));
  const answer = await asking<{ ticket: Ticket }>(ticket(id, 'acknowledge'), {}, guess);
  undoable(words.acknowledged(keyOf(id)), () => unacknowledgeTicket(id));
  return answer;
}

export const unacknowledgeTicket = (id: string) =>
  asking<{ ticket: Ticket }>(
    ticket(id, 'unacknowledge'),
    {},
    tickets.guess(id, (card) => ({ ...card, acknowledged: null })),
  );

export async function rerouteTicket(id: string, to: string) {
  const from = known(id).queueId;
  const answer = await sendReroute(id, from, to);
  undoable(words.rerouted(keyOf(id)), () => sendReroute(id, to, from));
  return answer;
}

const sendReroute = (id: string, from: string, to: string) =>
  asking<{ ticket: Ticket }>(ticket(id, 'reroute'), { from, queue: to });

type Which = Pick<SetColumnLimit, 'queue' | 'lane'>;

/** Over all queues, of one, or of the expedite lane. */
export async function setColumnLimit(id: ColumnId, limit: WipLimit | null, which: Which = {}) {
  const now = columns.get().find((one) => one.id === id);
  const before = now ? limitOf(now, { queueId: which.queue ?? null, lane: which.lane }) : null;
  const answer = await sendLimit(id, limit, which);
  undoable(words.limitSet(id), () => sendLimit(id, before, which));
  return answer;
}

const sendLimit = (id: ColumnId, limit: WipLimit | null, which: Which) =>
  asking<{ column: Column }>(column(id, 'limit'), { limit, ...which });

export const setColumnPolicy = (id: ColumnId, policy: string) =>
  asking<{ column: Column }>(column(id, 'policy'), { policy });
