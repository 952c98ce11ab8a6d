import { EntitySchema } from 'typeorm';
import type { BacklogSettings, Column, Delegation, Goal, Item, Proposal, Request } from '../contract/index.js';
import type { AlarmOfTeam } from './alarm.js';
import { askingTables } from './asking/tables.js';
import { evidenceEntities } from './evidence/tables.js';
import { importTables } from './import-tables.js';
import { PRODUCT_SCHEMA, integer, json, key, moment, optional, text, uuid, type OfTeam } from './columns.js';
import { StayTable } from './stays.js';
import { talkTables } from './talk-tables.js';
import { understandingTables } from './understanding-tables.js';

export { PRODUCT_SCHEMA };

/** One backlog: its keys are prefix and number, and the numbers are never given twice. */
export interface Backlog extends OfTeam {
  keyPrefix: string;
  lastNumber: number;
}
/** The long text of an item or a request, by its id: boards are read without it. */
export interface Story extends OfTeam {
  id: string;
  problem: string;
}
/** A column with how many items it holds, kept in step by every command. */
export interface ColumnRow extends OfTeam, Column {
  position: number;
  occupancy: number;
}

/** What the product owner has set; there is none where nothing was set yet. */
export interface SettingsRow extends OfTeam {
  body: BacklogSettings;
}

export const BacklogTable = new EntitySchema<Backlog>({
  name: 'Backlog',
  schema: PRODUCT_SCHEMA,
  tableName: 'backlog',
  columns: { teamId: key(uuid('team_id')), keyPrefix: text('key_prefix'), lastNumber: integer('last_number') },
});

export const ColumnTable = new EntitySchema<ColumnRow>({
  name: 'Column',
  schema: PRODUCT_SCHEMA,
  tableName: 'board_column',
  columns: {
    teamId: key(uuid('team_id')),
    id: key(text('id')),
    position: integer('position'),
    name: text('name'),
    policy: text('policy'),
    limit: optional(json('wip_limit')),
    breaches: json('breaches'),
    occupancy: integer('occupancy'),
  },
});

export const ItemTable = new EntitySchema<Item & OfTeam>({
  name: 'Item',
  schema: PRODUCT_SCHEMA,
  tableName: 'item',
  columns: {
    id: key(uuid('id')),
    teamId: uuid('team_id'),
    key: text('key'),
    type: text('type'),
    title: text('title'),
    whoseProblem: optional(text('whose_problem')),
    column: text('column_id'),
    rank: { ...optional(text('rank')), collation: 'C' },
    formerNeighbour: optional(uuid('former_neighbour')),
    assignees: { ...uuid('assignees'), array: true },
    blocked: optional(json('blocked')),
    blockedSeconds: integer('blocked_seconds'),
    requestId: optional(uuid('request_id')),
    goalId: optional(uuid('goal_id')),
    vectors: json('vectors'),
    moscow: optional(text('moscow')),
    touchedAt: moment('touched_at'),
    setAside: optional(json('set_aside')),
    marks: json('marks'),
    createdAt: moment('created_at'),
    createdBy: json('created_by'),
    enteredColumnAt: moment('entered_column_at'),
    doneAt: optional(moment('done_at')),
    removedAt: optional(moment('removed_at')),
    version: integer('version'),
  },
  indices: [
    { name: 'item_rank', columns: ['teamId', 'rank'], unique: true, where: 'rank is not null' },
    { name: 'item_key', columns: ['key', 'teamId'], unique: true },
    { name: 'item_column', columns: ['teamId', 'column', 'doneAt'], where: 'removed_at is null' },
    // over expressions, (team_id, marks -> 'bet' ->> 'reviewAt', id), as request_requester is below
    { name: 'item_bet', columns: ['teamId'], synchronize: false },
    { name: 'item_of_goal', columns: ['goalId'], where: 'goal_id is not null' },
    // over an expression, (team_id, set_aside ->> 'at', id), as request_requester is below
    { name: 'item_set_aside', columns: ['teamId'], synchronize: false },
  ],
});

export const StoryTable = new EntitySchema<Story>({
  name: 'Story',
  schema: PRODUCT_SCHEMA,
  tableName: 'story',
  columns: { id: key(uuid('id')), teamId: uuid('team_id'), problem: text('problem') },
});

