import { Refusal, clockOf, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type { AnswerRound, CloseRound, Item, OpenRound, ProductEvent } from '../contract/index.js';
import * as domain from '../domain/index.js';
import type { Counts } from '../domain/index.js';
import { clearAlarm, setAlarm } from './alarm.js';
import type { Ringer } from './clock.store.js';
import type { Commands } from './commands.js';
import { firstRow } from './first-row.js';
import { itemOf, saveItem } from './item.store.js';
import { newId } from './new-id.js';

type Product = Change<ProductEvent>;

/** The alarm at which an understanding check closes by itself. */
export const ROUND = 'understanding-round';

const opening = `insert into product_backlog.understanding_round (id, team_id, item_id, salt)
  values ($1, $2, $3, gen_random_uuid()::text)`;

export async function open(change: Product, actor: Actor, itemId: string, { minutes }: OpenRound) {
  const { teamId } = actor;
  const item = await itemOf(change.read, teamId, itemId);
  const endsAt = new Date(Date.parse(change.now) + minutes * 60_000).toISOString();
  const id = newId();
  const event = domain.openRound(item, id, endsAt, actor, change.now);
  change.send(prepared(change.write, opening, [id, teamId, itemId]));
  setAlarm(change, teamId, { cardId: itemId, kind: ROUND, dueAt: endsAt });
  return keep(change, event);
}

/*
 * The vote goes past the log and the ledger. Whoever votes waits for a close that is under way, and then finds no round.
 * The voter is known by the salt of the round alone, which goes with it.
 */
const voting = `
  with open as (select id, salt from product_backlog.understanding_round
    where id = $1 and item_id = $2 and team_id = $3 for share)
  insert into product_backlog.understanding_vote (round_id, voter, understanding, size, value)
  select id, encode(sha256(convert_to(salt || $4::text, 'UTF8')), 'hex'), $5::integer, $6::integer, $7::integer from open
  on conflict (round_id, voter) do update set understanding = excluded.understanding, size = excluded.size,
    value = excluded.value
  returning 1`;

/** One member's answer, in place of their last one; then the clock, not they, tells how many have answered (P9). */
export async function answer(
  db: DataSource,
  commands: Commands,
  actor: Actor,
  itemId: string,
  { roundId, understanding, size, value }: AnswerRound,
): Promise<{ answered: number }> {
  domain.onlyMembers(actor);
  const { teamId } = actor;
  const kept = await db.query(voting, [roundId, itemId, teamId, actor.id, understanding, size, value]);
  if (kept.length === 0) throw new Refusal('conflict', 'round-closed', {}, 'That understanding check is closed.');
  const asking = { actor: clockOf(teamId), key: `answered ${newId()}` };
  return commands.run('countAnswers', [itemId], { roundId }, asking, (change) =>
    count(change, teamId, itemId, roundId),
  );
}

const counting = 'select count(*)::int as answered from product_backlog.understanding_vote where round_id = $1';

async function count(change: Product, teamId: string, itemId: string, roundId: string): Promise<{ answered: number }> {
  const item = await itemOf(change.read, teamId, itemId);
  const { answered } = (await firstRow<{ answered: number }>(change.read, counting, [roundId]))!;
  const event = domain.countAnswers(item, roundId, answered);
  if (event) keep(change, event);
  return { answered };
}

export async function close(change: Product, actor: Actor, itemId: string, { roundId }: CloseRound) {
  domain.onlyMembers(actor);
  const item = await itemOf(change.read, actor.teamId, itemId);
  if (item.marks.round?.id === roundId) clearAlarm(change, { cardId: itemId, kind: ROUND });
  return closing(change, item, roundId);
}

/** Closes the rounds whose time is over. */
export const ringRounds: Ringer = async (change, teamId, alarms) => {
  for (const { cardId } of alarms) {
    const item = await itemOf(change.read, teamId, cardId);
    if (item.marks.round) await closing(change, item, item.marks.round.id);
  }
};

const holding = 'select id from product_backlog.understanding_round where id = $1 for update';
const histogram = (what: string) => `(select array_agg((select count(*) from product_backlog.understanding_vote v
  where v.round_id = $1 and v.${what} = level)::int order by level) from generate_series(1, 5) level) as ${what}`;
const counts = `select ${['understanding', 'size', 'value'].map(histogram).join(', ')}`;

/** Counts the votes, and deletes them and their round in the same transaction (P9). */
async function closing(change: Product, item: Item, roundId: string): Promise<{ item: Item }> {
  await prepared(change.read, holding, [roundId]);
  const row = (await firstRow<Counts>(change.read, counts, [roundId]))!;
  const event = domain.closeRound(item, roundId, row, change.now);
  if (!event) return { item };
  await endRound(change, item.id);
  return keep(change, event);
}

const ending = `with gone as (delete from product_backlog.understanding_round where item_id = $1 returning id)
  delete from product_backlog.understanding_vote v using gone where v.round_id = gone.id`;

/** Votes and round go, whatever they said. */
export const endRound = (change: Product, itemId: string): Promise<unknown> => prepared(change.write, ending, [itemId]);

function keep(change: Product, event: Extract<ProductEvent, { item: Item }>): { item: Item } {
  change.send(saveItem(change.write, event.item));
  change.record(event, event.item.id);
  return { item: event.item };
}
