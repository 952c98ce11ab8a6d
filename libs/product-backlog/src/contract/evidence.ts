import { z } from 'zod';
import { Who, line } from '@twotrack/shared';
import { Reason } from './commands.js';
import type { Item } from './views.js';

/** A figure with its unit. */
export const Measured = z.strictObject({ value: z.number().min(-1e12).max(1e12), unit: line(40) });
export type Measured = z.infer<typeof Measured>;

/** What became of the bet, as the product owner reads the evidence (P16). */
export const Verdict = z.enum(['proven', 'refuted', 'unclear']);
export type Verdict = z.infer<typeof Verdict>;

/** Something that was seen of an item, by which its hypothesis stands or falls. */
export const Evidence = z.object({
  id: z.uuid(),
  number: Measured.nullable(),
  link: z.string().nullable(),
  note: z.string(),
  by: Who,
  at: z.iso.datetime(),
});
export type Evidence = z.infer<typeof Evidence>;

/** A number, an address (https) or a note: at least one of them. */
export const AddEvidence = z
  .strictObject({
    number: Measured.optional(),
    link: z
      .url({ protocol: /^https$/ })
      .max(2000)
      .optional(),
    note: line(1000).optional(),
  })
  .refine(({ number, link, note }) => number !== undefined || link !== undefined || note !== undefined, 'says nothing');
export type AddEvidence = z.infer<typeof AddEvidence>;

/** By whoever added it, or by the product owner. */
export const WithdrawEvidence = z.strictObject({ evidenceId: z.uuid() });
export type WithdrawEvidence = z.infer<typeof WithdrawEvidence>;

/** When a shipped item is looked at again; a moment that has passed is due at once. */
export const SetReviewDate = z.strictObject({ reviewAt: z.iso.datetime() });
export type SetReviewDate = z.infer<typeof SetReviewDate>;

/** Of a shipped item; another one takes the place of the one before. */
export const GiveVerdict = z.strictObject({ verdict: Verdict, reason: Reason });
export type GiveVerdict = z.infer<typeof GiveVerdict>;

/** It is unproven again. */
export const WithdrawVerdict = z.strictObject({});
export type WithdrawVerdict = z.infer<typeof WithdrawVerdict>;

/** Every command on what proves an item, by the name of its façade method; tests walk it. */
export const evidenceCommands = {
  addEvidence: AddEvidence,
  withdrawEvidence: WithdrawEvidence,
  setReviewDate: SetReviewDate,
  giveVerdict: GiveVerdict,
  withdrawVerdict: WithdrawVerdict,
} as const;

/** A verdict with who gave it, when and why. */
export const VerdictGiven = z.object({ verdict: Verdict, reason: z.string(), by: Who, at: z.iso.datetime() });
export type VerdictGiven = z.infer<typeof VerdictGiven>;

export type EvidenceAdded = { type: 'evidence-added'; item: Item; evidence: Evidence };
export type EvidenceWithdrawn = { type: 'evidence-withdrawn'; item: Item; evidence: Evidence };
export type ReviewDateSet = { type: 'review-date-set'; item: Item; was: string };
/** By the clock: its review date has come, and nobody has given a verdict. */
export type ReviewDue = { type: 'review-due'; item: Item };
export type VerdictGivenOf = { type: 'verdict-given'; item: Item; given: VerdictGiven; was: VerdictGiven | null };
export type VerdictWithdrawn = { type: 'verdict-withdrawn'; item: Item; was: VerdictGiven };

export type EvidenceEvent =
  EvidenceAdded | EvidenceWithdrawn | ReviewDateSet | ReviewDue | VerdictGivenOf | VerdictWithdrawn;
