import type { EntityManager } from 'typeorm';
import { prepared } from '@twotrack/shared/stream';

/** The first row of a prepared statement, if there is one. */
export async function firstRow<R>(tx: EntityManager, sql: string, values: readonly unknown[]): Promise<R | undefined> {
  return (await prepared<R>(tx, sql, values))[0];
}
