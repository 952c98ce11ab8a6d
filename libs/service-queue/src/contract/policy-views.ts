import type { Who } from '@twotrack/shared';
import type { PolicyDraft } from './policy-draft.js';
import type { SeverityPolicy, SeverityPolicyDraft } from './policy.js';
import type { Queue } from './views.js';

/** One version of the policy: since when, by whom, why. */
export interface PolicyInForce {
  policy: SeverityPolicy;
  activatedAt: string;
  activatedBy: Who;
  reason: string;
}

/** The policy in force, every version so far (newest first), what one may start from, and the draft. */
export interface ServicePolicies {
  active: SeverityPolicy;
  history: PolicyInForce[];
  presets: SeverityPolicyDraft[];
  draft: PolicyDraft | null;
  /** To name the queues that have clocks of their own. */
  queues: Queue[];
}
