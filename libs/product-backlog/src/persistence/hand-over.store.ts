import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type {
  HandOverRequest,
  NoteTicket,
  OnItsWay,
  ProductEvent,
  RequestStanding,
  WithdrawRequest,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import { answerParts, leaveToOthers, partsOf, takeAnswersBack } from './joining.store.js';
import { decided, requestOf } from './request.store.js';
import { jsonOf } from './rows.js';
import { RequestTable } from './tables.js';

type Product = Change<ProductEvent>;

export async function handOver(change: Product, actor: Actor, id: string, command: HandOverRequest) {
  const request = await requestOf(change.read, actor.teamId, id);
  const done = await decided(change, domain.handOverRequest(request, command, actor, change.now), id);
  await answerParts(change, actor, done.request);
  return done;
}

export async function note(change: Product, actor: Actor, id: string, command: NoteTicket) {
  const done = await decided(change, domain.noteTicket(await requestOf(change.read, actor.teamId, id), command), id);
  await answerParts(change, actor, done.request);
  return done;
}

export async function takeBack(change: Product, actor: Actor, id: string) {
  const request = await requestOf(change.read, actor.teamId, id);
  const done = await decided(change, domain.takeBackRequest(request, actor), id);
  takeAnswersBack(change, (await partsOf(change.read, actor, [id])).get(id)!);
  return done;
}

export async function withdraw(change: Product, actor: Actor, id: string, command: WithdrawRequest) {
  const request = await requestOf(change.read, actor.teamId, id);
  const done = await decided(change, domain.withdrawRequest(request, command, actor, change.now), id);
  await leaveToOthers(change, actor, request);
  return done;
}

/** Those of any team that are on their way to the service queues, the oldest first: the index of them and nothing else. */
export const onTheirWay = (db: DataSource, limit: number): Promise<OnItsWay[]> =>
  db.query(
    `select r.team_id as "teamId", ${jsonOf(RequestTable, 'r')} as request, coalesce(s.problem, '') as problem
     from product_backlog.request r left join product_backlog.story s on s.id = r.id
     where r.marks ? 'handedOver' and not r.marks ? 'ticketId' and not r.marks ? 'joinedTo' order by r.id limit $1`,
    [limit],
  );

/** How these requests stand, of whatever team. What was split is done when its parts are that were not removed (P11). */
export const standingsOf = (db: DataSource, requestIds: readonly string[]): Promise<RequestStanding[]> =>
  db.query(
    `select r.id as "requestId", case r.status when 'joined' then 'open' else r.status end as status, r.decision ->> 'reason' as reason, r.item_id as "itemId", i.key as "itemKey",
       to_char(parts.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "doneAt",
       i.id is not null and not parts.standing as removed
     from product_backlog.request r left join product_backlog.item i on i.id = r.item_id
     cross join lateral (${PARTS}) parts
     where r.id = any($1::uuid[])`,
    [requestIds],
  );

/** SQL for whether anything stands of an item `i` and of what it was split into, and when the last of it was done. */
const PARTS = `
  with recursive part (id) as (
    select i.id
    union select jsonb_array_elements_text(p.marks -> 'splitInto')::uuid from part
      join product_backlog.item p on p.id = part.id)
  select count(*) > 0 as standing, case when count(*) = count(p.done_at) then max(p.done_at) end as done_at
  from part join product_backlog.item p on p.id = part.id and p.removed_at is null`;
