import { z } from 'zod';
import { PROSE_MAX, prose } from '@twotrack/shared';
import {
  CommentRow,
  DelegationRow,
  Elsewhere,
  EvidenceRow,
  LeftOut,
  QuestionRow,
  VerdictRow,
  VoteRow,
} from './backlog-rows.js';
import { Example, Hypothesis, Link } from './brief.js';
import { RequestComment } from './conversation.js';
import { Goal } from './goal.js';
import { PastEvent } from './past.js';
import { BacklogSettings } from './settings.js';
import { Column, Item, Proposal, Request } from './views.js';

export const BACKLOG_FORMAT = 'twotrack-product-backlog';

const brief = z.object({
  hypothesis: Hypothesis.nullable(),
  examples: z.array(Example),
  links: z.array(Link),
  version: z.int(),
});
const told = { problem: prose(PROSE_MAX) };

const rows = <T extends z.ZodType>(row: T) => z.array(row).max(500_000).default([]);

/**
 * Everything of the product track of a team: its items in the order and out of it, requests, goals, proposals, columns
 * and settings; since version 2 what is asked, said, wanted, needed and proved too. Into an empty team it comes as it
 * stood; only the ids are new.
 */
export const BacklogFile = z.strictObject({
  format: z.literal(BACKLOG_FORMAT),
  version: z.literal([1, 2]),
  exportedAt: z.iso.datetime(),
  keyPrefix: z.string().regex(/^[A-Z][A-Z0-9]{0,9}$/),
  lastNumber: z.int().min(0),
  columns: z.array(Column).max(20),
  settings: BacklogSettings.loose(),
  goals: z.array(Goal).max(10_000),
  items: z.array(Item.extend({ ...told, brief: brief.nullish() })).max(100_000),
  requests: z.array(Request.extend(told)).max(100_000),
  proposals: z.array(Proposal).max(100_000),
  questions: rows(QuestionRow),
  comments: rows(CommentRow),
  /** Between the team and those who asked, and of requests within the team. */
  requestComments: rows(RequestComment),
  /** Of those who want an item (P17). What was understood of one is anonymous, and in no file (P9). */
  votes: rows(VoteRow),
  evidence: rows(EvidenceRow),
  verdicts: rows(VerdictRow),
  /** Items of other teams that those of the file need (P18). */
  elsewhere: rows(Elsewhere),
  delegation: DelegationRow.nullable().default(null),
  /** Who changed what and when, the oldest first: a record to be read, of which nothing follows. */
  history: rows(PastEvent),
  leftOut: z.array(LeftOut).max(100).default([]),
});
export type BacklogFile = z.infer<typeof BacklogFile>;
