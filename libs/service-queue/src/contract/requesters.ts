import { z } from 'zod';
import { line } from '@twotrack/shared';
import { OpenTicket, Reason } from './commands.js';
import { FactId } from './facts.js';
import { AddComment } from './work-comments.js';

/** A form for a queue; its link is shown once. One form a queue. */
export const MakeForm = z.strictObject({ queue: z.uuid() });
export type MakeForm = z.infer<typeof MakeForm>;

/** Another link in place of the one before, which is nothing from now on. */
export const RenewForm = z.strictObject({});
export type RenewForm = z.infer<typeof RenewForm>;

export const RevokeForm = z.strictObject({});
export type RevokeForm = z.infer<typeof RevokeForm>;

const ANSWERS_MAX = 40;

/** The level chosen for each fact that was asked for; what is left out is "I do not know" (S4). */
const Answers = z
  .record(FactId, z.string().min(1).max(40))
  .refine((answers) => Object.keys(answers).length <= ANSWERS_MAX, 'are more answers than questions');

/** Asked by a form, without signing in. The severity follows from the answers (S3). */
export const AskByForm = z.strictObject({
  title: OpenTicket.shape.title,
  details: OpenTicket.shape.details,
  name: line(120),
  /** Where the team may write to if the private link is lost. */
  email: z.email().max(254).optional(),
  answers: Answers.default({}),
});
export type AskByForm = z.infer<typeof AskByForm>;

/** A word to the team, by whoever follows a ticket. */
export const WriteToTeam = AddComment.pick({ text: true });
export type WriteToTeam = z.infer<typeof WriteToTeam>;

/** It is solved: closed now. */
export const ConfirmSolution = z.strictObject({});
export type ConfirmSolution = z.infer<typeof ConfirmSolution>;

/** It is not solved: open again. */
export const RejectSolution = z.strictObject({ reason: Reason });
export type RejectSolution = z.infer<typeof RejectSolution>;

/** What was not known, or is doubted, said by whoever asked: it becomes facts. */
export const AnswerQuestions = z.strictObject({
  answers: Answers.refine((answers) => Object.keys(answers).length > 0, 'needs an answer'),
});
export type AnswerQuestions = z.infer<typeof AnswerQuestions>;

/** Another private link in place of the one before. */
export const RenewFollowLink = z.strictObject({});
export type RenewFollowLink = z.infer<typeof RenewFollowLink>;

export const RevokeFollowLink = z.strictObject({});
export type RevokeFollowLink = z.infer<typeof RevokeFollowLink>;

/** Every command for and by those who ask, by the name of its façade method; tests walk it. */
export const requesterCommands = {
  makeForm: MakeForm,
  renewForm: RenewForm,
  revokeForm: RevokeForm,
  askByForm: AskByForm,
  writeToTeam: WriteToTeam,
  confirmSolution: ConfirmSolution,
  rejectSolution: RejectSolution,
  answerQuestions: AnswerQuestions,
  renewFollowLink: RenewFollowLink,
  revokeFollowLink: RevokeFollowLink,
} as const;
