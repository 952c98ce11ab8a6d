import type { Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type { ImportedRows, ImportRows, ProductEvent, RequestSubmitted } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { admit } from './flow.store.js';
import { newId } from './new-id.js';
import { insertAllOf } from './rows.js';
import { saveProblems } from './story.store.js';
import { RequestTable } from './tables.js';

type Product = Change<ProductEvent>;

const known = `select r.marks -> 'imported' ->> 'key' as key from product_backlog.request r
  where r.team_id = $1 and r.marks -> 'imported' ->> 'from' = $2 and r.marks -> 'imported' ->> 'key' = any($3)`;

/** Which of these keys of another system have come in already, whatever became of them. */
export async function knownKeys(db: DataSource, teamId: string, from: string, keys: string[]): Promise<string[]> {
  const rows: { key: string }[] = await db.query(known, [teamId, from, keys]);
  return rows.map(({ key }) => key);
}

/** A batch: all rows of it are requests, those for the order are accepted in the same breath (P4). */
export async function importRows(change: Product, actor: Actor, { from, rows }: ImportRows): Promise<ImportedRows> {
  domain.mayImport(rows, actor);
  const { teamId } = actor;
  const keys = rows.map(({ key }) => key);
  const here = new Set(
    (await prepared<{ key: string }>(change.read, known, [teamId, from, keys])).map(({ key }) => key),
  );
  const fresh = domain.newOf(rows, here);
  const submitted: RequestSubmitted[] = [];
  for (const row of fresh) {
    const event = domain.requestOfRow(newId(), row, from, actor, change.now);
    change.record(event, event.request.id);
    if (row.to === 'inbox') submitted.push(event);
    else {
      const accepted = domain.acceptRequest(event.request, newId(), actor, change.now);
      const item = await admit(change, actor, domain.itemOfRow(row, accepted.request, change.now), undefined);
      change.record(accepted, item.id);
      submitted.push({ ...event, request: accepted.request });
    }
  }
  if (submitted.length > 0) saveRequests(change, teamId, submitted);
  const keysTo = (to: string) => fresh.flatMap((row) => (row.to === to ? [row.key] : []));
  return { inbox: keysTo('inbox'), order: keysTo('order'), known: keys.filter((key) => here.has(key)) };
}

const requests = insertAllOf(RequestTable, '$1', '$2');
const stories = saveProblems('$1', '$2');

function saveRequests(change: Product, teamId: string, submitted: readonly RequestSubmitted[]): void {
  const rows = submitted.map(({ request }) => request);
  change.send(prepared(change.write, requests, [teamId, JSON.stringify(rows)]));
  const told = submitted.flatMap(({ request: { id }, problem }) => (problem ? [{ id, problem }] : []));
  if (told.length > 0) change.send(prepared(change.write, stories, [teamId, JSON.stringify(told)]));
}
