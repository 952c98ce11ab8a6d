import { EntitySchema, type EntitySchemaColumnOptions, type EntitySchemaOptions } from 'typeorm';
import type { Column, PolicyDraft, Queue, RoutingRule, SeverityPolicy, Ticket } from '../contract/index.js';
import type { Who } from '@twotrack/shared';

export const SERVICE_SCHEMA = 'service_queue';

type Columns<T> = { [P in keyof T]-?: EntitySchemaColumnOptions & { name: string } };
type Options<T> = Omit<EntitySchemaOptions<T>, 'columns' | 'schema'> & { columns: Columns<T> };

const table = <T>(options: Options<T>): EntitySchema<T> =>
  new EntitySchema<T>({ ...options, schema: SERVICE_SCHEMA } as EntitySchemaOptions<T>);

const uuid = (name: string) => ({ name, type: 'uuid' as const });
const text = (name: string) => ({ name, type: 'text' as const });
const int = (name: string) => ({ name, type: 'int' as const });
const smallint = (name: string) => ({ name, type: 'smallint' as const });
const boolean = (name: string) => ({ name, type: 'boolean' as const });
const jsonb = (name: string) => ({ name, type: 'jsonb' as const });
/** An instant: timestamptz there, ISO 8601 in UTC with milliseconds here. */
const instant = (name: string) => ({
  name,
  type: 'timestamptz' as const,
  transformer: { to: (iso: string | null) => iso, from: (at: Date | null) => at && at.toISOString() },
});
const primary = { primary: true } as const;
const nullable = { nullable: true } as const;

type OfTeam<T> = T & { teamId: string };

/** One row a team: what every command looks at first. `revision` changes with the policy in force, the rules and the queues. */
export const deskTable = table<{
  teamId: string;
  keyPrefix: string;
  lastNumber: number;
  policyVersion: number;
  revision: string;
  /** How often the routing rules were set. */
  routingVersion: number;
}>({
  name: 'desk',
  columns: {
    teamId: { ...uuid('team_id'), ...primary },
    keyPrefix: text('key_prefix'),
    lastNumber: int('last_number'),
    policyVersion: int('policy_version'),
    revision: uuid('revision'),
    routingVersion: { ...int('routing_version'), default: 1 },
  },
});

export const queueTable = table<OfTeam<Queue>>({
  name: 'queue',
  columns: {
    id: { ...uuid('id'), ...primary },
    teamId: uuid('team_id'),
    name: text('name'),
    position: int('position'),
    catchAll: boolean('catch_all'),
  },
  indices: [
    { name: 'queue_of_team', columns: ['teamId'] },
    { name: 'one_catch_all', columns: ['teamId'], unique: true, where: 'catch_all' },
  ],
});

export const columnTable = table<OfTeam<Column>>({
  name: 'board_column',
  columns: {
    teamId: { ...uuid('team_id'), ...primary },
    id: { ...text('id'), ...primary },
    name: text('name'),
    policy: text('policy'),
    limit: { ...jsonb('wip_limit'), ...nullable },
    queueLimits: jsonb('queue_limits'),
    expedite: { ...jsonb('expedite'), ...nullable },
    breaches: jsonb('breaches'),
  },
});

/** How many tickets of a queue stand in a column: read and written behind the turnstile only. */
export const occupancyTable = table<{ teamId: string; columnId: string; queueId: string; count: number }>({
  name: 'occupancy',
  columns: {
    teamId: { ...uuid('team_id'), ...primary },
    columnId: { ...text('column_id'), ...primary },
    queueId: { ...uuid('queue_id'), ...primary },
    count: int('count'),
  },
});

const order = ['effectiveClass', 'due', 'reportedAt', 'id'];

