import { notFound, streamOf, type Actor, type Stretch } from '@twotrack/shared';
import type { EventStream, Snapshot } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type {
  ClockTrial,
  PolicyInForce,
  RoutingTrial,
  RoutingView,
  ServiceEvent,
  ServiceBrief,
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
  serviceNamed,
  tierOf,
  tryRouting,
  visibleTo,
} from '../domain/index.js';
import { withHours } from './business-hours.js';
import { ticketRows, type Desks } from './desk.js';
import { draftOf } from './policy-draft.store.js';
import { pastRoutables, routingOf } from './routing-readings.js';
import { iso } from './rows.js';
import { viewText } from './snapshot.js';
import { SERVICE_SCHEMA } from './tables.js';
import { mustHave } from './tickets.store.js';

interface DetailRow {
  ticket: Ticket;
  details: string;
  parent: TicketDetail['parent'];
  policy: SeverityPolicy;
  now: string;
}

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
    const [row]: DetailRow[] = await this.db.query(
      `select ${ticketRows.json('t')} as ticket, coalesce(s.details, '') as details, p.policy,
         json_build_object('id', o.id, 'key', o.key, 'title', o.title) as parent, ${iso('now()')} as now
       from ${SERVICE_SCHEMA}.ticket t
       left join ${SERVICE_SCHEMA}.story s on s.id = t.id
       left join ${SERVICE_SCHEMA}.ticket o on o.id = t.parent_id
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
    const service = await this.serviceOf(ticket, actor);
    const parent = ticket.parentId && readsAll(actor) ? row.parent : null;
    return { ticket, details, parent, service, explanation, clocks, safeFrom: safeFrom(ticket, policy), history };
  }

  /** The ticket of this key, wherever it stands: on the board, under another one, or closed. */
  async ticketKeyed(key: string, actor: Actor): Promise<Ticket> {
    const [row]: { ticket: Ticket }[] = await this.db.query(
      `select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t where t.key = $1 and t.team_id = $2`,
      [key, actor.teamId],
    );
    if (!row || !(readsAll(actor) || row.ticket.reportedBy.id === actor.id)) throw notFound('ticket', key);
    return row.ticket;
  }

  private async serviceOf(ticket: Ticket, actor: Actor): Promise<ServiceBrief | null> {
    if (!ticket.service) return null;
    const { policy } = await this.desks.settingsOf(this.db.manager, actor.teamId);
    const service = serviceNamed(policy, ticket.service);
    if (!service) return null;
    return { name: service.name, tier: tierOf(service, policy), runbook: readsAll(actor) ? service.runbook : null };
  }

  async routing(actor: Actor): Promise<RoutingView> {
    onlyInsiders(actor);
    return routingOf(this.db, await this.desks.settingsOf(this.db.manager, actor.teamId), actor.teamId);
  }

  async tryRouting({ rules, samples, last = 0 }: TryRouting, actor: Actor): Promise<RoutingTrial> {
    onlyInsiders(actor);
    const settings = await this.desks.settingsOf(this.db.manager, actor.teamId);
    const routes = { ...settings, rules };
    const past = last > 0 ? await pastRoutables(this.db, actor.teamId, last) : [];
    const again = tryRouting(routes, past.map(({ words }) => words)); // prettier-ignore
    return {
      results: tryRouting(routes, samples),
      last: again.map((routed, i) => ({ ...routed, ticket: past[i]!.ticket })),
    };
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
