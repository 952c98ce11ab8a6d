import type { Queue, SeverityPolicyDraft } from '@twotrack/service-queue/contract';

export interface CalendarsProps {
  draft: SeverityPolicyDraft;
  /** Null where it is only read. */
  change: ((draft: SeverityPolicyDraft) => void) | null;
  queues: readonly Queue[];
}
