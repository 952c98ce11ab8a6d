import type { ChangesThen, Storm, Ticket } from '../contract/index.js';

const HOUR = 3_600_000;
/** How long before it something that was changed is looked at as what may have caused it, in hours. */
export const BEFORE_HOURS = 4;

/** For each storm and severe ticket what was changed in the hours before: reported then, or with a window open then. */
export function changedBefore(
  storms: readonly Storm[],
  severe: readonly Ticket[],
  { planned, reported }: ChangesThen,
): Record<string, string[]> {
  const moments = [
    ...storms.map(({ id, startedAt }) => ({ id, at: startedAt })),
    ...severe.map(({ id, reportedAt }) => ({ id, at: reportedAt })),
  ];
  const entries = moments.map(({ id, at }) => {
    const until = Date.parse(at);
    const since = until - BEFORE_HOURS * HOUR;
    const ids = [
      ...reported.filter((one) => within(Date.parse(one.at), since, until)),
      ...planned.filter(({ id: own, marks: { plan } }) => {
        if (!plan || own === id) return false;
        return Date.parse(plan.from) <= until && Date.parse(plan.to) >= since;
      }),
    ].map((one) => one.id);
    return [id, ids] as const;
  });
  return Object.fromEntries(entries.filter(([, ids]) => ids.length > 0));
}

const within = (at: number, since: number, until: number): boolean => at >= since && at <= until;
