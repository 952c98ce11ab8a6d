import type { Ticket } from '@twotrack/service-queue/contract';

/** Waits by itself for somebody to take it: what a phone folds away in a storm, but never a SEV1 (S17). */
export const isSingle = ({ column, severity, marks }: Ticket): boolean =>
  !marks.folded && severity > 1 && (column === 'triage' || column === 'queue');
