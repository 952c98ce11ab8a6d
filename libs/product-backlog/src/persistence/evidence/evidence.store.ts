import { notFound, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type {
  AddEvidence,
  Evidence,
  EvidenceEvent,
  GiveVerdict,
  Item,
  ProductEvent,
  SetReviewDate,
  VerdictGiven,
  WithdrawEvidence,
} from '../../contract/index.js';
import * as domain from '../../domain/index.js';
import { firstRow } from '../first-row.js';
import { itemOf, saveItem } from '../item.store.js';
import { newId } from '../new-id.js';
import { jsonOf } from '../rows.js';
import { followBet } from './bet.store.js';
import { EvidenceTable, VerdictTable } from './tables.js';

type Product = Change<ProductEvent>;

export const evidenceJson = jsonOf(EvidenceTable, 'e', ['teamId', 'itemId']);
export const verdictJson = jsonOf(VerdictTable, 'v', ['teamId', 'itemId']);

const counting = 'select count(*)::int as there from product_backlog.evidence where item_id = $1';
const adding = `insert into product_backlog.evidence (id, team_id, item_id, number, link, note, by, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

export async function add(change: Product, actor: Actor, itemId: string, command: AddEvidence) {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const row = await firstRow<{ there: number }>(change.read, counting, [itemId]);
  const event = domain.addEvidence(item, newId(), command, row!.there, actor, change.now);
  const { id, number, link, note, by, at } = event.evidence;
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  change.send(prepared(change.write, adding, [id, actor.teamId, itemId, json(number), link, note, json(by), at]));
  return { ...keep(change, actor, item, event), evidence: event.evidence };
}

const one = `select ${evidenceJson} as evidence from product_backlog.evidence e where e.id = $2 and e.item_id = $1`;
const deleting = 'delete from product_backlog.evidence where id = $1';

export async function withdraw(change: Product, actor: Actor, itemId: string, { evidenceId }: WithdrawEvidence) {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const row = await firstRow<{ evidence: Evidence }>(change.read, one, [itemId, evidenceId]);
  if (!row) throw notFound('evidence', evidenceId);
  const event = domain.withdrawEvidence(item, row.evidence, actor);
  change.send(prepared(change.write, deleting, [evidenceId]));
  return keep(change, actor, item, event);
}

export async function setReviewDate(change: Product, actor: Actor, itemId: string, command: SetReviewDate) {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const event = domain.setReviewDate(item, command, actor);
  return event ? keep(change, actor, item, event) : { item };
}

const reading = `select ${verdictJson} as verdict from product_backlog.verdict v where v.item_id = $1`;
const giving = `insert into product_backlog.verdict (item_id, team_id, verdict, reason, by, at)
  values ($1, $2, $3, $4, $5, $6) on conflict (item_id) do update
  set verdict = excluded.verdict, reason = excluded.reason, by = excluded.by, at = excluded.at`;

export async function giveVerdict(change: Product, actor: Actor, itemId: string, command: GiveVerdict) {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const event = domain.giveVerdict(item, await verdictOf(change, itemId), command, actor, change.now);
  if (!event) return { item };
  const { verdict, reason, by, at } = event.given;
  change.send(prepared(change.write, giving, [itemId, actor.teamId, verdict, reason, JSON.stringify(by), at]));
  return keep(change, actor, item, event);
}

const taking = 'delete from product_backlog.verdict where item_id = $1';

export async function withdrawVerdict(change: Product, actor: Actor, itemId: string) {
  const item = await itemOf(change.read, actor.teamId, itemId);
  const event = domain.withdrawVerdict(item, await verdictOf(change, itemId), actor);
  if (!event) return { item };
  change.send(prepared(change.write, taking, [itemId]));
  return keep(change, actor, item, event);
}

async function verdictOf(change: Product, itemId: string): Promise<VerdictGiven | null> {
  const row = await firstRow<{ verdict: VerdictGiven }>(change.read, reading, [itemId]);
  return row?.verdict ?? null;
}

function keep(change: Product, { teamId }: Actor, was: Item, event: EvidenceEvent): { item: Item } {
  const { item } = event;
  change.send(saveItem(change.write, item));
  followBet(change, teamId, was, item);
  change.record(event, item.id);
  return { item };
}
