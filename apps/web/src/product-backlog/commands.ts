import type {
  AcceptRequest,
  ClassifyItem,
  Column,
  ColumnId,
  CreateItem,
  Item,
  Place,
  Proposal,
  Request,
  SubmitRequest,
  WipLimit,
} from '@twotrack/product-backlog/contract';
import { noteMine } from '../board/parts/changes.js';
import { undoable } from '../board/parts/undo.js';
import { team } from '../identity/team-store.js';
import { asking } from '../live/asking.js';
import { isFull } from './limits.js';
import { decidesOrder, placeNow, rankAt } from './ranking.js';
import { columns, items } from './product-store.js';
import { words } from './words.js';

const item = (id: string, act: string) => `/api/product-backlog/items/${id}/${act}`;
const ofTeam = (rest: string) => `/api/teams/${team.get().me.teamSlug}/product-backlog/${rest}`;
const request = (id: string, act: string) => `/api/product-backlog/requests/${id}/${act}`;
const proposal = (id: string, act: string) => `/api/product-backlog/proposals/${id}/${act}`;
const column = (id: ColumnId, act: string) => ofTeam(`columns/${id}/${act}`);

const known = (id: string): Item => {
  const found = items.card(id);
  if (!found) throw new Error(`No item ${id} on this board`);
  return found;
};

/** A key the person reads; the id when the card has left the board. */
const keyOf = (id: string): string => items.card(id)?.key ?? id;

/** By the product owner an item, by others a request (P4): the answer holds the one or the other. */
export const createItem = (body: CreateItem) => asking<{ item?: Item; request?: Request }>(ofTeam('items'), body);

export async function moveItem(id: string, to: ColumnId, reason?: string) {
  const from = known(id).column;
  const answer = await sendMove(id, from, to, reason);
  undoable(words.moved(keyOf(id), to), () => sendMove(id, to, from));
  return answer;
}

function sendMove(id: string, from: ColumnId, to: ColumnId, reason?: string) {
  noteMine(id);
  const guess = isFull(to, reason) ? undefined : items.guess(id, (card) => arrived(card, to));
  return asking<{ item: Item }>(item(id, 'move'), { from, column: to, ...(reason && { reason }) }, guess);
}

/** An item that is finished has no rank; one that comes back waits for the server to give it one. */
function arrived(card: Item, to: ColumnId): Item {
  const now = new Date().toISOString();
  const done = to === 'done';
  return { ...card, column: to, enteredColumnAt: now, doneAt: done ? now : null, rank: done ? null : card.rank };
}

/** By the product owner a ranking, by other members a proposal (P3): the answer holds the one or the other. */
export async function rankItem(id: string, place: Place, reason?: string) {
  const decides = decidesOrder();
  const before = decides ? placeNow(id) : null;
  const answer = await sendRank(id, place, reason, decides);
  if (decides && before) undoable(words.ranked(keyOf(id)), () => sendUnrank(id, answer.seq, before));
  else if ('proposal' in answer && answer.proposal) {
    const { id: proposalId } = answer.proposal;
    undoable(words.proposed(keyOf(id)), () => withdrawProposal(proposalId));
  }
  return answer;
}

function sendRank(id: string, place: Place, reason: string | undefined, decides: boolean) {
  const guess = decides ? guessAt(id, place) : undefined;
  const body = { ...place, ...(reason && { reason }) };
  return asking<{ item?: Item; proposal?: Proposal }>(item(id, 'rank'), body, guess);
}

/** Takes a ranking back, named by its number; `place` is where it stood (P14). */
const sendUnrank = (id: string, ranking: number, place: Place) =>
  asking<{ item: Item }>(item(id, 'unrank'), { ranking }, guessAt(id, place));

function guessAt(id: string, place: Place) {
  const rank = rankAt(id, place);
  return rank ? items.guess(id, (card) => ({ ...card, rank })) : undefined;
}

export async function assignItem(id: string, assignees: string[]) {
  const before = known(id).assignees;
  const answer = await sendAssign(id, assignees);
  undoable(words.assigned(keyOf(id)), () => sendAssign(id, before));
  return answer;
}

