import type { EntityManager } from 'typeorm';
import type { Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type {
  AttachLink,
  Brief,
  DetachLink,
  Item,
  ProductEvent,
  SetExamples,
  StateHypothesis,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import { firstRow } from './first-row.js';
import { itemOf, saveItem } from './item.store.js';

type Product = Change<ProductEvent>;
type Written = Promise<{ item: Item; brief: Brief }>;

const reading = 'select body as brief from product_backlog.brief where id = $1';

/** What is written down about an item; empty where nobody wrote anything. */
export async function briefOf(tx: EntityManager, itemId: string): Promise<Brief> {
  const row = await firstRow<{ brief: Brief }>(tx, reading, [itemId]);
  return row?.brief ?? domain.emptyBrief();
}

const writing = `insert into product_backlog.brief (id, team_id, body) values ($1, $2, $3)
  on conflict (id) do update set body = excluded.body`;

export const saveBrief = (tx: EntityManager, teamId: string, itemId: string, brief: Brief): Promise<unknown> =>
  prepared(tx, writing, [itemId, teamId, JSON.stringify(brief)]);

export const stateHypothesis = (change: Product, actor: Actor, itemId: string, command: StateHypothesis): Written =>
  write(change, actor, itemId, (item, brief) => {
    const event = domain.stateHypothesis(item, brief, command, actor, change.now);
    return event && { event, brief: event.brief };
  });

export const setExamples = (change: Product, actor: Actor, itemId: string, command: SetExamples): Written =>
  write(change, actor, itemId, (item, brief) => {
    const event = domain.setExamples(item, brief, command, actor, change.now);
    return event && { event, brief: event.brief };
  });

export const attachLink = (change: Product, actor: Actor, itemId: string, command: AttachLink): Written =>
  write(change, actor, itemId, (item, brief) => {
    const event = domain.attachLink(item, brief, command, actor, change.now);
    return event && { event, brief: domain.linked(brief, event) };
  });

export const detachLink = (change: Product, actor: Actor, itemId: string, command: DetachLink): Written =>
  write(change, actor, itemId, (item, brief) => {
    const event = domain.detachLink(item, brief, command, actor, change.now);
    return event && { event, brief: domain.linked(brief, event) };
  });

async function write(
  change: Product,
  { teamId }: Actor,
  itemId: string,
  decide: (item: Item, brief: Brief) => { event: ProductEvent & { item: Item }; brief: Brief } | null,
): Written {
  const item = await itemOf(change.read, teamId, itemId);
  const brief = await briefOf(change.read, itemId);
  const decided = decide(item, brief);
  if (!decided) return { item, brief };
  const { event } = decided;
  change.send(saveItem(change.write, event.item));
  change.send(saveBrief(change.write, teamId, itemId, decided.brief));
  change.record(event, itemId);
  return { item: event.item, brief: decided.brief };
}
