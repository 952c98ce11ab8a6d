import { notFound, type Answer, type Asking } from '@twotrack/shared';
import type { Change, EventStream } from '@twotrack/shared/stream';
import { v7 as newId } from 'uuid';
import type {
  Column,
  ColumnId,
  CreateQueue,
  Queue,
  RenameQueue,
  RoutingRule,
  ServiceEvent,
  SetColumnLimit,
  SetColumnPolicy,
  SetRouting,
} from '../contract/index.js';
import {
  LANE,
  checkLane,
  checkLimit,
  countIn,
  createdQueue,
  limitOf,
  limited,
  onlyAdmins,
  renamedQueue,
  restoredTo,
  routed,
  sawRouting,
} from '../domain/index.js';
import { columnRows, queueRows, ruleRows, type Desks } from './desk.js';
import { SERVICE_SCHEMA } from './tables.js';
import { mustHave, orderOf } from './tickets.store.js';

/** What an admin sets up: queues, the rules that fill them, limits and policy texts of the columns. */
export class QueuesStore {
  constructor(
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  createQueue(command: CreateQueue, asking: Asking): Promise<Answer<{ queue: Queue }>> {
    return this.stream.change(orderOf(asking, { createQueue: command }), async (change) => {
      onlyAdmins(asking.actor);
      const { settings } = await this.desks.read(change, asking.actor.teamId);
      const queue = createdQueue(settings.queues, newId(), command.name);
      await change.write.query(
        `with put as (insert into ${SERVICE_SCHEMA}.queue (team_id, ${queueRows.columns})
           select $1::uuid, ${queueRows.values('r')} from jsonb_to_record($2) as r(${queueRows.record}))
         ${REVISED}`,
        [asking.actor.teamId, JSON.stringify(queue), newId()],
      );
      this.desks.forget(change);
      change.record({ type: 'queue-created', queue });
      return { queue };
    });
  }

  renameQueue(queueId: string, command: RenameQueue, asking: Asking): Promise<Answer<{ queue: Queue }>> {
    return this.stream.change(orderOf(asking, { renameQueue: command, queueId }), async (change) => {
      onlyAdmins(asking.actor);
      const { settings } = await this.desks.read(change, asking.actor.teamId);
      const was = settings.queues.find((one) => one.id === queueId);
      if (!was) throw notFound('queue', queueId);
      const queue = renamedQueue(settings.queues, was, command.name);
      await change.write.query(
        `with put as (update ${SERVICE_SCHEMA}.queue set name = $2 where id = $4 and team_id = $1) ${REVISED}`,
        [asking.actor.teamId, queue.name, newId(), queueId],
      );
      this.desks.forget(change);
      change.record({ type: 'queue-renamed', queue, was: was.name });
      return { queue };
    });
  }

  /** A rule that keeps its id keeps its count of uses. */
  setRouting(command: SetRouting, asking: Asking): Promise<Answer<{ version: number; rules: RoutingRule[] }>> {
    return this.stream.change(orderOf(asking, { setRouting: command }), async (change) => {
      onlyAdmins(asking.actor);
      const { settings } = await this.desks.read(change, asking.actor.teamId);
      const version = settings.routingVersion + 1;
      sawRouting(command, { version: settings.routingVersion, rules: settings.rules });
      const rules = routed(command, settings.queues, newId);
      await change.write.query(
        `with gone as (delete from ${SERVICE_SCHEMA}.routing_rule where team_id = $1 and id <> all($4::uuid[])),
         put as (insert into ${SERVICE_SCHEMA}.routing_rule (team_id, position, ${ruleRows.columns})
           select $1::uuid, position, ${ruleRows.values('r')}
           from jsonb_array_elements($2) with ordinality as e(rule, position), jsonb_to_record(e.rule) as r(${ruleRows.record})
           on conflict (team_id, id) do update set (position, name, conditions, queue_id) =
             row(excluded.position, excluded.name, excluded.conditions, excluded.queue_id))
         update ${SERVICE_SCHEMA}.desk set revision = $3, routing_version = $5 where team_id = $1`,
        [asking.actor.teamId, JSON.stringify(rules), newId(), rules.map((rule) => rule.id), version],
      );
      this.desks.forget(change);
      change.record({ type: 'routing-set', version, rules, was: settings.rules });
      return { version, rules };
    });
  }

  setColumnLimit(id: ColumnId, command: SetColumnLimit, asking: Asking): Promise<Answer<{ column: Column }>> {
    return this.stream.change(orderOf(asking, { setColumnLimit: command, column: id }), async (change) => {
      onlyAdmins(asking.actor);
      checkLimit(id, command.limit);
      if (command.lane) checkLane(id, command.queue ?? null);
      const desk = await this.desks.read(change, asking.actor.teamId);
      const queueId = command.queue ?? null;
      if (queueId) mustHave(desk, queueId);
      const was = desk.floor.columns[id];
      const which = { queueId, lane: command.lane };
      const column = limited(was, which, command.limit);
      const restored = restoredTo(column, desk.floor.occupancy[id], desk.floor.occupancy[LANE]);
      await this.putColumn(change, asking.actor.teamId, restored ?? column);
      this.desks.forget(change);
      const lane = command.lane && { lane: command.lane };
      change.record({ type: 'column-limit-set', column, queueId, ...lane, was: limitOf(was, which) });
      const count = countIn(desk.floor.occupancy[id], null);
      if (restored) change.record({ type: 'limit-restored', column: restored, count });
      return { column: restored ?? column };
    });
  }

  setColumnPolicy(id: ColumnId, command: SetColumnPolicy, asking: Asking): Promise<Answer<{ column: Column }>> {
    return this.stream.change(orderOf(asking, { setColumnPolicy: command, column: id }), async (change) => {
      onlyAdmins(asking.actor);
      const was = (await this.desks.read(change, asking.actor.teamId)).floor.columns[id];
      const column = { ...was, policy: command.policy };
      await this.putColumn(change, asking.actor.teamId, column);
      this.desks.forget(change);
      change.record({ type: 'column-policy-set', column, was: was.policy });
      return { column };
    });
  }

  private putColumn = (change: Change<ServiceEvent>, teamId: string, column: Column) =>
    change.write.query(
      `update ${SERVICE_SCHEMA}.board_column c set (${columnRows.columns}) = row(${columnRows.values('r')})
       from jsonb_to_record($2) as r(${columnRows.record}) where c.team_id = $1 and c.id = r.id`,
      [teamId, JSON.stringify(column)],
    );
}

/** The end of a statement that changed settings: every process reads them anew before its next decision. */
const REVISED = `update ${SERVICE_SCHEMA}.desk set revision = $3 where team_id = $1`;
