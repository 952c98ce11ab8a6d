import { Refusal } from '@twotrack/shared';
import type { SeverityPolicy, SeverityPolicyDraft, Severity, Ticket } from '@twotrack/service-queue/contract';
import { checkPolicy, factsKnownTo, severityOf } from '@twotrack/service-queue/domain';

export const draftOfPolicy = ({ version: _, ...draft }: SeverityPolicy): SeverityPolicyDraft => draft;

/** The policy with one cell of one table changed. */
export const withCell = (policy: SeverityPolicyDraft, table: string, row: number, column: number, gives: number) => ({
  ...policy,
  tables: policy.tables.map((one) =>
    one.id === table ? { ...one, cells: one.cells.with(row, one.cells[row]!.with(column, gives)) } : one,
  ),
});

export const withTarget = (
  policy: SeverityPolicyDraft,
  severity: Severity,
  clock: 'response' | 'resolution',
  minutes: number,
): SeverityPolicyDraft => ({
  ...policy,
  sla: { ...policy.sla, [severity]: { ...policy.sla[severity], [clock]: minutes } },
});

/** What keeps it from being activated, in words. */
export function faultsOf(draft: SeverityPolicyDraft): string[] {
  try {
    checkPolicy(draft);
    return [];
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem;
    const faults = problem.facts['faults'] as { path: string; message: string }[];
    return faults.map(({ path, message }) => `${path} ${message}`);
  }
}

export interface Shift {
  from: Severity;
  to: Severity;
  count: number;
}

/** Which open tickets would be judged otherwise, by how they would change. */
export function effectOn(tickets: Iterable<Ticket>, draft: SeverityPolicyDraft): { open: number; shifts: Shift[] } {
  const shifts = new Map<string, Shift>();
  let open = 0;
  for (const { severity: from, facts, resolvedAt } of tickets) {
    if (resolvedAt) continue;
    open++;
    const to = severityOf(draft, factsKnownTo(draft, facts));
    if (to === from) continue;
    const shift = shifts.get(`${from}${to}`) ?? { from, to, count: 0 };
    shifts.set(`${from}${to}`, { ...shift, count: shift.count + 1 });
  }
  return { open, shifts: [...shifts.values()].sort((a, b) => a.from - b.from || a.to - b.to) };
}
