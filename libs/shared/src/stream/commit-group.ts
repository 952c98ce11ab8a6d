import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { notFound, type Answer, type StreamHead, type StreamId } from '../index.js';
import { Change, type Order } from './change.js';
import { numbered, type Committed } from './committed.js';
import { GroupWriting } from './group-writing.js';
import { again, answersOf, fingerprint, ledgerKey, type LedgerEntry } from './ledger.js';
import { prepared } from './prepared.js';
import type { Tell, Waiting } from './turnstile.js';

type Outcome = { answer: Answer<object> } | { refusal: unknown };
interface Decided<E extends { type: string }> {
  readonly order: Order;
  readonly events: Change<E>['events'];
  readonly entry: LedgerEntry;
}

/** What became of a group: what it added to the stream, and how to tell its members. */
export interface Outcomes<E extends { type: string }> {
  readonly committed: readonly Committed<E>[];
  readonly tell: Tell;
}

/**
 * One transaction for a group of commands on one stream: lock, look into the ledger, decide each in turn, number and
 * write what happened, commit. What spoils the transaction is rolled back and everybody is decided anew alone, so that
 * nobody pays for another's error; a lock that does not come is nobody's error, and nobody waits for it again. Answers
 * how to tell the members of the group what became of them.
 */
export async function commitGroup<E extends { type: string }>(
  db: DataSource,
  schema: string,
  stream: StreamId,
  group: readonly Waiting<E>[],
  toldNow?: () => string,
): Promise<Outcomes<E>> {
  const runner = db.createQueryRunner();
  let begun = false;
  try {
    const { head, now: dbNow, ledger, ahead } = await begin(runner, schema, stream, group);
    begun = true;
    const now = toldNow?.() ?? dbNow;
    await ahead;
    const writing = new GroupWriting(runner.manager);
    const { decided, outcomes } = await decideAll(writing, head, now, group, ledger);
    const committed = await commit(writing, schema, head, now, decided);
    return { committed, tell: () => group.forEach((one, i) => settle(one, outcomes[i]!)) };
  } catch (thrown) {
    await prepared(runner.manager, 'rollback', []).catch(() => undefined);
    // first back to the pool: who holds one connection and waits for another may wait for ever
    await runner.release().catch(() => undefined);
    if (begun && group.length > 1) return await oneByOne(db, schema, stream, group, toldNow);
    return { committed: [], tell: () => group.forEach((one) => one.refused(thrown)) };
  } finally {
    await runner.release().catch(() => undefined);
  }
}

/**
 * One round trip: the lock, then the ledger and what the group looks at, each a statement of its own, for they must see
 * what the lock waited for. Throws where the lock or the ledger could not be had; `ahead` fails by itself.
 */
async function begin(runner: QueryRunner, schema: string, stream: StreamId, group: readonly { order: Order }[]) {
  const entering = allOf([
    prepared(runner.manager, 'begin', []),
    lock(runner, schema, stream),
    answersOf(runner, schema, stream, group),
  ]);
  const ahead = readAhead(runner, group);
  await Promise.allSettled([entering, ahead]);
  const [, locked, ledger] = await entering;
  return { ...locked, ledger, ahead };
}

const cardsOf = (group: readonly { order: Order }[]): string[] => [
  ...new Set(group.flatMap(({ order }) => order.card ?? [])),
];

async function readAhead(runner: QueryRunner, group: readonly { order: Order }[]): Promise<void> {
  const ahead = group.find(({ order }) => order.ahead)?.order.ahead;
  await ahead?.(runner.manager, cardsOf(group));
}

