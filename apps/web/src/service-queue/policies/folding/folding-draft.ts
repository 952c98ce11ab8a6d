import type { Folding, FoldRule, SetFolding, StormTerms } from '@twotrack/service-queue/contract';

/** A rule while it is written: numbers and labels as they stand in their fields. */
export interface RuleDraft {
  key: string;
  id?: string;
  name: string;
  integrationId: string;
  queueId: string;
  parts: readonly Part[];
  labels: string;
  count: string;
  window: string;
}

export type Part = 'service' | 'title' | 'queue' | 'group';
export const PARTS: readonly Part[] = ['service', 'title', 'queue', 'group'];

export type StormDraft = Record<keyof StormTerms, string>;
export const STORM_BOUNDS: Record<keyof StormTerms, readonly [number, number]> = {
  arrivals: [2, 10_000],
  ofOneGroup: [2, 10_000],
  withinMinutes: [1, 15],
  calmMinutes: [1, 120],
};
export const COUNT: readonly [number, number] = [2, 50];
export const WINDOW: readonly [number, number] = [1, 1_440];

export const draftOf = (rule: FoldRule): RuleDraft => ({
  ...{ key: rule.id, id: rule.id, name: rule.name },
  ...{ integrationId: rule.integrationId ?? '', queueId: rule.queueId ?? '' },
  parts: PARTS.filter((part) => rule.by.includes(part)),
  labels: rule.by.flatMap((part) => (part.startsWith('label:') ? [part.slice('label:'.length)] : [])).join(', '),
  ...{ count: String(rule.count), window: String(rule.windowMinutes) },
});

export const stormOf = ({ storm }: Folding): StormDraft =>
  Object.fromEntries(Object.entries(storm).map(([id, number]) => [id, String(number)])) as StormDraft;

let written = 0;

export const newRule = (): RuleDraft => ({
  ...{ key: `new-${++written}`, name: '', integrationId: '', queueId: '', parts: ['service', 'title'], labels: '' },
  ...{ count: '5', window: '10' },
});

const LABEL = /^[A-Za-z_][A-Za-z0-9_.-]{0,79}$/;

export const labelsIn = (said: string): string[] => said.split(',').map((name) => name.trim()).filter(Boolean); // prettier-ignore
export const labelsAreSound = (said: string): boolean => labelsIn(said).every((name) => LABEL.test(name));
export const isWithin = (said: string, [least, most]: readonly [number, number]): boolean =>
  /^\d+$/.test(said.trim()) && Number(said) >= least && Number(said) <= most;

/** What it is alike in: at least one thing, and six at most. */
export const saysAlike = ({ parts, labels }: RuleDraft): boolean => {
  const many = parts.length + labelsIn(labels).length;
  return many > 0 && many <= 6;
};

export const isComplete = (rule: RuleDraft): boolean =>
  rule.name.trim() !== '' &&
  saysAlike(rule) &&
  labelsAreSound(rule.labels) &&
  isWithin(rule.count, COUNT) &&
  isWithin(rule.window, WINDOW);

export const stormIsComplete = (storm: StormDraft): boolean =>
  (Object.keys(STORM_BOUNDS) as (keyof StormTerms)[]).every((id) => isWithin(storm[id], STORM_BOUNDS[id]));

export const toRules = (drafts: readonly RuleDraft[]): SetFolding['rules'] =>
  drafts.map(({ id, name, integrationId, queueId, parts, labels, count, window }) => ({
    ...(id && { id }),
    name: name.trim(),
    integrationId: integrationId || null,
    queueId: queueId || null,
    by: [...parts, ...new Set(labelsIn(labels).map((label) => `label:${label}`))],
    count: Number(count),
    windowMinutes: Number(window),
  }));

export const toStorm = (storm: StormDraft): StormTerms =>
  Object.fromEntries(Object.entries(storm).map(([id, said]) => [id, Number(said)])) as StormTerms;