export const ticketTable = table<OfTeam<Ticket>>({
  name: 'ticket',
  columns: {
    id: { ...uuid('id'), ...primary },
    teamId: uuid('team_id'),
    key: text('key'),
    kind: text('kind'),
    title: text('title'),
    service: { ...text('service'), ...nullable },
    queueId: uuid('queue_id'),
    column: text('column_id'),
    facts: jsonb('facts'),
    severity: smallint('severity'),
    policyVersion: int('policy_version'),
    effectiveClass: smallint('effective_class'),
    waits: jsonb('waits'),
    agesAt: { ...instant('ages_at'), ...nullable },
    reportedAt: instant('reported_at'),
    reportedBy: jsonb('reported_by'),
    assignee: { ...uuid('assignee'), ...nullable },
    acknowledged: { ...jsonb('acknowledged'), ...nullable },
    respondedAt: { ...instant('responded_at'), ...nullable },
    waiting: { ...jsonb('waiting'), ...nullable },
    pauses: jsonb('pauses'),
    responseDue: { ...instant('response_due'), ...nullable },
    resolutionDue: { ...instant('resolution_due'), ...nullable },
    due: { ...instant('due'), ...nullable },
    retargeted: { ...jsonb('retargeted'), ...nullable },
    told: jsonb('told'),
    enteredColumnAt: instant('entered_column_at'),
    expedited: boolean('expedited'),
    resolvedAt: { ...instant('resolved_at'), ...nullable },
    closedAt: { ...instant('closed_at'), ...nullable },
    alert: { ...jsonb('alert'), ...nullable },
    parentId: { ...uuid('parent_id'), ...nullable },
    foldKey: { ...text('fold_key'), ...nullable },
    ruleId: { ...uuid('rule_id'), ...nullable },
    problemId: { ...uuid('problem_id'), ...nullable },
    marks: jsonb('marks'),
    version: int('version'),
  },
  indices: [
    // by its name in small letters, which only the migration can say
    { name: 'ticket_of_service', columns: ['teamId', 'service', 'id'], synchronize: false },
    { name: 'ticket_order', columns: ['teamId', 'column', ...order], where: 'parent_id is null' },
    { name: 'ticket_order_of_queue', columns: ['teamId', 'column', 'queueId', ...order], where: 'parent_id is null' },
    { name: 'ticket_to_recalculate', columns: ['teamId', 'policyVersion'], where: 'resolved_at is null' },
    {
      name: 'ticket_unseen',
      columns: ['parentId', 'reportedAt'],
      where: 'parent_id is not null and acknowledged is null and resolved_at is null',
    },
    {
      name: 'ticket_resolved',
      columns: ['teamId', 'resolvedAt'],
      where: 'resolved_at is not null and closed_at is null and parent_id is null',
    },
    { name: 'ticket_under', columns: ['parentId', 'reportedAt', 'id'], where: 'parent_id is not null' },
    { name: 'ticket_arrived', columns: ['teamId', 'reportedAt'] },
    {
      name: 'ticket_to_fold',
      columns: ['teamId', 'foldKey', 'reportedAt'],
      where: 'fold_key is not null and resolved_at is null',
    },
    { name: 'ticket_of_problem', columns: ['problemId'], where: 'problem_id is not null' },
    { name: 'ticket_key', columns: ['teamId', 'key'], unique: true },
    // over the begin of the window, which TypeORM cannot say: only the migration makes it
    { name: 'ticket_planned', columns: ['teamId'], synchronize: false },
  ],
});

/** When something is next due for a card, one of each kind: what the clock looks at, and nothing else. */
export const alarmTable = table<{ teamId: string; cardId: string; kind: string; dueAt: string }>({
  name: 'alarm',
  columns: {
    teamId: uuid('team_id'),
    cardId: { ...uuid('card_id'), ...primary },
    kind: { ...text('kind'), ...primary },
    dueAt: instant('due_at'),
  },
  indices: [{ name: 'alarm_due', columns: ['dueAt'] }],
});

/** A stretch of time that a ticket stood in Working, ended. Rows are written by the database when it leaves. */
export const stayTable = table<OfTeam<{ ticketId: string; from: string; to: string }>>({
  name: 'stay',
  columns: {
    teamId: { ...uuid('team_id'), ...primary },
    to: { ...instant('to_at'), ...primary },
    ticketId: { ...uuid('ticket_id'), ...primary },
    from: instant('from_at'),
  },
});

/** The details of a ticket: as long as people write them, so they lie beside it. */
export const storyTable = table<{ id: string; teamId: string; details: string }>({
  name: 'story',
  columns: { id: { ...uuid('id'), ...primary }, teamId: uuid('team_id'), details: text('details') },
});

export const policyTable = table<{
  teamId: string;
  version: number;
  policy: SeverityPolicy;
  activatedAt: string;
  activatedBy: Who;
  reason: string;
}>({
  name: 'severity_policy',
  columns: {
    teamId: { ...uuid('team_id'), ...primary },
    version: { ...int('version'), ...primary },
    policy: jsonb('policy'),
    activatedAt: instant('activated_at'),
    activatedBy: jsonb('activated_by'),
    reason: text('reason'),
  },
});

/** One row a team: what its policy is being changed to, and how many drafts there were; no draft where there is none. */
export const policyDraftTable = table<{ teamId: string; version: number; draft: PolicyDraft | null }>({
  name: 'policy_draft',
  columns: {
    teamId: { ...uuid('team_id'), ...primary },
    version: int('version'),
    draft: { ...jsonb('draft'), ...nullable },
  },
});

export const ruleTable = table<
  OfTeam<RoutingRule> & { position: number; matched: number; lastMatchedAt: string | null }
>({
  name: 'routing_rule',
  columns: {
    teamId: { ...uuid('team_id'), ...primary },
    id: { ...uuid('id'), ...primary },
    position: int('position'),
    name: text('name'),
    when: jsonb('conditions'),
    queueId: uuid('queue_id'),
    matched: { ...int('matched'), default: 0 },
    lastMatchedAt: { ...instant('last_matched_at'), ...nullable },
  },
});

export const serviceQueueEntities = [
  deskTable,
  queueTable,
  columnTable,
  occupancyTable,
  ticketTable,
  alarmTable,
  stayTable,
  storyTable,
  policyTable,
  policyDraftTable,
  ruleTable,
];