/** Each in turn, on what the ones before it did. Throws what spoils the transaction. */
async function decideAll<E extends { type: string }>(
  writing: GroupWriting,
  head: StreamHead,
  now: string,
  group: readonly Waiting<E>[],
  ledger: Map<string, LedgerEntry>,
) {
  const cards = cardsOf(group);
  const decided: Decided<E>[] = [];
  const outcomes: Outcome[] = [];
  let seq = head.seq;
  for (const { order, decide } of group) {
    const known = ledger.get(ledgerKey(order));
    if (known) {
      outcomes.push(again(order, known));
      continue;
    }
    const change = new Change<E>(now, cards, writing);
    try {
      const result = await decide(change);
      seq += change.events.length;
      const answer = { stream: head.id, epoch: head.epoch, seq, ...result };
      const entry = { fingerprint: fingerprint(order), answer };
      decided.push({ order, events: change.events, entry });
      outcomes.push({ answer });
      ledger.set(ledgerKey(order), entry);
    } catch (thrown) {
      if (!change.refusedCleanly(thrown)) throw thrown;
      outcomes.push({ refusal: thrown });
    }
  }
  return { decided, outcomes };
}

/**
 * What was written on the way, the log and the commit in one round trip; what that added to the stream. A commit of what
 * failed is a rollback.
 */
async function commit<E extends { type: string }>(
  writing: GroupWriting,
  schema: string,
  head: StreamHead,
  now: string,
  decided: readonly Decided<E>[],
): Promise<Committed<E>[]> {
  const { rows, committed } = numbered(head, now, decided);
  writing.sendGathered();
  if (decided.length > 0) writing.send(log(writing.tx, schema, now, rows, committed, decided));
  await allOf([...writing.sent, prepared(writing.tx, 'commit', [])]);
  return committed.to > committed.from ? [committed] : [];
}

/** As Promise.all, but nobody is left behind unheard when the first one fails. */
async function allOf<T extends readonly Promise<unknown>[]>(promises: readonly [...T]) {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

async function oneByOne<E extends { type: string }>(
  db: DataSource,
  schema: string,
  stream: StreamId,
  group: readonly Waiting<E>[],
  toldNow?: () => string,
): Promise<Outcomes<E>> {
  const committed: Committed<E>[] = [];
  for (const one of group) {
    const alone = await commitGroup(db, schema, stream, [one], toldNow);
    alone.tell();
    committed.push(...alone.committed);
  }
  return { committed, tell: () => undefined };
}

async function lock(runner: QueryRunner, schema: string, id: StreamId): Promise<{ head: StreamHead; now: string }> {
  const [row] = await prepared<{ epoch: string; seq: string; now: Date }>(
    runner.manager,
    `select epoch, seq, date_trunc('milliseconds', clock_timestamp()) as now from ${schema}.stream where id = $1 for update`,
    [id],
  );
  if (!row) throw notFound('stream', id);
  return { head: { id, epoch: Number(row.epoch), seq: Number(row.seq) }, now: row.now.toISOString() };
}

async function log<E extends { type: string }>(
  tx: EntityManager,
  schema: string,
  now: string,
  rows: string,
  { stream, to }: Committed<E>,
  decided: readonly Decided<E>[],
) {
  const commands = decided.map(({ order, entry }) => ({ actor: order.actor.id, key: order.key, ...entry }));
  await prepared(
    tx,
    `with numbered as (update ${schema}.stream set seq = $2 where id = $1), happened as (
       insert into ${schema}.event (stream_id, seq, at, type, by, card_id, body)
       select $1, seq, $3, body ->> 'type', by, card, body
       from jsonb_to_recordset($4) as e(seq bigint, by jsonb, card uuid, body jsonb))
     insert into ${schema}.command (stream_id, actor_id, key, fingerprint, answer, at)
     select $1, actor, key, fingerprint, answer, $3
     from jsonb_to_recordset($5) as c(actor text, key text, fingerprint text, answer jsonb)`,
    [stream, to, now, rows, JSON.stringify(commands)],
  );
}

function settle<E extends { type: string }>(one: Waiting<E>, outcome: Outcome): void {
  if ('answer' in outcome) one.answered(outcome.answer);
  else one.refused(outcome.refusal);
}
