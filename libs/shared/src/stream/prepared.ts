import type { Writable } from 'node:stream';
import type { EntityManager } from 'typeorm';

interface Client {
  query(statement: { name: string; text: string; values: readonly unknown[] }): Promise<{ rows: unknown[] }>;
  readonly connection: { readonly stream: Writable };
}

const names = new Map<string, string>();

/**
 * Runs SQL that PostgreSQL parses and plans once a connection: half the cost of a short statement. For texts of which
 * there are few, none made of what people typed.
 */
export async function prepared<R>(tx: EntityManager, text: string, values: readonly unknown[]): Promise<R[]> {
  if (!tx.queryRunner) return tx.query(text, [...values]);
  const name = names.get(text) ?? `twotrack_${names.size}`;
  names.set(text, name);
  const client = (await tx.queryRunner.connect()) as Client;
  sendTogether(client.connection.stream);
  return (await client.query({ name, text, values })).rows as R[];
}

/** Names a value in SQL: `$2`. */
export type Given = (value: unknown) => string;

/** Several writes to different tables in one statement: one round trip, one plan. */
export function together(tx: EntityManager, parts: (given: Given) => string[]): Promise<unknown> {
  const values: unknown[] = [];
  const all = parts((value) => `$${values.push(value)}`);
  const before = all.slice(0, -1).map((part, i) => `part_${i} as (${part})`);
  return prepared(tx, `${before.length > 0 ? `with ${before.join(', ')} ` : ''}${all.at(-1)}`, values);
}

/** What is asked in one go leaves in one packet: a system call for each statement cost a third of a command's time. */
function sendTogether(socket: Writable): void {
  socket.cork();
  process.nextTick(() => socket.uncork());
}
