import { RoutingCondition, type RoutingRule, type SetRouting } from '@twotrack/service-queue/contract';

/** What the field of a condition on a label begins with. */
export const LABEL = 'label:';

export const fieldIsSound = (field: string): boolean => RoutingCondition.shape.field.safeParse(field).success;

/** A rule while it is written. `key` names it on the screen; it has an `id` once it was saved. */
export interface RuleDraft {
  key: string;
  id?: string;
  name: string;
  when: RoutingCondition[];
  queueId: string;
}

export const draftsOf = (rules: readonly RoutingRule[]): RuleDraft[] =>
  rules.map((rule) => ({ key: rule.id, ...rule }));

let written = 0;

export const newRule = (queueId: string): RuleDraft => ({
  key: `new-${++written}`,
  name: '',
  when: [newCondition()],
  queueId,
});

export const newCondition = (): RoutingCondition => ({ field: 'title', test: 'contains', value: '' });

/** What the rules lack: they are tried and saved only when it is nothing. */
export const isComplete = (rule: RuleDraft): boolean =>
  rule.name.trim() !== '' && rule.when.every(({ field, value }) => value.trim() !== '' && fieldIsSound(field));

export const toRules = (drafts: readonly RuleDraft[]): SetRouting['rules'] =>
  drafts.map(({ id, name, when, queueId }) => ({
    ...(id && { id }),
    name: name.trim(),
    when: when.map((condition) => ({ ...condition, value: condition.value.trim() })),
    queueId,
  }));

/** The same rules with one moved up (-1) or down (1). */
export function shifted<T>(all: readonly T[], at: number, by: 1 | -1): T[] {
  const next = [...all];
  const [one] = next.splice(at, 1);
  next.splice(at + by, 0, one!);
  return next;
}
