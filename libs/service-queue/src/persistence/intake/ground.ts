import type { Change } from '@twotrack/shared/stream';
import { prepared } from '@twotrack/shared/stream';
import type { ServiceEvent, Ticket } from '../../contract/index.js';
import type { Desk } from '../desk.js';
import { ticketRows } from '../desk.js';
import { Groups, planned, type Episode, type Ground, type Group, type Part } from '../../domain/index.js';
import { standingOf } from '../folding/standing.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';
import type { Sender } from './pending.js';

/**
 * What a batch of alerts is decided on: the desk, the last episode of each alert, the tickets of those with the parents
 * they lie under, and what stands of their likes.
 */
export async function groundOf(
  change: Change<ServiceEvent>,
  { teamId, integrationId, name, queueId }: Sender,
  desk: Desk,
  parts: readonly Part[],
): Promise<Ground> {
  const firing = parts.flatMap(({ alert }) => ('unread' in alert || alert.state !== 'firing' ? [] : [alert]));
  const plans = new Map(
    firing.map((alert) => [alert, planned(desk.settings, { integrationId, name, queueId }, alert)]),
  );
  const folds = [...plans.values()].flatMap((plan) => plan.folds ?? []);
  const alerts = [...new Set(parts.flatMap(({ alert }) => alert.fingerprint ?? []))];
  const [episodes, tickets, parents, stood] = await Promise.all([
    prepared<Episode>(change.read, LAST_EPISODES, [integrationId, alerts]),
    prepared<{ ticket: Ticket }>(change.read, THEIR_TICKETS, [integrationId, alerts]),
    prepared<Group>(change.read, THEIR_PARENTS, [integrationId, alerts]),
    standingOf(change, teamId, folds),
  ]);
  const groups = [...stood.groups, ...parents];
  return {
    ...desk,
    planned: plans,
    standing: stood.standing,
    groups: new Groups(groups),
    episodes: new Map(episodes.map((episode) => [episode.fingerprint, episode])),
    tickets: new Map([
      ...groups.map(({ parent }) => [parent.id, parent] as const),
      ...stood.tickets,
      ...tickets.map(({ ticket }) => [ticket.id, ticket] as const),
    ]),
  };
}

// one look into the index for each alert: the ids of episodes grow with time
const LAST = `
  from unnest($2::text[]) as a(fingerprint)
  cross join lateral (select * from ${SERVICE_SCHEMA}.episode l
    where l.integration_id = $1 and l.fingerprint = a.fingerprint order by l.id desc limit 1) e`;

const LAST_EPISODES = `
  select e.id, e.fingerprint, e.ticket_id as "ticketId", ${iso('e.started_at')} as "startedAt",
    ${iso('e.ended_at')} as "endedAt", ${iso('e.previous_end')} as "previousEnd", e.course ${LAST}`;

/** SQL: what makes an episode, as pairs for a JSON object; the row under the alias `e`. */
export const EPISODE = `'id', e.id, 'fingerprint', e.fingerprint, 'ticketId', e.ticket_id,
  'startedAt', ${iso('e.started_at')}, 'endedAt', ${iso('e.ended_at')},
  'previousEnd', ${iso('e.previous_end')}, 'course', e.course`;

const THEIR_TICKETS = `
  select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t
  where t.id = any(array(select e.ticket_id ${LAST}))`;

const THEIR_PARENTS = `
  select ${ticketRows.json('t')} as parent, g.tally
  from ${SERVICE_SCHEMA}.fold_group g join ${SERVICE_SCHEMA}.ticket t on t.id = g.parent_id
  where g.parent_id = any(array(select c.parent_id from ${SERVICE_SCHEMA}.ticket c
    where c.id = any(array(select e.ticket_id ${LAST})) and c.parent_id is not null))`;
