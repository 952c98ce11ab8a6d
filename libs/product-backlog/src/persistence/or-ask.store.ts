import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { CreateItem, Item, ProductEvent, Proposal, RankItem, Request } from '../contract/index.js';
import { asRequest, isProductOwner, mayOrder, placeOf } from '../domain/index.js';
import { delegationOf } from './delegation.store.js';
import { admit } from './flow.store.js';
import { newId } from './new-id.js';
import { propose } from './proposal.store.js';
import { rankAt } from './ranking.store.js';
import { submit } from './request.store.js';

/*
 * What the product owner does, others ask for: the same words, another outcome.
 */

/** By the product owner an item, by others a request (P4). */
export async function create(
  change: Change<ProductEvent>,
  actor: Actor,
  command: CreateItem,
): Promise<{ item: Item } | { request: Request }> {
  if (!isProductOwner(actor)) return submit(change, actor, asRequest(command, actor));
  const { before, problem = '', ...words } = command;
  return { item: await admit(change, actor, { ...words, id: newId(), problem, request: null }, before) };
}

/** By the product owner or their delegate a ranking, by other members a proposal (P3, P13). */
export async function rank(
  change: Change<ProductEvent>,
  actor: Actor,
  itemId: string,
  command: RankItem,
): Promise<{ item: Item } | { proposal: Proposal }> {
  if (!(await decides(change, actor))) return propose(change, actor, itemId, command);
  return { item: await rankAt(change, actor, itemId, placeOf(command), { reason: command.reason }) };
}

const decides = async (change: Change<ProductEvent>, actor: Actor): Promise<boolean> =>
  isProductOwner(actor) || mayOrder(actor, await delegationOf(change.read, actor.teamId), change.now);
