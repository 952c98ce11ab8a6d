import type { Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { BacklogFile, Column, ProductEvent, Restored } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { columnJson, updateColumns } from './column.store.js';
import { firstRow } from './first-row.js';
import { newId } from './new-id.js';
import { insertAllOf } from './rows.js';
import { changeSettings } from './settings.store.js';
import { saveProblems } from './story.store.js';
import { GoalTable, ItemTable, ProposalTable, RequestTable } from './tables.js';

const standing = `
  select b.last_number = 0 and not exists (select from product_backlog.request r where r.team_id = $1)
      and not exists (select from product_backlog.goal g where g.team_id = $1) as "isEmpty",
    (select json_agg(${columnJson('c')}) from product_backlog.board_column c where c.team_id = $1) as columns
  from product_backlog.backlog b where b.team_id = $1`;

/** Everything of the file in one commit, or nothing. `colleagues`: who works in this team. */
export async function restore(
  change: Change<ProductEvent>,
  actor: Actor,
  file: BacklogFile,
  colleagues: readonly string[],
): Promise<Restored> {
  const { teamId } = actor;
  const now = (await firstRow<{ isEmpty: boolean; columns: Column[] }>(change.read, standing, [teamId]))!;
  domain.mayRestore(actor, now.isEmpty);
  const copy = domain.copyOf(file, newId, new Set(colleagues));
  await changeSettings(change, actor, (settings) =>
    file.settings.version === settings.version
      ? null
      : { type: 'settings-set', settings: file.settings, was: settings },
  );
  for (const was of now.columns) {
    const column = copy.columns.find(({ id }) => id === was.id) ?? was;
    if (JSON.stringify(column) !== JSON.stringify(was)) {
      change.record({ type: 'column-policy-set', column, was: was.policy });
    }
  }
  for (const { event, card } of domain.eventsOf(copy)) change.record(event, card);
  await keep(change.write, teamId, file, copy);
  const { goals, items, requests, losses } = copy;
  return { items: items.length, requests: requests.length, goals: goals.length, losses };
}

const insertions = {
  goals: insertAllOf(GoalTable, '$1', '$2'),
  items: insertAllOf(ItemTable, '$1', '$2'),
  requests: insertAllOf(RequestTable, '$1', '$2'),
  proposals: insertAllOf(ProposalTable, '$1', '$2'),
};
const stories = saveProblems('$1', '$2');
const briefs = `insert into product_backlog.brief (id, team_id, body)
  select b.id, $1, b.body from json_to_recordset($2::json) as b(id uuid, body jsonb)`;
const columns = updateColumns('$1', '$2');
const numbering = 'update product_backlog.backlog set key_prefix = $2, last_number = $3 where team_id = $1';

async function keep(tx: EntityManager, teamId: string, file: BacklogFile, copy: domain.Copy): Promise<void> {
  for (const [name, insertion] of Object.entries(insertions)) {
    await prepared(tx, insertion, [teamId, JSON.stringify(copy[name as keyof typeof insertions])]);
  }
  const told = [...copy.items, ...copy.requests].flatMap(({ id, problem }) => (problem ? [{ id, problem }] : []));
  await prepared(tx, stories, [teamId, JSON.stringify(told)]);
  const briefed = copy.items.flatMap(({ id, brief: body }) => (body ? [{ id, body }] : []));
  await prepared(tx, briefs, [teamId, JSON.stringify(briefed)]);
  const holdings = copy.columns.map((column) => ({
    column,
    count: copy.items.filter((item) => item.column === column.id && domain.inBacklog(item)).length,
  }));
  await prepared(tx, columns, [teamId, JSON.stringify(holdings)]);
  await prepared(tx, numbering, [teamId, file.keyPrefix, file.lastNumber]);
}
