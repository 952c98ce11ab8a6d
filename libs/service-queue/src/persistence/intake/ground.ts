import type { Change } from '@twotrack/shared/stream';
import { prepared } from '@twotrack/shared/stream';
import type { ServiceEvent, Ticket } from '../../contract/index.js';
import type { Desk } from '../desk.js';
import { ticketRows } from '../desk.js';
import type { Episode, Ground, Part } from '../../domain/index.js';
import { iso } from '../rows.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** What a batch of alerts is decided on: the desk, the last episode of each alert, and the tickets of those. */
export async function groundOf(
  change: Change<ServiceEvent>,
  integrationId: string,
  desk: Desk,
  parts: readonly Part[],
): Promise<Ground> {
  const alerts = [...new Set(parts.flatMap(({ alert }) => alert.fingerprint ?? []))];
  const [episodes, tickets] = await Promise.all([
    prepared<Episode>(change.read, LAST_EPISODES, [integrationId, alerts]),
    prepared<{ ticket: Ticket }>(change.read, THEIR_TICKETS, [integrationId, alerts]),
  ]);
  return {
    ...desk,
    episodes: new Map(episodes.map((episode) => [episode.fingerprint, episode])),
    tickets: new Map(tickets.map(({ ticket }) => [ticket.id, ticket])),
  };
}

// one look into the index for each alert: the ids of episodes grow with time
const LAST = `
  from unnest($2::text[]) as a(fingerprint)
  cross join lateral (select * from ${SERVICE_SCHEMA}.episode l
    where l.integration_id = $1 and l.fingerprint = a.fingerprint order by l.id desc limit 1) e`;

const LAST_EPISODES = `
  select e.id, e.fingerprint, e.ticket_id as "ticketId", ${iso('e.started_at')} as "startedAt",
    ${iso('e.ended_at')} as "endedAt", ${iso('e.previous_end')} as "previousEnd" ${LAST}`;

const THEIR_TICKETS = `
  select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t
  where t.id = any(array(select e.ticket_id ${LAST}))`;
