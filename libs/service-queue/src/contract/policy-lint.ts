import type { FactId } from './facts.js';
import type { Severity } from './severity.js';
import type { CellUsed, GuardFired } from './explanation.js';

/**
 * What may be wrong with a policy (S6): it leaves a ticket without a severity; a fact made worse lowers the severity; a
 * fact, or a guard, changes nothing; it is too large to be looked through, so nothing is known of it.
 */
export type PolicyLintCode =
  'policy-incomplete' | 'policy-not-monotone' | 'policy-fact-idle' | 'policy-guard-idle' | 'policy-too-large';

/** One combination of levels, judged: by which cells and guards. */
export interface JudgedCombination {
  levels: Record<FactId, string>;
  severity: Severity;
  cells: CellUsed[];
  guards: GuardFired[];
}

/** One thing that is wrong, in a sentence, and where. */
export interface PolicyFinding {
  code: PolicyLintCode;
  message: string;
  /** Of what is incomplete: `tables.0.rows`. */
  path?: string;
  fact?: string;
  guard?: string;
  /** The cells that disagree, where a table is why; the guards that do, where they are. */
  cells?: { better: CellUsed; worse: CellUsed };
  guards?: string[];
  /** The same but for one fact, which is worse in `worse`: and the severity is lower. */
  better?: JudgedCombination;
  worse?: JudgedCombination;
}
