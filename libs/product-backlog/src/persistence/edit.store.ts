import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type {
  AssignItem,
  BlockItem,
  ClassifyItem,
  DescribeItem,
  Item,
  ProductEvent,
  RenameItem,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import { itemOf, saveItem } from './item.store.js';
import { problemOf, saveProblem } from './story.store.js';

type ItemEvent = Extract<ProductEvent, { item: Item }>;

export const rename = (change: Change<ProductEvent>, actor: Actor, itemId: string, command: RenameItem) =>
  edit(change, actor, itemId, (item) => domain.renameItem(item, command, actor, change.now));

export const classify = (change: Change<ProductEvent>, actor: Actor, itemId: string, command: ClassifyItem) =>
  edit(change, actor, itemId, (item) => domain.classifyItem(item, command, actor, change.now));

export const assign = (change: Change<ProductEvent>, actor: Actor, itemId: string, command: AssignItem) =>
  edit(change, actor, itemId, (item) => domain.assignItem(item, command, actor, change.now));

export const block = (change: Change<ProductEvent>, actor: Actor, itemId: string, command: BlockItem) =>
  edit(change, actor, itemId, (item) => domain.blockItem(item, command, actor, change.now));

export const unblock = (change: Change<ProductEvent>, actor: Actor, itemId: string) =>
  edit(change, actor, itemId, (item) => domain.unblockItem(item, actor, change.now));

/** The text stands beside the item, so that boards are read without it. */
export async function describe(change: Change<ProductEvent>, actor: Actor, itemId: string, command: DescribeItem) {
  const was = await problemOf(change.read, itemId);
  const answer = await edit(change, actor, itemId, (item) =>
    domain.describeItem(item, was, command, actor, change.now),
  );
  if (change.events.length > 0) change.send(saveProblem(change.write, actor.teamId, itemId, command.problem));
  return answer;
}

async function edit(
  change: Change<ProductEvent>,
  actor: Actor,
  itemId: string,
  decide: (item: Item) => ItemEvent | null,
): Promise<{ item: Item }> {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const event = decide(item);
  if (!event) return { item };
  change.send(saveItem(change.write, event.item));
  change.record(event, itemId);
  return { item: event.item };
}
