import { randomUUID } from 'node:crypto';
import { clockOf, whoIs, type Actor, type Answer, type Asking } from '@twotrack/shared';
import type { Change, EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { ActivatePolicy, ServiceEvent, SeverityPolicy, SeverityPolicyDraft, Ticket } from '../contract/index.js';
import {
  checkHours,
  floorAfter,
  mustBeSound,
  onlyAdmins,
  passage,
  recalculated,
  type Floor,
  type Gate,
  type Passage,
} from '../domain/index.js';
import { ticketRows, type Desks, type Settings } from './desk.js';
import { refreshParents } from './folding/refresh.js';
import { SERVICE_SCHEMA } from './tables.js';
import { orderOf } from './tickets.store.js';
import { writeTickets } from './ticket-writing.js';

/** Severity policies: activated by an admin in one event, carried to the open tickets by the clock (S6). */
export class PolicyStore {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  /** Refuses what lint finds before anybody is kept waiting at the turnstile. */
  async activatePolicy(command: ActivatePolicy, asking: Asking): Promise<Answer<{ policy: SeverityPolicy }>> {
    onlyAdmins(asking.actor);
    mustBeSound(command.policy);
    return this.stream.change(orderOf(asking, { activatePolicy: command }), async (change) => {
      const { settings } = await this.desks.read(change, asking.actor.teamId);
      const policy = await activate(change, settings, command.policy, command.reason, asking.actor);
      this.desks.forget(change);
      return { policy };
    });
  }

  /** Judges up to `limit` open tickets anew that an earlier version judged. Idempotent: nothing left, nothing done. */
  recalculateSome(teamId: string, limit: number): Promise<Answer<{ recalculated: number }>> {
    const asking = { actor: clockOf(teamId), key: `recalculate ${randomUUID()}` };
    return this.stream.change(orderOf(asking, { recalculateSome: limit }), async (change) => {
      const desk = await this.desks.read(change, teamId);
      const behind = await judgedBefore(change, teamId, desk.settings.policy.version, limit);
      if (behind.length === 0) return { recalculated: 0 };
      const judged = behind.map((ticket) => recalculated(ticket, desk.settings.policy, change.now));
      const ways = waysOf(desk.floor, behind, judged, { by: asking.actor, at: change.now, reason: null });
      const tickets = ways.map((way) => way.ticket);
      writeTickets(change, teamId, tickets, ways);
      this.desks.forget(change);
      tickets.forEach((ticket, i) => {
        change.record({ type: 'ticket-recalculated', ticket, severityWas: behind[i]!.severity }, ticket.id);
        for (const event of ways[i]!.events) change.record(event);
      });
      await refreshParents(
        change,
        this.desks,
        asking.actor,
        tickets.map((now, i) => ({ was: behind[i]!, now })),
      );
      return { recalculated: tickets.length };
    });
  }

  /** The teams with open tickets that an earlier version judged: what a crash may have left. */
  async teamsBehind(): Promise<string[]> {
    const rows: { team: string }[] = await this.db.query(
      `select d.team_id as team from ${SERVICE_SCHEMA}.desk d where exists (select from ${SERVICE_SCHEMA}.ticket t
         where t.team_id = d.team_id and t.policy_version < d.policy_version and t.resolved_at is null)`,
    );
    return rows.map((row) => row.team);
  }
}

/** Brings a policy into force as the next version: one event. Refuses calendars that no clock could run by. */
export async function activate(
  change: Change<ServiceEvent>,
  settings: Settings,
  draft: SeverityPolicyDraft,
  reason: string,
  actor: Actor,
): Promise<SeverityPolicy> {
  checkHours(draft, settings.queues);
  checkHours(draft, settings.queues);
  const policy = { ...draft, version: settings.policy.version + 1 };
  await change.write.query(
    `with put as (insert into ${SERVICE_SCHEMA}.severity_policy
       (team_id, version, policy, activated_at, activated_by, reason) values ($1, $2, $3, $4, $5, $6))
     update ${SERVICE_SCHEMA}.desk set policy_version = $2, revision = $7 where team_id = $1`,
    [actor.teamId, policy.version, JSON.stringify(policy), change.now, JSON.stringify(whoIs(actor)), reason, newId()],
  );
  change.record({ type: 'policy-activated', policy, reason });
  return policy;
}

async function judgedBefore(change: Change<ServiceEvent>, teamId: string, version: number, limit: number) {
  const rows: { ticket: Ticket }[] = await change.read.query(
    `select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t
     where t.team_id = $1 and t.policy_version < $2 and t.resolved_at is null order by t.policy_version limit $3`,
    [teamId, version, limit],
  );
  return rows.map((row) => row.ticket);
}

/** Each ticket meets the columns as the ones before it left them. From Triage to Queue nothing is refused (W1). */
export function waysOf(was: Floor, before: readonly Ticket[], after: readonly Ticket[], gate: Gate): Passage[] {
  let floor = was;
  return after.map((ticket, i) => {
    const way = passage(floor, before[i]!, ticket, gate);
    floor = floorAfter(floor, way);
    return way;
  });
}