export const RequestTable = new EntitySchema<Request & OfTeam>({
  name: 'Request',
  schema: PRODUCT_SCHEMA,
  tableName: 'request',
  columns: {
    id: key(uuid('id')),
    teamId: uuid('team_id'),
    title: text('title'),
    source: text('source'),
    requester: json('requester'),
    at: moment('at'),
    status: text('status'),
    itemId: optional(uuid('item_id')),
    decision: optional(json('decision')),
    marks: json('marks'),
  },
  indices: [
    // where it waits for its answer, or what whoever asked wrote last does: over an expression
    { name: 'request_inbox', columns: ['teamId'], synchronize: false },
    // over an expression, marks ->> 'joinedTo'
    { name: 'request_joined', columns: ['teamId'], synchronize: false },
    { name: 'request_on_its_way', columns: ['id'], synchronize: false },
    // over an expression, (team_id, marks #>> '{imported,from}', marks #>> '{imported,key}')
    { name: 'request_imported', columns: ['teamId'], unique: true, synchronize: false },
    // over an expression, marks #>> '{about,itemId}'
    { name: 'request_about', columns: ['teamId'], synchronize: false },
    { name: 'request_item', columns: ['itemId'], where: 'item_id is not null' },
    // over an expression, (requester ->> 'id', team_id), which TypeORM cannot say: only the migration makes it
    { name: 'request_requester', columns: ['teamId'], synchronize: false },
  ],
});

export const ProposalTable = new EntitySchema<Proposal & OfTeam>({
  name: 'Proposal',
  schema: PRODUCT_SCHEMA,
  tableName: 'proposal',
  columns: {
    id: key(uuid('id')),
    teamId: uuid('team_id'),
    itemId: uuid('item_id'),
    place: json('place'),
    reason: optional(text('reason')),
    by: json('by'),
    at: moment('at'),
    status: text('status'),
    answer: optional(json('answer')),
  },
  indices: [
    { name: 'proposal_open', columns: ['teamId'], where: "status = 'open'" },
    { name: 'proposal_item', columns: ['itemId'] },
  ],
});

export const SettingsTable = new EntitySchema<SettingsRow>({
  name: 'Settings',
  schema: PRODUCT_SCHEMA,
  tableName: 'settings',
  columns: { teamId: key(uuid('team_id')), body: json('body') },
});

export const GoalTable = new EntitySchema<Goal & OfTeam>({
  name: 'Goal',
  schema: PRODUCT_SCHEMA,
  tableName: 'goal',
  columns: {
    id: key(uuid('id')),
    teamId: uuid('team_id'),
    title: text('title'),
    why: text('why'),
    measure: json('measure'),
    startsOn: text('starts_on'),
    endsOn: text('ends_on'),
    openedAt: moment('opened_at'),
    openedBy: json('opened_by'),
    closed: optional(json('closed')),
    version: integer('version'),
  },
  indices: [
    { name: 'goal_open', columns: ['teamId'], unique: true, where: 'closed is null' },
    { name: 'goal_of_team', columns: ['teamId', 'id'] },
  ],
});

export const DelegationTable = new EntitySchema<Delegation & OfTeam>({
  name: 'Delegation',
  schema: PRODUCT_SCHEMA,
  tableName: 'delegation',
  columns: {
    teamId: key(uuid('team_id')),
    to: uuid('to_person'),
    by: json('by'),
    since: moment('since'),
    until: moment('until'),
    reason: optional(text('reason')),
  },
});

export const AlarmTable = new EntitySchema<AlarmOfTeam>({
  name: 'Alarm',
  schema: PRODUCT_SCHEMA,
  tableName: 'alarm',
  columns: { teamId: uuid('team_id'), cardId: key(uuid('card_id')), kind: key(text('kind')), dueAt: moment('due_at') },
  indices: [{ name: 'alarm_due', columns: ['dueAt'] }],
});

export const productBacklogEntities = [
  ...importTables,
  ...askingTables,
  ...evidenceEntities,
  ...understandingTables,
  AlarmTable,
  BacklogTable,
  ColumnTable,
  ItemTable,
  StoryTable,
  RequestTable,
  ProposalTable,
  SettingsTable,
  GoalTable,
  DelegationTable,
  StayTable,
  ...talkTables,
];
