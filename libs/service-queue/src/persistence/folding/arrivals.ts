import type { Actor, Answer, Asking } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';
import type { DataSource } from 'typeorm';
import type { ArrivalPage, Arrivals, ArrivedGroup, MarkSeen, ServiceEvent, Ticket } from '../../contract/index.js';
import { onlyInsiders } from '../../domain/index.js';
import { ticketRows } from '../desk.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { orderOf } from '../tickets.store.js';

const DAY = 24 * 60 * 60_000;

/** What arrived since one last looked (S17): counted under its parents by the database, however much it was. */
export async function arrivalsOf(
  db: DataSource,
  { since, after, limit }: ArrivalPage,
  actor: Actor,
): Promise<Arrivals> {
  onlyInsiders(actor);
  return db.transaction('REPEATABLE READ', async (tx) => {
    const [seen]: { now: string; seenAt: string | null }[] = await tx.query(SEEN, [actor.teamId, actor.id]);
    const { now, seenAt } = seen!;
    const from = since ?? seenAt ?? new Date(Date.parse(now) - DAY).toISOString();
    const counted: Counted[] = await tx.query(COUNTED, [actor.teamId, from, now]);
    const singles = counted.find(({ parent }) => parent === null);
    const rows: { ticket: Ticket }[] = await tx.query(SINGLES, [actor.teamId, from, now, after ?? null, limit]);
    const tickets = rows.map(({ ticket }) => ticket);
    return {
      since: from,
      until: now,
      seenAt,
      total: counted.reduce((sum, { arrived }) => sum + arrived, 0),
      groups: counted.flatMap(({ parent, ...group }): ArrivedGroup[] => (parent ? [{ parent, ...group }] : [])),
      singles: {
        count: singles?.arrived ?? 0,
        unacknowledged: singles?.unacknowledged ?? 0,
        severities: singles?.severities ?? {},
      },
      tickets,
      next: tickets.length === limit ? tickets.at(-1)!.id : null,
    };
  });
}

/** It never goes back, and never beyond now. Nobody else's board changes by it. */
export function markSeen(
  stream: EventStream<ServiceEvent>,
  command: MarkSeen,
  asking: Asking,
): Promise<Answer<{ seenAt: string }>> {
  return stream.change(orderOf(asking, { markSeen: command }), async (change) => {
    const { actor } = asking;
    onlyInsiders(actor);
    const until = command.until && command.until < change.now ? command.until : change.now;
    const [row]: { seenAt: string }[] = await change.write.query(
      `insert into ${SERVICE_SCHEMA}.last_look as l (team_id, person_id, at) values ($1, $2, $3)
       on conflict (team_id, person_id) do update set at = greatest(l.at, excluded.at)
       returning ${iso('l.at')} as "seenAt"`,
      [actor.teamId, actor.id, until],
    );
    return { seenAt: row!.seenAt };
  });
}

type Counted = Omit<ArrivedGroup, 'parent'> & { parent: Ticket | null };

const SEEN = `
  select ${iso('now()')} as now, (select ${iso('l.at')} from ${SERVICE_SCHEMA}.last_look l
    where l.team_id = $1 and l.person_id = $2) as "seenAt"`;

/** What arrived itself: a parent came to be by others. */
const ARRIVED = `
  ${SERVICE_SCHEMA}.ticket t where t.team_id = $1 and t.reported_at > $2::timestamptz
    and t.reported_at <= $3::timestamptz and not (t.marks ? 'folded')`;

const COUNTED = `
  select (select ${ticketRows.json('p')} from ${SERVICE_SCHEMA}.ticket p where p.id = c.parent_id) as parent,
    c.arrived, c.open, c.unacknowledged, c.severities, ${iso('c.first_at')} as "firstAt", ${iso('c.last_at')} as "lastAt"
  from (
    select s.parent_id, sum(s.arrived)::int as arrived, sum(s.open)::int as open,
      sum(s.unacknowledged)::int as unacknowledged, json_object_agg(s.severity, s.arrived) as severities,
      min(s.first_at) as first_at, max(s.last_at) as last_at
    from (
      select t.parent_id, t.severity, count(*) as arrived, count(*) filter (where t.resolved_at is null) as open,
        count(*) filter (where t.resolved_at is null and t.acknowledged is null) as unacknowledged,
        min(t.reported_at) as first_at, max(t.reported_at) as last_at
      from ${ARRIVED} group by t.parent_id, t.severity
    ) s group by s.parent_id
  ) c order by c.arrived desc, c.parent_id`;

const SINGLES = `
  select ${ticketRows.json('t')} as ticket from ${ARRIVED} and t.parent_id is null
    and ($4::uuid is null or (t.severity, t.reported_at, t.id) > (
      select a.severity, a.reported_at, a.id from ${SERVICE_SCHEMA}.ticket a
      where a.id = $4 and a.team_id is not distinct from $1))
  order by t.severity, t.reported_at, t.id limit $5`;
