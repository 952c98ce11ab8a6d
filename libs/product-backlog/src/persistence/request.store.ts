import { prepared } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import { notFound, type Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type {
  AcceptRequest,
  AskedFor,
  DeclineRequest,
  Item,
  MergeRequest,
  ProductEvent,
  Request,
  RequestSubmitted,
  SubmitRequest,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import type { NewItem } from '../domain/index.js';
import { admit, takeOff } from './flow.store.js';
import { itemOf, standingOf } from './item.store.js';
import { newId } from './new-id.js';
import { answerParts, partsOf, takeAnswersBack } from './joining.store.js';
import { insertOf, jsonOf, updateOf } from './rows.js';
import { firstRow } from './first-row.js';
import { problemOf, saveProblem } from './story.store.js';
import { RequestTable } from './tables.js';

const insertion = insertOf(RequestTable, '$1', '$2');
const update = updateOf(RequestTable, '$1');
const one = `select ${jsonOf(RequestTable, 'r')} as request from product_backlog.request r where r.id = $2 and r.team_id is not distinct from $1`;

export async function submit(
  change: Change<ProductEvent>,
  actor: Actor,
  command: SubmitRequest,
  asked?: AskedFor,
): Promise<{ request: Request }> {
  return submitted(change, actor, domain.submitRequest(newId(), command, actor, change.now, asked));
}

/** What was asked waits from now on. */
export async function submitted(
  change: Change<ProductEvent>,
  actor: Actor,
  event: RequestSubmitted,
): Promise<{ request: Request }> {
  const { request, problem } = event;
  await prepared(change.write, insertion, [actor.teamId, JSON.stringify(request)]);
  if (problem) await saveProblem(change.write, actor.teamId, request.id, problem);
  change.record(event, request.id);
  return { request };
}

/** The request becomes an item, its problem the item's (P4). */
export async function accept(
  change: Change<ProductEvent>,
  actor: Actor,
  requestId: string,
  { before, ...kind }: AcceptRequest,
): Promise<{ request: Request; item: Item }> {
  const request = await requestOf(change.read, actor.teamId, requestId);
  const accepted = domain.acceptRequest(request, newId(), actor, change.now);
  const problem = await problemOf(change.read, requestId);
  const words = itemFrom(request, accepted.request.itemId!, problem, kind);
  const item = await admit(change, actor, words, before);
  await decided(change, accepted, item.id);
  await answerParts(change, actor, accepted.request);
  return { request: accepted.request, item };
}

/** The item that a request becomes, as the kind that was named or that it proposes (P5). */
export const itemFrom = (
  request: Request,
  id: string,
  problem: string,
  { type, whoseProblem }: Pick<AcceptRequest, 'type' | 'whoseProblem'>,
): Omit<NewItem, 'key' | 'rank'> => ({
  id,
  type: type ?? domain.proposedType(request) ?? 'feature',
  whoseProblem,
  title: request.title,
  problem,
  request,
});

export async function decline(
  change: Change<ProductEvent>,
  actor: Actor,
  requestId: string,
  command: DeclineRequest,
): Promise<{ request: Request }> {
  const request = await requestOf(change.read, actor.teamId, requestId);
  const done = await decided(change, domain.declineRequest(request, command, actor, change.now), requestId);
  await answerParts(change, actor, done.request);
  return done;
}

export async function merge(
  change: Change<ProductEvent>,
  actor: Actor,
  requestId: string,
  { itemId }: MergeRequest,
): Promise<{ request: Request }> {
  const request = await requestOf(change.read, actor.teamId, requestId);
  const item = await itemOf(change.read, actor.teamId, itemId);
  const done = await decided(change, domain.mergeRequest(request, item, actor, change.now), itemId);
  await answerParts(change, actor, done.request);
  return done;
}

/** The decision is taken back, and the item that it made with it. */
export async function giveBack(
  change: Change<ProductEvent>,
  actor: Actor,
  requestId: string,
): Promise<{ request: Request }> {
  const { teamId } = actor;
  const request = await requestOf(change.read, teamId, requestId);
  const returned = domain.returnRequest(request, actor);
  if (!returned) return { request };
  const parts = (await partsOf(change.read, actor, [requestId])).get(requestId)!;
  await takeItemBack(
    change,
    actor,
    request,
    parts.map(({ id }) => id),
  );
  const done = await decided(change, returned, request.itemId ?? requestId);
  if (request.status !== 'joined') takeAnswersBack(change, parts);
  return done;
}

const others = `select count(*)::int as count from product_backlog.request r
  where r.item_id = $1 and r.status = 'merged' and r.id <> all($2::uuid[])`;

/** The item that an acceptance made goes with it; `going`: requests whose decision is taken back in the same breath. */
export async function takeItemBack(
  change: Change<ProductEvent>,
  actor: Actor,
  { status, itemId }: Request,
  going: Iterable<string> = [],
): Promise<void> {
  if (status !== 'accepted' || !itemId) return;
  const placed = await standingOf(change.read, actor.teamId, itemId, 'backlog');
  domain.untouched(placed.item);
  const row = await firstRow<{ count: number }>(change.read, others, [itemId, [...going]]);
  domain.askedForByNobodyElse(placed.item, row!.count);
  const removed = domain.removeItem(placed, undefined, actor, change.now);
  if (removed) await takeOff(change, actor.teamId, placed, removed);
}

export async function requestOf(tx: EntityManager, teamId: string, id: string): Promise<Request> {
  const row = await firstRow<{ request: Request }>(tx, one, [teamId, id]);
  if (!row) throw notFound('request', id);
  return row.request;
}

export async function decided(
  change: Change<ProductEvent>,
  event: Extract<ProductEvent, { request: Request }>,
  card: string,
): Promise<{ request: Request }> {
  await prepared(change.write, update, [JSON.stringify(event.request)]);
  change.record(event, card);
  return { request: event.request };
}
