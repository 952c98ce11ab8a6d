import { z } from 'zod';
import { Who, prose } from '@twotrack/shared';
import type { Request } from './views.js';

/** The longest that one person writes of a request at once, in characters. */
export const WRITTEN_MAX = 2_000;

/** Written about a request: between the team and whoever asked, or, where it is not public, within the team (P4). */
export const RequestComment = z.object({
  id: z.uuid(),
  requestId: z.uuid(),
  text: prose(WRITTEN_MAX),
  public: z.boolean(),
  by: Who,
  at: z.iso.datetime(),
});
export type RequestComment = z.infer<typeof RequestComment>;

const text = prose(WRITTEN_MAX).refine((words) => words.trim() !== '', 'says nothing');

/** Whoever only asks writes public ones, on own requests. */
export const CommentOnRequest = z.strictObject({ text, public: z.boolean() });
export type CommentOnRequest = z.infer<typeof CommentOnRequest>;

/** By whoever wrote it; its words stay in the history. */
export const WithdrawRequestComment = z.strictObject({ commentId: z.uuid() });
export type WithdrawRequestComment = z.infer<typeof WithdrawRequestComment>;

/** What whoever asked wrote last needs no answer; or it does after all. */
export const HearRequester = z.strictObject({ heard: z.boolean() });
export type HearRequester = z.infer<typeof HearRequester>;

/** By a private link. */
export const WriteToTeam = CommentOnRequest.pick({ text: true });
export type WriteToTeam = z.infer<typeof WriteToTeam>;

/** Every command on what is written about a request, by the name of its façade method; tests walk it. */
export const conversationCommands = {
  commentOnRequest: CommentOnRequest,
  withdrawRequestComment: WithdrawRequestComment,
  hearRequester: HearRequester,
} as const;

export type RequestCommented = { type: 'request-commented'; request: Request; comment: RequestComment };
export type RequestCommentWithdrawn = { type: 'request-comment-withdrawn'; request: Request; comment: RequestComment };
export type RequesterHeard = { type: 'requester-heard'; request: Request };
export type ConversationEvent = RequestCommented | RequestCommentWithdrawn | RequesterHeard;

/** A comment as whoever asked reads it by a private link: nobody's name (L7). */
export interface FollowedComment {
  text: string;
  at: string;
  /** By whoever asked; else by the team. */
  mine: boolean;
}
