import type { Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { ProductEvent, Request } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { jsonOf, updateAllOf } from './rows.js';
import { RequestTable } from './tables.js';

type Product = Change<ProductEvent>;
export type OfRequest = Extract<ProductEvent, { request: Request }>;

const parts = `
  with recursive part (whole, id) as (
    select r.marks ->> 'joinedTo', r.id from product_backlog.request r
      where r.marks ? 'joinedTo' and r.marks ->> 'joinedTo' = any ($2::text[]) and r.team_id is not distinct from $1
    union all
    select part.whole, r.id from part join product_backlog.request r
      on r.marks ? 'joinedTo' and r.marks ->> 'joinedTo' = part.id::text)
  select part.whole, ${jsonOf(RequestTable, 'r')} as request
  from part join product_backlog.request r on r.id = part.id order by r.at, r.id`;

/** All that asked for the same as each of these and were merged with it, the oldest first; by the id of the whole. */
export async function partsOf(tx: EntityManager, { teamId }: Actor, ids: readonly string[]) {
  const found = new Map<string, Request[]>(ids.map((id) => [id, []]));
  const rows = await prepared<{ whole: string; request: Request }>(tx, parts, [teamId, ids]);
  for (const { whole, request } of rows) found.get(whole)!.push(request);
  return found;
}

const update = updateAllOf(RequestTable, '$1', '$2');

/** What became of these requests is written at once, and told in this order; one that is named twice is as it is told last. */
export function writeRequests(
  change: Product,
  events: readonly OfRequest[],
  cardOf?: (event: OfRequest) => string,
): void {
  if (events.length === 0) return;
  for (const event of events) change.record(event, cardOf?.(event) ?? event.request.itemId ?? event.request.id);
  const now = new Map(events.map(({ request }) => [request.id, request]));
  change.send(prepared(change.write, update, [JSON.stringify([...now.values()]), [...now.keys()]]));
}

/** Every part of a request gets the answer that it just got (P4). */
export async function answerParts(change: Product, actor: Actor, decided: Request): Promise<void> {
  const found = await partsOf(change.read, actor, [decided.id]);
  writeRequests(
    change,
    found.get(decided.id)!.map((part) => domain.answeredWith(part, decided)),
  );
}

/** The parts of a request wait with it again; `parts` as they stand. */
export function takeAnswersBack(change: Product, parts: readonly Request[]): void {
  writeRequests(change, parts.map(domain.waitsWithIt), ({ request: { id } }) => {
    return parts.find((part) => part.id === id)?.itemId ?? id;
  });
}

/** What was asked is needed no more by whoever asked; who asked for the same still waits. */
export async function leaveToOthers(change: Product, actor: Actor, gone: Request): Promise<void> {
  const found = await partsOf(change.read, actor, [gone.id]);
  writeRequests(change, domain.succeed(gone, found.get(gone.id)!));
}
