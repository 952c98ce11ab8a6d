import type { DataSource } from 'typeorm';
import type { RoutedAgain, RoutingRuleUse, RoutingView, SentOn, Ticket } from '../contract/index.js';
import type { Routable } from '../domain/index.js';
import type { Settings } from './desk.js';
import { iso } from './rows.js';
import { SERVICE_SCHEMA } from './tables.js';

/** How far back the shares of reassigned tickets look: what was decided by other rules counts no more after that. */
const SHARES_OVER = '90 days';

/** The rules with how often they matched, and how many of their tickets were sent on. */
export async function routingOf(db: DataSource, settings: Settings, teamId: string): Promise<RoutingView> {
  const { rules, queues, routingVersion } = settings;
  const catchAll = queues.find((queue) => queue.catchAll)!.id;
  const uses: Omit<RoutingRuleUse, keyof SentOn>[] = await db.query(
    `select r.id as "ruleId", r.matched, ${iso('r.last_matched_at')} as "lastMatchedAt"
     from ${SERVICE_SCHEMA}.routing_rule r where r.team_id = $1 order by r.position`,
    [teamId],
  );
  const went: Went[] = await db.query(WENT, [teamId]);
  return {
    version: routingVersion,
    rules,
    uses: uses.map((use) => ({ ...use, ...sentOn(went.filter(({ ruleId }) => ruleId === use.ruleId)) })),
    catchAll,
    otherwise: sentOn(went.filter(({ ruleId, first }) => ruleId === null && first === catchAll)),
  };
}

/** Tickets that came by one rule into one queue, and are in one queue now. */
interface Went {
  readonly ruleId: string | null;
  readonly first: string;
  readonly queueId: string;
  readonly tickets: number;
  readonly reassigned: number;
}

const WENT = `
  select t.rule_id as "ruleId", coalesce(t.marks -> 'cameFrom' ->> 0, t.queue_id::text) as first,
    t.queue_id as "queueId", count(*)::int as tickets, (count(*) filter (where t.marks ? 'cameFrom'))::int as reassigned
  from ${SERVICE_SCHEMA}.ticket t
  where t.team_id = $1 and t.reported_at > now() - interval '${SHARES_OVER}' and not t.marks ? 'folded'
  group by 1, 2, 3`;

function sentOn(went: readonly Went[]): SentOn {
  const sum = (of: (one: Went) => number) => went.reduce((all, one) => all + of(one), 0);
  const to = new Map<string, number>();
  for (const { queueId, reassigned } of went) if (reassigned > 0) to.set(queueId, (to.get(queueId) ?? 0) + reassigned);
  const [mostly] = [...to].sort(([, a], [, b]) => b - a);
  return {
    tickets: sum((one) => one.tickets),
    reassigned: sum((one) => one.reassigned),
    mostlyTo: mostly?.[0] ?? null,
  };
}

interface PastRoutable {
  readonly words: Routable;
  readonly ticket: RoutedAgain['ticket'];
}
type PastRow = RoutedAgain['ticket'] &
  Pick<Ticket, 'kind' | 'service' | 'facts' | 'reportedBy'> & {
    readonly details: string;
    readonly told: boolean;
  };

/** The tickets that came last as routing would see them today: their facts as they are now, without labels, which nobody keeps. */
export async function pastRoutables(db: DataSource, teamId: string, last: number): Promise<PastRoutable[]> {
  const rows: PastRow[] = await db.query(
    `select t.id, t.key, t.title, t.kind, t.service, t.facts, t.reported_by as "reportedBy", t.alert is not null as told,
       coalesce(s.details, '') as details, t.queue_id as "queueId",
       coalesce(t.marks -> 'cameFrom' ->> 0, t.queue_id::text) as "firstQueueId"
     from ${SERVICE_SCHEMA}.ticket t left join ${SERVICE_SCHEMA}.story s on s.id = t.id
     where t.team_id = $1 and t.parent_id is null and not t.marks ? 'folded'
     order by t.reported_at desc, t.id desc limit $2`,
    [teamId, last],
  );
  return rows.map(({ id, key, title, queueId, firstQueueId, ...row }) => ({
    ticket: { id, key, title, queueId, firstQueueId },
    words: wordsOf(title, row),
  }));
}

function wordsOf(title: string, row: Omit<PastRow, keyof RoutedAgain['ticket']>): Routable {
  const stated = Object.entries(row.facts).filter(([, { source }]) => source !== 'catalogue');
  const { name } = row.reportedBy;
  return {
    kind: row.kind,
    title,
    facts: Object.fromEntries(stated.map(([id, { value }]) => [id, { value }])),
    ...(row.details && { details: row.details }),
    ...(row.service !== null && { service: row.service }),
    ...(row.told ? { sender: name } : { reporter: name }),
  };
}
