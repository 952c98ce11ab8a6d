import { EntitySchema } from 'typeorm';
import { PRODUCT_SCHEMA, integer, key, optional, text, uuid } from './columns.js';

/** An understanding check that is open, and what makes the voters of this one unlike those of any other (P9). */
const RoundTable = new EntitySchema<{ id: string; teamId: string; itemId: string; salt: string }>({
  name: 'UnderstandingRound',
  schema: PRODUCT_SCHEMA,
  tableName: 'understanding_round',
  columns: { id: key(uuid('id')), teamId: uuid('team_id'), itemId: uuid('item_id'), salt: text('salt') },
  indices: [{ name: 'round_of_item', columns: ['itemId'], unique: true }],
});

/** Outside the log, and gone when the round closes (P9). */
const VoteTable = new EntitySchema<{
  roundId: string;
  voter: string;
  understanding: number;
  size: number | null;
  value: number | null;
}>({
  name: 'UnderstandingVote',
  schema: PRODUCT_SCHEMA,
  tableName: 'understanding_vote',
  columns: {
    roundId: key(uuid('round_id')),
    voter: key(text('voter')),
    understanding: integer('understanding'),
    size: optional(integer('size')),
    value: optional(integer('value')),
  },
});

export const understandingTables = [RoundTable, VoteTable];
