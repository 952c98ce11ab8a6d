import { z } from 'zod';
import { SeverityPolicyDraft } from './policy.js';
import type { Severity } from './severity.js';

/** Which severities past tickets would have had. `zone`: by whose clocks a night is told where no calendar says. */
export const BacktestPolicy = z.strictObject({
  policy: SeverityPolicyDraft,
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  zone: z.string().min(1).max(60).default('UTC'),
});
export type BacktestPolicy = z.infer<typeof BacktestPolicy>;

export const LintPolicy = z.strictObject({ policy: SeverityPolicyDraft });
export type LintPolicy = z.infer<typeof LintPolicy>;

/** One of both: as it was judged, and as this policy judges. */
export interface OldAndNew {
  old: number;
  new: number;
}

/** A ticket that would have another severity, and the cells and guards of this policy that give it. */
export interface ChangedTicket {
  id: string;
  key: string;
  title: string;
  reportedAt: string;
  old: Severity;
  new: Severity;
  /** `Impact of T2 and few gives 2`. */
  because: string[];
}

/** The week from this Monday on (UTC). */
export interface BacktestWeek {
  monday: string;
  tickets: number;
  sev1: OldAndNew;
  /** SEV1 and SEV2 reported before 8 or from 20 o'clock on. */
  nightPages: OldAndNew;
  /** Minutes of resolution promised to the tickets that were reported in it. */
  slaMinutes: OldAndNew;
}

export interface Backtest {
  tickets: number;
  /** How many went from one severity to another: `matrix[old - 1][new - 1]`. */
  matrix: number[][];
  changes: number;
  /** In the order of their keys; at most `CHANGES_TOLD` of them. */
  changed: ChangedTicket[];
  weeks: BacktestWeek[];
  sev1: OldAndNew;
  nightPages: OldAndNew;
  slaMinutes: OldAndNew;
}

export const CHANGES_TOLD = 2_000;

/** Over how many past days the use of a policy is counted. */
export const PolicyUseOver = z.strictObject({ days: z.coerce.number().int().min(1).max(366).default(30) });
export type PolicyUseOver = z.infer<typeof PolicyUseOver>;

/** How the policy in force was used on the tickets reported since: how often each cell and guard spoke, and was doubted. */
export interface PolicyUse {
  since: string;
  tickets: number;
  facts: { fact: string; stated: number; disputed: number; corrected: number; open: number }[];
  cells: { table: string; row: string; column: string; tickets: number; disputed: number }[];
  guards: { guard: string; tickets: number; disputed: number }[];
}
