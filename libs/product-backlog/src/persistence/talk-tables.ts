import { EntitySchema } from 'typeorm';
import type { Brief, Comment, Question, Vote } from '../contract/index.js';
import { PRODUCT_SCHEMA, key, json, moment, optional, text, uuid, type OfTeam } from './columns.js';

/** What is written down about an item, by its id; there is none where nobody wrote anything. */
export interface BriefRow extends OfTeam {
  id: string;
  body: Brief;
}
export interface VoteRow extends OfTeam, Vote {
  itemId: string;
  personId: string;
}
/** The item needs the other; the team is that of the item. */
export interface DependencyRow extends OfTeam {
  itemId: string;
  needsId: string;
}

export const BriefTable = new EntitySchema<BriefRow>({
  name: 'Brief',
  schema: PRODUCT_SCHEMA,
  tableName: 'brief',
  columns: { id: key(uuid('id')), teamId: uuid('team_id'), body: json('body') },
});

export const QuestionTable = new EntitySchema<Question & OfTeam>({
  name: 'Question',
  schema: PRODUCT_SCHEMA,
  tableName: 'question',
  columns: {
    id: key(uuid('id')),
    teamId: uuid('team_id'),
    itemId: uuid('item_id'),
    text: text('text'),
    blocking: { name: 'blocking', type: 'boolean' },
    by: json('by'),
    at: moment('at'),
    answer: optional(json('answer')),
    withdrawn: optional(json('withdrawn')),
  },
  indices: [{ name: 'question_item', columns: ['itemId', 'id'] }],
});

export const CommentTable = new EntitySchema<Comment & OfTeam>({
  name: 'Comment',
  schema: PRODUCT_SCHEMA,
  tableName: 'comment',
  columns: {
    id: key(uuid('id')),
    teamId: uuid('team_id'),
    itemId: uuid('item_id'),
    questionId: optional(uuid('question_id')),
    text: text('text'),
    by: json('by'),
    at: moment('at'),
  },
  indices: [{ name: 'comment_item', columns: ['itemId', 'id'] }],
});

export const VoteTable = new EntitySchema<VoteRow>({
  name: 'Vote',
  schema: PRODUCT_SCHEMA,
  tableName: 'vote',
  columns: {
    itemId: key(uuid('item_id')),
    personId: key(uuid('person_id')),
    teamId: uuid('team_id'),
    by: json('by'),
    at: moment('at'),
  },
});

export const DependencyTable = new EntitySchema<DependencyRow>({
  name: 'Dependency',
  schema: PRODUCT_SCHEMA,
  tableName: 'dependency',
  columns: { itemId: key(uuid('item_id')), needsId: key(uuid('needs_id')), teamId: uuid('team_id') },
  indices: [{ name: 'dependency_needs', columns: ['needsId'] }],
});

export const talkTables = [BriefTable, QuestionTable, CommentTable, VoteTable, DependencyTable];
