import type { ColumnId } from '@twotrack/product-backlog/contract';
import { useSyncExternalStore } from 'react';
import { valueOf } from '../live/value.js';
import { columnIds, items } from './product-store.js';

/** How long an item has been in its column, beside the others there: older than half of them, older than 85 %. */
export type Ageing = 'old' | 'aged' | null;

/** The hour of entry, since 1970, before which an item counts as aged or as old. */
export interface AgeMarks {
  readonly aged: number;
  readonly old: number;
}

const HOUR = 3_600_000;
const AGED_SHARE = 0.5;
const OLD_SHARE = 0.15;
/** Ages are counted in days: marks that are some seconds late are as good. */
const WAIT = 3_000;

const hourOf = (enteredAt: string): number => Math.floor(Date.parse(enteredAt) / HOUR);

export function ageMarks(enteredAt: readonly string[]): AgeMarks {
  const hours = Float64Array.from(enteredAt, hourOf).sort();
  const at = (share: number) => hours[Math.floor(hours.length * share)] ?? 0;
  return { aged: at(AGED_SHARE), old: at(OLD_SHARE) };
}

export function ageingOf(enteredAt: string, { aged, old }: AgeMarks): Ageing {
  const hour = hourOf(enteredAt);
  return hour < old ? 'old' : hour < aged ? 'aged' : null;
}

const none: AgeMarks = { aged: 0, old: 0 };
const marks = valueOf<Partial<Record<ColumnId, AgeMarks>>>({});
const stale = new Set<ColumnId>();
let timer: ReturnType<typeof setTimeout> | undefined;

for (const column of columnIds) {
  items.subscribe(column, () => {
    stale.add(column);
    timer ??= setTimeout(measure, WAIT);
  });
}

function measure(): void {
  timer = undefined;
  const fresh = [...stale].map((column) => {
    const entered = items.column(column).map((id) => items.card(id)!.enteredColumnAt);
    return [column, ageMarks(entered)] as const;
  });
  stale.clear();
  marks.set({ ...marks.get(), ...Object.fromEntries(fresh) });
}

export const useAgeing = (column: ColumnId, enteredAt: string): Ageing =>
  useSyncExternalStore(marks.subscribe, () => ageingOf(enteredAt, marks.get()[column] ?? none));
