import { z } from 'zod';
import { prose } from '@twotrack/shared';

/** What one person says at once, Markdown. */
const Words = prose(4000).refine((text) => text.trim() !== '', 'says nothing');
const which = { questionId: z.uuid() };

export const AskQuestion = z.strictObject({ text: Words, blocking: z.boolean().default(false) });
export type AskQuestion = z.infer<typeof AskQuestion>;

/** Also takes the place of an answer that was given. */
export const AnswerQuestion = z.strictObject({ ...which, text: Words });
export type AnswerQuestion = z.infer<typeof AnswerQuestion>;

/** Takes an answer, or a withdrawal, back. */
export const ReopenQuestion = z.strictObject(which);
export type ReopenQuestion = z.infer<typeof ReopenQuestion>;

/** By whoever asked it, or by the product owner. */
export const WithdrawQuestion = z.strictObject(which);
export type WithdrawQuestion = z.infer<typeof WithdrawQuestion>;

/** With a question: in its thread. */
export const CommentOn = z.strictObject({ text: Words, questionId: z.uuid().optional() });
export type CommentOn = z.infer<typeof CommentOn>;

/** By whoever made it; its words stay in the history. */
export const WithdrawComment = z.strictObject({ commentId: z.uuid() });
export type WithdrawComment = z.infer<typeof WithdrawComment>;

export const VoteForItem = z.strictObject({});
export type VoteForItem = z.infer<typeof VoteForItem>;

export const WithdrawVote = z.strictObject({});
export type WithdrawVote = z.infer<typeof WithdrawVote>;

/** Every command on what is said about an item, by the name of its façade method; tests walk it. */
export const talkCommands = {
  askQuestion: AskQuestion,
  answerQuestion: AnswerQuestion,
  reopenQuestion: ReopenQuestion,
  withdrawQuestion: WithdrawQuestion,
  commentOn: CommentOn,
  withdrawComment: WithdrawComment,
  voteForItem: VoteForItem,
  withdrawVote: WithdrawVote,
} as const;

/** Which stretch of the order stakeholders read, after a place in it. */
export const WishPage = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(100),
});
export type WishPage = z.infer<typeof WishPage>;
