import type { EditGoal, Goal } from '@twotrack/product-backlog/contract';
import { words } from './words.js';

export interface GoalDraft {
  title: string;
  why: string;
  name: string;
  unit: string;
  from: string;
  to: string;
  startsOn: string;
  endsOn: string;
}

export type GoalField = keyof GoalDraft;

export const emptyDraft = (today: string): GoalDraft => ({
  ...{ title: '', why: '', name: '', unit: '', from: '', to: '' },
  ...{ startsOn: today, endsOn: '' },
});

export const draftOf = ({ title, why, startsOn, endsOn, measure: { name, unit, from, to } }: Goal): GoalDraft => ({
  ...{ title, why, name, unit, startsOn, endsOn },
  ...{ from: String(from), to: String(to) },
});

/** A number as people type it; null where it is none. */
export function numberIn(text: string): number | null {
  const number = Number(text.trim().replace(',', '.'));
  return text.trim() && Number.isFinite(number) ? number : null;
}

export type Words = Omit<EditGoal, 'version'>;

/** What the draft says, or what is wrong with it, field by field. */
export function read(draft: GoalDraft): { says: Words } | { faults: Partial<Record<GoalField, string>> } {
  const faults: Partial<Record<GoalField, string>> = {};
  for (const field of ['title', 'name', 'unit'] as const) if (!draft[field].trim()) faults[field] = words.wrong.missing;
  const [from, to] = [numberIn(draft.from), numberIn(draft.to)];
  if (from === null) faults.from = words.wrong.number;
  if (to === null) faults.to = words.wrong.number;
  if (from !== null && from === to) faults.to = words.wrong.staysPut;
  for (const field of ['startsOn', 'endsOn'] as const) if (!draft[field]) faults[field] = words.wrong.day;
  if (draft.startsOn && draft.endsOn && draft.endsOn < draft.startsOn) faults.endsOn = words.wrong.endsTooSoon;
  if (from === null || to === null || Object.keys(faults).length > 0) return { faults };
  const { title, why, name, unit, startsOn, endsOn } = draft;
  return {
    says: {
      ...{ title: title.trim(), why, startsOn, endsOn },
      measure: { name: name.trim(), unit: unit.trim(), from, to },
    },
  };
}
