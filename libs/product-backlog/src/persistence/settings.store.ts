import type { Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import { DEFAULT_SETTINGS, type BacklogSettings, type ProductEvent, type SettingsSet } from '../contract/index.js';
import { firstRow } from './first-row.js';

const defaults = `'${JSON.stringify(DEFAULT_SETTINGS)}'::jsonb`;

/** SQL for the settings of a team as JSON; a part that came into being after they were last set has its default. */
export const settingsJson = (team: string): string =>
  `(select ${defaults} || coalesce((select s.body from product_backlog.settings s where s.team_id = ${team}), '{}'))`;

/** SQL for the settings of a team that has set nothing. */
export const defaultSettingsJson = defaults;

const reading = `select ${settingsJson('$1')} as settings`;

export async function settingsOf(tx: EntityManager, teamId: string): Promise<BacklogSettings> {
  const row = await firstRow<{ settings: BacklogSettings }>(tx, reading, [teamId]);
  return row!.settings;
}

/** One command on the settings: reads them, decides, keeps them. */
export async function changeSettings(
  change: Change<ProductEvent>,
  { teamId }: Actor,
  decide: (settings: BacklogSettings) => SettingsSet | null,
): Promise<{ settings: BacklogSettings }> {
  const settings = await settingsOf(change.read, teamId);
  const event = decide(settings);
  if (!event) return { settings };
  change.send(prepared(change.write, writing, [teamId, JSON.stringify(event.settings)]));
  change.record(event);
  return { settings: event.settings };
}

const writing = `insert into product_backlog.settings (team_id, body) values ($1, $2)
  on conflict (team_id) do update set body = excluded.body`;
