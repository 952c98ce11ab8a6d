import type { Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { BacklogFile, Column, Item, ProductEvent, Restored } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { setAlarms } from './alarm.js';
import { RequestCommentTable } from './asking/tables.js';
import { columnJson, updateColumns } from './column.store.js';
import { DELEGATION, writeDelegation } from './delegation.store.js';
import { REVIEW } from './evidence/bet.store.js';
import { EvidenceTable, VerdictTable } from './evidence/tables.js';
import { firstRow } from './first-row.js';
import { PastEventTable } from './import-tables.js';
import { newId } from './new-id.js';
import { insertAllOf } from './rows.js';
import { changeSettings } from './settings.store.js';
import { saveProblems } from './story.store.js';
import { GoalTable, ItemTable, ProposalTable, RequestTable } from './tables.js';
import { CommentTable, QuestionTable } from './talk-tables.js';

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
  const ground = { worksHere: new Set(colleagues), elsewhere: await thereStill(change.read, file) };
  const copy = domain.copyOf(file, newId, ground, actor, change.now);
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
  ringFor(change, teamId, copy);
  const { goals, items, requests, losses } = copy;
  return { items: items.length, requests: requests.length, goals: goals.length, losses };
}

const found = `select n.id from product_backlog.item n
  where n.id = any($1::uuid[]) and n.removed_at is null and n.key = any($2)`;

/** Which items of other teams are still there under the key by which the file knows them. */
async function thereStill(tx: EntityManager, { elsewhere }: BacklogFile): Promise<ReadonlySet<string>> {
  const [ids, keys] = [elsewhere.map(({ id }) => id), elsewhere.map(({ key }) => key)];
  const rows = ids.length > 0 ? await prepared<{ id: string }>(tx, found, [ids, keys]) : [];
  return new Set(rows.map(({ id }) => id));
}

/** Time goes on: what was shipped is reviewed, and who orders for another does so no longer than was said. */
function ringFor(change: Change<ProductEvent>, teamId: string, { items, delegation }: domain.Copy): void {
  const reviews = (items as Item[]).filter(domain.isUnproven).map(({ id, marks }) => {
    return { cardId: id, kind: REVIEW, dueAt: marks.bet!.reviewAt! };
  });
  const ends = delegation ? [{ cardId: teamId, kind: DELEGATION, dueAt: delegation.until }] : [];
  setAlarms(change, teamId, [...reviews, ...ends]);
}

const insertions = {
  goals: insertAllOf(GoalTable, '$1', '$2'),
  items: insertAllOf(ItemTable, '$1', '$2'),
  requests: insertAllOf(RequestTable, '$1', '$2'),
  proposals: insertAllOf(ProposalTable, '$1', '$2'),
  questions: insertAllOf(QuestionTable, '$1', '$2'),
  comments: insertAllOf(CommentTable, '$1', '$2'),
  requestComments: insertAllOf(RequestCommentTable, '$1', '$2'),
  votes: `insert into product_backlog.vote (item_id, person_id, team_id, by, at)
    select v."itemId", (v.by ->> 'id')::uuid, $1, v.by, v.at
    from json_to_recordset($2::json) as v("itemId" uuid, by jsonb, at timestamptz)`,
  evidence: insertAllOf(EvidenceTable, '$1', '$2'),
  verdicts: insertAllOf(VerdictTable, '$1', '$2'),
  needs: `insert into product_backlog.dependency (item_id, needs_id, team_id)
    select d."itemId", d."needsId", $1 from json_to_recordset($2::json) as d("itemId" uuid, "needsId" uuid)`,
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
  const past = copy.history.map((event) => ({ ...event, id: newId() }));
  await prepared(tx, insertAllOf(PastEventTable, '$1', '$2'), [teamId, JSON.stringify(past)]);
  if (copy.delegation) await writeDelegation(tx, teamId, copy.delegation);
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
