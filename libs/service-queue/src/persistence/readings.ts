import { notFound, streamOf, type Actor, type Stretch } from '@twotrack/shared';
import type { EventStream, Snapshot } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type {
  ClockTrial,
  PolicyInForce,
  RoutingTrial,
  RoutingView,
  ServiceEvent,
  ServicePolicies,
  SeverityPolicy,
  Ticket,
  TicketDetail,
  TryClock,
  TryRouting,
} from '../contract/index.js';
import {
  checkHours,
  clocksOf,
  dueTimes,
  explain,
  factsKnownTo,
  onlyInsiders,
  policyPresets,
  readsAll,
  safeFrom,
  tryRouting,
  visibleTo,
} from '../domain/index.js';
import { withHours } from './business-hours.js';
import { ticketRows, type Desks } from './desk.js';
import { draftOf } from './policy-draft.store.js';
import { iso } from './rows.js';
import { viewText } from './snapshot.js';
import { SERVICE_SCHEMA } from './tables.js';
import { mustHave } from './tickets.store.js';

/** Everything that is read and changes nothing; each through the reader's team (A3). */
export class Readings {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  /** The track as the actor may see it, as JSON text at its number. */
  snapshot(actor: Actor): Promise<Snapshot> {
    const stream = streamOf('service', actor.teamId);
    if (readsAll(actor)) return this.stream.snapshot(stream, (tx) => viewText(tx, actor.teamId, null));
    return this.stream.readAt(stream, (tx) => viewText(tx, actor.teamId, actor.id));
  }

  async since(actor: Actor, epoch: number, after: number, limit?: number): Promise<Stretch<ServiceEvent>> {
    const stretch = await this.stream.since(streamOf('service', actor.teamId), epoch, after, limit);
    return { ...stretch, events: stretch.events.filter((event) => visibleTo(actor, event)) };
  }

  async ticket(ticketId: string, actor: Actor): Promise<TicketDetail> {
    const [row]: { ticket: Ticket; details: string; policy: SeverityPolicy; now: string }[] = await this.db.query(
      `select ${ticketRows.json('t')} as ticket, coalesce(s.details, '') as details, p.policy, ${iso('now()')} as now
       from ${SERVICE_SCHEMA}.ticket t
       left join ${SERVICE_SCHEMA}.story s on s.id = t.id
       join ${SERVICE_SCHEMA}.severity_policy p on p.team_id = t.team_id and p.version = t.policy_version
       where t.id = $1 and t.team_id = $2`,
      [ticketId, actor.teamId],
    );
    if (!row || !(readsAll(actor) || row.ticket.reportedBy.id === actor.id)) throw notFound('ticket', ticketId);
    const { ticket, details, now } = row;
    const policy = withHours(row.policy);
    const history = (await this.stream.historyOf(ticketId)).filter((event) => visibleTo(actor, event));
    const explanation = explain(policy, factsKnownTo(policy, ticket.facts));
    const clocks = clocksOf(ticket, policy, now);
    return { ticket, details, explanation, clocks, safeFrom: safeFrom(ticket, policy), history };
  }

  async routing(actor: Actor): Promise<RoutingView> {
    onlyInsiders(actor);
    const { rules, queues } = await this.desks.settingsOf(this.db.manager, actor.teamId);
    const uses = await this.db.query(
      `select r.id as "ruleId", r.matched, ${iso('r.last_matched_at')} as "lastMatchedAt"
       from ${SERVICE_SCHEMA}.routing_rule r where r.team_id = $1 order by r.position`,
      [actor.teamId],
    );
    return { rules, uses, catchAll: queues.find((queue) => queue.catchAll)!.id };
  }

  async tryRouting({ rules, samples }: TryRouting, actor: Actor): Promise<RoutingTrial> {
    onlyInsiders(actor);
    const { policy, queues } = await this.desks.settingsOf(this.db.manager, actor.teamId);
    return { results: tryRouting(rules, samples, policy, queues.find((queue) => queue.catchAll)!.id) };
  }

  async tryClock({ queue, reportedAt, ...draft }: TryClock, actor: Actor): Promise<ClockTrial> {
    onlyInsiders(actor);
    const settings = await this.desks.settingsOf(this.db.manager, actor.teamId);
    mustHave({ settings }, queue);
    checkHours(draft, settings.queues);
    const [{ now }] = await this.db.query(`select ${iso('now()')} as now`);
    const at = new Date(reportedAt ?? now).toISOString();
    return { reportedAt: at, severities: dueTimes(withHours(draft), queue, at) };
  }

  async policies(actor: Actor): Promise<ServicePolicies> {
    const history: PolicyInForce[] = await this.db.query(
      `select p.policy, ${iso('p.activated_at')} as "activatedAt", p.activated_by as "activatedBy", p.reason
       from ${SERVICE_SCHEMA}.severity_policy p where p.team_id = $1 order by p.version desc limit 200`,
      [actor.teamId],
    );
    const { queues } = await this.desks.settingsOf(this.db.manager, actor.teamId);
    const { draft } = readsAll(actor) ? await draftOf(this.db.manager, actor.teamId) : { draft: null };
    return { active: history[0]!.policy, history, presets: policyPresets, draft, queues };
  }

  /** Whose ticket or queue this is; null where there is none. */
  async teamOf(kind: 'ticket' | 'queue', id: string): Promise<string | null> {
    const [row] = await this.db.query(`select team_id as team from ${SERVICE_SCHEMA}.${kind} where id = $1`, [id]);
    return row?.team ?? null;
  }
}
