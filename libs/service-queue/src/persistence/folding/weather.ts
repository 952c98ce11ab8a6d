import { prepared, together, type Change, type Given } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { ServiceEvent, Storm } from '../../contract/index.js';
import { arrived, nextLook, told, type Arrival, type StormNews, type Weather } from '../../domain/index.js';
import type { Desk, Desks } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';

/** What came in with this change: counted, and told where it is time to. */
export function noteArrivals(
  change: Change<ServiceEvent>,
  desks: Desks,
  teamId: string,
  { weather, settings }: Pick<Desk, 'weather' | 'settings'>,
  arrivals: readonly Arrival[],
): void {
  if (arrivals.length === 0) return;
  const counted = arrived(weather, arrivals, change.now);
  const [next, news] = told(counted, settings.folding.storm, change.now, newId);
  putWeather(change, desks, teamId, next, news);
}

/** Written once for a group of commands, and told by those that have news. */
export function putWeather(
  change: Change<ServiceEvent>,
  desks: Desks,
  teamId: string,
  weather: Weather,
  news: Extract<ServiceEvent, { storm: Storm }> | StormNews | null,
): void {
  desks.leaveWeather(change, weather);
  const { tx, now } = change;
  change.gather('weather', () => writeWeather(tx, teamId, weather));
  if (!news) return;
  change.gather('storm', () => writeStorm(tx, teamId, news.storm, now));
  change.record(news);
}

const writeWeather = (tx: EntityManager, teamId: string, weather: Weather): Promise<unknown> =>
  prepared(
    tx,
    `insert into ${SERVICE_SCHEMA}.weather (team_id, state) values ($1, $2)
     on conflict (team_id) do update set state = excluded.state`,
    [teamId, JSON.stringify(weather)],
  );

/** The storm as it is told, and when the clock is to come by for it. */
const writeStorm = (tx: EntityManager, teamId: string, storm: Storm, now: string): Promise<unknown> =>
  together(tx, (given) => [
    `insert into ${SERVICE_SCHEMA}.storm (id, team_id, storm, started_at, ended_at)
     values (${given(storm.id)}::uuid, ${given(teamId)}::uuid, ${given(JSON.stringify(storm))}::jsonb,
       ${given(storm.startedAt)}::timestamptz, ${given(storm.endedAt)}::timestamptz)
     on conflict (id) do update set (storm, ended_at) = row(excluded.storm, excluded.ended_at)`,
    storm.endedAt ? noAlarm(given, storm) : nextAlarm(given, storm, teamId, nextLook(now, true)),
  ]);

const noAlarm = (given: Given, { id }: Storm): string =>
  `delete from ${SERVICE_SCHEMA}.alarm where card_id = ${given(id)}::uuid and kind = 'storm'`;

/** When the clock looks at it next. */
export const nextAlarm = (given: Given, { id }: Storm, teamId: string, at: string): string =>
  `insert into ${SERVICE_SCHEMA}.alarm (team_id, card_id, kind, due_at)
   values (${given(teamId)}::uuid, ${given(id)}::uuid, 'storm', ${given(at)}::timestamptz)
   on conflict (card_id, kind) do update set due_at = excluded.due_at`;
