import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import { OVERRIDE_REASON_MIN, type Item, type NotReady, type ReadyCheck, type ReadyRule } from '../contract/index.js';

/** A risk this high asks for an answer before work begins, or for a split (P8). */
const HIGH_RISK = 4;

const holds: Record<ReadyCheck, (item: Item, rule: ReadyRule) => boolean> = {
  'problem-stated': ({ marks }) => marks.stated?.problem === true,
  'has-examples': ({ marks }) => (marks.stated?.examples ?? 0) > 0,
  'size-within-limit': ({ vectors }, { sizeLimit }) => vectors.size !== undefined && vectors.size <= sizeLimit,
  'has-hypothesis': ({ marks }) => marks.bet !== undefined,
  'no-blocking-question': ({ marks }) => (marks.questions?.blocking ?? 0) === 0,
  understood: ({ marks }, rule) => meanOf(marks.understanding?.counts ?? []) >= rule.understandingAtLeast,
  'risk-answered': ({ vectors, marks }) =>
    (vectors.risk ?? 0) < HIGH_RISK || (marks.questions?.answered ?? 0) > 0 || marks.splitFrom !== undefined,
};

/** What is said on the average, of how many said 1, 2, 3 …; 0 where nobody said anything. */
export function meanOf(counts: readonly number[]): number {
  const answers = counts.reduce((sum, count) => sum + count, 0);
  return answers === 0 ? 0 : counts.reduce((sum, count, i) => sum + count * (i + 1), 0) / answers;
}

/** The checks of the team that the item does not pass, by its marks alone. */
export const failedChecks = (item: Item, rule: ReadyRule): ReadyCheck[] =>
  (rule.checks ?? []).filter((check) => !holds[check](item, rule));

/** The marks with which it enters In progress, or the refusal that names what it lacks. What was overridden once stays so. */
export function enterWork(
  item: Item,
  rule: ReadyRule | null,
  override: string | undefined,
  actor: Actor,
  now: string,
): Item['marks'] {
  const failed = rule ? failedChecks(item, rule) : [];
  const passed = item.marks.overridden?.checks ?? [];
  if (failed.every((check) => passed.includes(check))) return item.marks;
  if (override && override.length >= OVERRIDE_REASON_MIN)
    return { ...item.marks, overridden: { by: whoIs(actor), at: now, reason: override, checks: failed } };
  const { sizeLimit, understandingAtLeast } = rule!;
  const facts: NotReady = { itemId: item.id, checks: failed, sizeLimit, understandingAtLeast };
  const said = `${item.key} is not ready: ${failed.length} of its checks ${failed.length === 1 ? 'fails' : 'fail'}. Passing it needs a reason of ${OVERRIDE_REASON_MIN} characters or more.`;
  throw new Refusal('conflict', 'not-ready', { ...facts }, said);
}
