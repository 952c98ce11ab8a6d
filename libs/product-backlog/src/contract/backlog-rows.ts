import { z } from 'zod';
import { PROSE_MAX, TITLE_MAX, Who, line, prose } from '@twotrack/shared';
import type { DependencyEnd } from './brief.js';
import { Evidence, VerdictGiven } from './evidence.js';
import type { Comment, Question, Vote } from './talk.js';
import type { Delegation } from './views.js';

/*
 * What a backlog file tells of its items beside their cards. Each row names the item that it is about.
 */

const at = { by: Who, at: z.iso.datetime() };
const said = { text: prose(PROSE_MAX), ...at };
const ofItem = { itemId: z.uuid() };

export const QuestionRow = z.object({
  id: z.uuid(),
  ...ofItem,
  ...said,
  blocking: z.boolean(),
  answer: z.object(said).nullable(),
  withdrawn: z.object(at).nullable(),
}) satisfies z.ZodType<Question>;

export const CommentRow = z.object({
  id: z.uuid(),
  ...ofItem,
  questionId: z.uuid().nullable(),
  ...said,
}) satisfies z.ZodType<Comment>;

export const VoteRow = z.object({ ...ofItem, ...at, by: Who.extend({ id: z.uuid() }) }) satisfies z.ZodType<Vote>;
export const EvidenceRow = Evidence.extend({
  ...ofItem,
  link: z
    .url({ protocol: /^https$/ })
    .max(2000)
    .nullable(),
  note: prose(PROSE_MAX),
});
export const VerdictRow = VerdictGiven.extend({ ...ofItem, reason: prose(PROSE_MAX) });

/** An item of another team that one of the file needs. */
export const Elsewhere = z.object({ id: z.uuid(), key: line(40), title: line(TITLE_MAX) }) satisfies z.ZodType<
  Pick<DependencyEnd, 'id' | 'key' | 'title'>
>;

export const DelegationRow = z.object({
  to: z.uuid(),
  by: Who,
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  reason: prose(PROSE_MAX).nullable(),
}) satisfies z.ZodType<Delegation>;

/** Something that is not in a file or could not be kept of it: how often, and why. */
export const LeftOut = z.object({ what: line(300), why: line(500), count: z.int().min(1) });
export type LeftOut = z.infer<typeof LeftOut>;
