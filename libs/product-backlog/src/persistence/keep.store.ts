import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { Item, KeepItem, ProductEvent, SetAsideItem } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { answerRequests } from './answer.store.js';
import { bringBack, takeOff } from './flow.store.js';
import { itemOf, saveItem, standingOf } from './item.store.js';

type Product = Change<ProductEvent>;
type Done = Promise<{ item: Item }>;

export async function keep(change: Product, actor: Actor, itemId: string, command: KeepItem): Done {
  const item = await itemOf(change.read, actor.teamId, itemId);
  return noted(change, actor, domain.keepItem(item, command, actor, change.now));
}

export async function unkeep(change: Product, actor: Actor, itemId: string): Done {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const event = domain.unkeepItem(item, actor);
  return event ? noted(change, actor, event) : { item };
}

export async function setAside(change: Product, actor: Actor, itemId: string, command: SetAsideItem): Done {
  const placed = await standingOf(change.read, actor.teamId, itemId, 'backlog');
  const event = domain.setAsideItem(placed, command, actor, change.now);
  if (!event) return { item: placed.item };
  await takeOff(change, actor.teamId, placed, event);
  await answerRequests(change, actor.teamId, itemId, domain.answerOf(event.item));
  return { item: event.item };
}

export async function takeUp(change: Product, actor: Actor, itemId: string): Done {
  const placed = await standingOf(change.read, actor.teamId, itemId, 'backlog');
  return bringBack(change, actor, placed, (item, back) => domain.takeUpItem(item, back, actor, change.now));
}

async function noted(change: Product, { teamId }: Actor, event: Extract<ProductEvent, { item: Item }>): Done {
  const { item } = event;
  change.send(saveItem(change.write, item));
  change.record(event, item.id);
  await answerRequests(change, teamId, item.id, domain.answerOf(item));
  return { item };
}