function sendAssign(id: string, assignees: string[]) {
  const guess = items.guess(id, (card) => ({ ...card, assignees }));
  return asking<{ item: Item }>(item(id, 'assign'), { assignees }, guess);
}

export async function blockItem(id: string, reason: string) {
  const answer = await sendBlock(id, reason);
  undoable(words.blocked(keyOf(id)), () => sendUnblock(id));
  return answer;
}

export async function unblockItem(id: string) {
  const reason = known(id).blocked?.reason;
  const answer = await sendUnblock(id);
  if (reason) undoable(words.unblocked(keyOf(id)), () => sendBlock(id, reason));
  return answer;
}

function sendBlock(id: string, reason: string) {
  const { id: me, name } = team.get().me;
  const blocked = { reason, by: { id: me, name }, since: new Date().toISOString() };
  return asking<{ item: Item }>(
    item(id, 'block'),
    { reason },
    items.guess(id, (card) => ({ ...card, blocked })),
  );
}

const sendUnblock = (id: string) =>
  asking<{ item: Item }>(
    item(id, 'unblock'),
    {},
    items.guess(id, (card) => ({ ...card, blocked: null })),
  );

/** An edit names the version that was read; a newer one is refused with the current card. */
export type Seen = Pick<Item, 'id' | 'version'>;

export const renameItem = ({ id, version }: Seen, title: string) =>
  asking<{ item: Item }>(
    item(id, 'rename'),
    { version, title },
    items.guess(id, (card) => ({ ...card, title })),
  );

export const describeItem = ({ id, version }: Seen, problem: string) =>
  asking<{ item: Item }>(item(id, 'describe'), { version, problem });

export const classifyItem = ({ id, version }: Seen, kind: Omit<ClassifyItem, 'version'>) =>
  asking<{ item: Item }>(item(id, 'classify'), { version, ...kind });

export async function removeItem(id: string, reason?: string) {
  const key = keyOf(id);
  const guess = items.guess(id, (card) => ({ ...card, removedAt: new Date().toISOString() }));
  const answer = await asking<{ item: Item }>(item(id, 'remove'), reason ? { reason } : {}, guess);
  undoable(words.removed(key), () => restoreItem(id));
  return answer;
}

export const restoreItem = (id: string) => asking<{ item: Item }>(item(id, 'restore'), {});

export const submitRequest = (body: SubmitRequest) => asking<{ request: Request }>(ofTeam('requests'), body);

export async function acceptRequest({ id, title }: Request, body: AcceptRequest) {
  const answer = await asking<{ request: Request; item?: Item }>(request(id, 'accept'), body);
  undoable(words.accepted(title), () => returnRequest(id));
  return answer;
}

export async function declineRequest({ id, title }: Request, reason: string) {
  const answer = await asking<{ request: Request }>(request(id, 'decline'), { reason });
  undoable(words.declined(title), () => returnRequest(id));
  return answer;
}

export async function mergeRequest({ id, title }: Request, itemId: string) {
  const answer = await asking<{ request: Request }>(request(id, 'merge'), { itemId });
  undoable(words.merged(title), () => returnRequest(id));
  return answer;
}

export const returnRequest = (id: string) => asking<{ request: Request }>(request(id, 'return'), {});

export const withdrawProposal = (id: string) => asking<{ proposal: Proposal }>(proposal(id, 'withdraw'), {});

export async function setColumnLimit(id: ColumnId, limit: WipLimit | null) {
  const before = columns.get().find((one) => one.id === id)?.limit ?? null;
  const answer = await sendLimit(id, limit);
  undoable(words.limitSet(id), () => sendLimit(id, before));
  return answer;
}

const sendLimit = (id: ColumnId, limit: WipLimit | null) => asking<{ column: Column }>(column(id, 'limit'), { limit });

export const setColumnPolicy = (id: ColumnId, policy: string) =>
  asking<{ column: Column }>(column(id, 'policy'), { policy });
