import type { Actor, Who } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { DelegateOrder, Delegation, OrderingEvent, ProductEvent } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { clearAlarm, setAlarm } from './alarm.js';
import type { Ringer } from './clock.store.js';
import { firstRow } from './first-row.js';
import { jsonOf } from './rows.js';
import { DelegationTable } from './tables.js';

/** The alarm at which a delegation ends; its card is the team, for there is at most one. */
export const DELEGATION = 'delegation';

/** SQL for who else may order in a team, as JSON; null for nobody. */
export const delegationJson = (team: string): string =>
  `(select ${jsonOf(DelegationTable, 'd')} from product_backlog.delegation d where d.team_id = ${team})`;

const reading = `select ${delegationJson('$1')} as delegation`;

export async function delegationOf(tx: EntityManager, teamId: string): Promise<Delegation | null> {
  const row = await firstRow<{ delegation: Delegation | null }>(tx, reading, [teamId]);
  return row!.delegation;
}

/** In whose name somebody orders in this command; a refusal where they may not. The product owner needs no reading. */
export async function ordererOf(change: Change<ProductEvent>, actor: Actor): Promise<domain.Orderer> {
  const delegation = domain.isProductOwner(actor) ? null : await delegationOf(change.read, actor.teamId);
  return domain.whoOrders(actor, delegation, change.now);
}

export async function delegate(
  change: Change<ProductEvent>,
  actor: Actor,
  command: DelegateOrder,
): Promise<{ delegation: Delegation }> {
  const was = await delegationOf(change.read, actor.teamId);
  const event = domain.delegateOrder(was, command, actor, change.now);
  keep(change, actor.teamId, event);
  return { delegation: event.delegation };
}

export async function withdraw(change: Change<ProductEvent>, actor: Actor): Promise<{ delegation: null }> {
  const event = domain.withdrawDelegation(await delegationOf(change.read, actor.teamId), actor);
  if (event) keep(change, actor.teamId, event);
  return { delegation: null };
}

/** Ends what another product owner than this one allowed. */
export async function succeed(
  change: Change<ProductEvent>,
  { teamId }: Actor,
  productOwner: Who,
): Promise<{ delegation: Delegation | null }> {
  const was = await delegationOf(change.read, teamId);
  const event = domain.succeedProductOwner(was, productOwner);
  if (event) keep(change, teamId, event);
  return { delegation: event ? null : was };
}

/** The teams in which somebody orders for the product owner. */
export async function delegatedIn(tx: EntityManager): Promise<string[]> {
  const rows: { id: string }[] = await tx.query('select team_id as id from product_backlog.delegation');
  return rows.map(({ id }) => id);
}

/** Ends what is over; one that was made longer meanwhile has set its alarm anew. */
export const ringDelegation: Ringer = async (change, teamId) => {
  const event = domain.endDelegation(await delegationOf(change.read, teamId), change.now);
  if (event) keep(change, teamId, event);
};

const ending = 'delete from product_backlog.delegation where team_id = $1';
const writing = `insert into product_backlog.delegation (team_id, to_person, by, since, until, reason)
  values ($1, $2, $3, $4, $5, $6)
  on conflict (team_id) do update set to_person = excluded.to_person, by = excluded.by, since = excluded.since,
    until = excluded.until, reason = excluded.reason`;

export const writeDelegation = (tx: EntityManager, teamId: string, delegation: Delegation): Promise<unknown> => {
  const { to, by, since, until, reason } = delegation;
  return prepared(tx, writing, [teamId, to, JSON.stringify(by), since, until, reason]);
};

function keep(change: Change<ProductEvent>, teamId: string, event: OrderingEvent): void {
  const alarm = { cardId: teamId, kind: DELEGATION };
  if (event.delegation) {
    change.send(writeDelegation(change.write, teamId, event.delegation));
    setAlarm(change, teamId, { ...alarm, dueAt: event.delegation.until });
  } else {
    change.send(prepared(change.write, ending, [teamId]));
    clearAlarm(change, alarm);
  }
  change.record(event);
}
