import type { PolicyUse, SeverityPolicyDraft } from '@twotrack/service-queue/contract';

/** Over so many days it is told how the policy was used. */
export const USE_DAYS = 30;

export interface PartProps {
  policy: SeverityPolicyDraft;
  /** How the policy in force was used lately; null where that is not known. */
  use: PolicyUse | null;
  /** Null: it is only read. */
  onChange: ((policy: SeverityPolicyDraft) => void) | null;
}
