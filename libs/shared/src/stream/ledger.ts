import { createHash } from 'node:crypto';
import type { QueryRunner } from 'typeorm';
import { Refusal, type Answer, type StreamId } from '../index.js';
import type { Order } from './change.js';
import { prepared } from './prepared.js';

/** What was answered under a key, and to which words. */
export interface LedgerEntry {
  readonly fingerprint: string;
  readonly answer: Answer<object>;
}

/** What was answered before to these orders, by `ledgerKey`. */
export async function answersOf(
  runner: QueryRunner,
  schema: string,
  stream: StreamId,
  group: readonly { order: Order }[],
): Promise<Map<string, LedgerEntry>> {
  const rows = await prepared<{ actor: string; key: string } & LedgerEntry>(
    runner.manager,
    // by lists, not by a join: of a join the planner reads the whole ledger, which grows for ever
    `select c.actor_id as actor, c.key, c.fingerprint, c.answer from ${schema}.command c
     where c.stream_id = $1 and c.actor_id = any($2::text[]) and c.key = any($3::text[])`,
    [stream, [...new Set(group.map((one) => one.order.actor.id))], group.map((one) => one.order.key)],
  );
  return new Map(rows.map(({ actor, key, ...entry }) => [`${actor} ${key}`, entry]));
}

/** Two people who chose the same key are kept apart. */
export const ledgerKey = (order: Order): string => `${order.actor.id} ${order.key}`;

/** The first answer again, or the refusal of a key that comes back with other words (L4). */
export function again(order: Order, known: LedgerEntry): { answer: Answer<object> } | { refusal: Refusal } {
  if (known.fingerprint === fingerprint(order)) return { answer: { ...known.answer, replayed: true } };
  const said = 'This Idempotency-Key was already used for another command.';
  return { refusal: new Refusal('reused', 'idempotency-key-reused', { key: order.key }, said) };
}

export const fingerprint = (order: Order): string =>
  createHash('sha256').update(inOrder(order.asked)).digest('base64url');

/** As JSON with its keys sorted, so that the same words in another order are the same. */
function inOrder(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`;
  const said = Object.entries(value).filter(([, one]) => one !== undefined);
  said.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${said.map(([key, one]) => `${JSON.stringify(key)}:${inOrder(one)}`).join(',')}}`;
}
