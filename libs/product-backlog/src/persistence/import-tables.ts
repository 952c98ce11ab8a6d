import { EntitySchema } from 'typeorm';
import type { ImportRun, KeptPast } from '../contract/index.js';
import { PRODUCT_SCHEMA, json, key, moment, optional, text, uuid, type OfTeam } from './columns.js';

/** An import: what it tells of itself, by the shape of its file. */
export const ImportRunTable = new EntitySchema<ImportRun & OfTeam & { shape: string }>({
  name: 'ImportRun',
  schema: PRODUCT_SCHEMA,
  tableName: 'import_run',
  columns: {
    id: key(uuid('id')),
    teamId: uuid('team_id'),
    at: moment('at'),
    shape: text('shape'),
    body: json('body'),
  },
  indices: [{ name: 'import_run_of_team', columns: ['teamId', 'at'] }],
});

/** What happened where a backlog was before: ids in the order in which it happened. */
export const PastEventTable = new EntitySchema<KeptPast & OfTeam>({
  name: 'PastEvent',
  schema: PRODUCT_SCHEMA,
  tableName: 'past_event',
  columns: {
    id: key(uuid('id')),
    teamId: uuid('team_id'),
    at: moment('at'),
    by: text('by'),
    type: text('type'),
    card: optional(uuid('card_id')),
    body: json('body'),
  },
  indices: [
    { name: 'past_event_of_card', columns: ['card', 'at'], where: 'card_id is not null' },
    { name: 'past_event_of_team', columns: ['teamId', 'type', 'id'] },
  ],
});

export const importTables = [ImportRunTable, PastEventTable];
