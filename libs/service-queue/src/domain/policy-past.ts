import type { FactId, Facts, Severity } from '../contract/index.js';

/** What is read of a ticket of the past to judge it anew. */
export interface PastTicket {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly queueId: string;
  readonly facts: Facts;
  readonly severity: Severity;
  readonly policyVersion: number;
  readonly reportedAt: string;
  /** The facts that are disputed now. */
  readonly disputed: FactId[];
}
