import { z } from 'zod';
import { line, type Who } from '@twotrack/shared';
import { FactId } from './facts.js';
import { SeverityPolicyDraft } from './policy.js';

const reason = line(500);
/** The version of the draft that one has seen; 0 where there was none. */
const draftSeen = { draftVersion: z.int().min(0) };

/** Keeps the team's draft; what is not complete yet may be kept too. */
export const SavePolicyDraft = z.strictObject({ ...draftSeen, policy: SeverityPolicyDraft });
export type SavePolicyDraft = z.infer<typeof SavePolicyDraft>;

/** A preset by its name, or a version that was in force, becomes the draft. */
export const StartPolicyDraft = z.strictObject({
  ...draftSeen,
  from: z.union([z.strictObject({ preset: line(80) }), z.strictObject({ version: z.int().min(1) })]),
});
export type StartPolicyDraft = z.infer<typeof StartPolicyDraft>;

export const DiscardPolicyDraft = z.strictObject({ draftVersion: z.int().min(1) });
export type DiscardPolicyDraft = z.infer<typeof DiscardPolicyDraft>;

/** The draft comes into force as it was seen, unless lint finds something. */
export const ActivatePolicyDraft = z.strictObject({ draftVersion: z.int().min(1), reason });
export type ActivatePolicyDraft = z.infer<typeof ActivatePolicyDraft>;

/** The longest file of combinations, in characters. */
export const CSV_MAX = 8_000_000;

/**
 * One row for each combination of the facts of the draft (of the policy in force where there is no draft), with its
 * severity: becomes the draft.
 */
export const ImportPolicyCsv = z.strictObject({ ...draftSeen, csv: z.string().min(1).max(CSV_MAX) });
export type ImportPolicyCsv = z.infer<typeof ImportPolicyCsv>;

/** Says that a fact is wrong, and why; the severity stays until somebody corrects it (S3). */
export const DisputeFact = z.strictObject({ fact: FactId, note: line(500) });
export type DisputeFact = z.infer<typeof DisputeFact>;

export const WithdrawDispute = z.strictObject({ fact: FactId });
export type WithdrawDispute = z.infer<typeof WithdrawDispute>;

/** Every command of the policy's draft and of disputes, by the name of its façade method; tests walk it. */
export const policyCommands = {
  saveDraft: SavePolicyDraft,
  startDraft: StartPolicyDraft,
  discardDraft: DiscardPolicyDraft,
  activateDraft: ActivatePolicyDraft,
  importCsv: ImportPolicyCsv,
  disputeFact: DisputeFact,
  withdrawDispute: WithdrawDispute,
} as const;

/** What a team is changing its policy to: one a team, its version growing with every change. */
export interface PolicyDraft {
  version: number;
  policy: SeverityPolicyDraft;
  savedAt: string;
  savedBy: Who;
}

/** How an imported file became a draft: nothing to change, the cells of one table, or a flat grid of all its rows. */
export type ImportedAs = 'unchanged' | 'table' | 'grid';
