import { z } from 'zod';
import { line, prose } from '@twotrack/shared';

const COMMENT_MAX = 10_000;
const CommentText = prose(COMMENT_MAX).refine((text) => text.trim() !== '', 'says nothing');

/** Whoever only asks writes public ones, on own tickets. */
export const AddComment = z.strictObject({ text: CommentText, public: z.boolean() });
export type AddComment = z.infer<typeof AddComment>;

export const EditComment = z.strictObject({ text: CommentText });
export type EditComment = z.infer<typeof EditComment>;

export const RemoveComment = z.strictObject({});
export type RemoveComment = z.infer<typeof RemoveComment>;

const reply = { name: line(60), text: CommentText };

export const CreateCannedReply = z.strictObject(reply);
export type CreateCannedReply = z.infer<typeof CreateCannedReply>;

export const ChangeCannedReply = z.strictObject(reply);
export type ChangeCannedReply = z.infer<typeof ChangeCannedReply>;

export const RemoveCannedReply = z.strictObject({});
export type RemoveCannedReply = z.infer<typeof RemoveCannedReply>;

/** Comments newest first; `after` is the last one of the page before. */
export const FindComments = z.strictObject({
  after: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type FindComments = z.infer<typeof FindComments>;
