import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type { Item, ItemMarks, RoundAnswered, RoundClosed, RoundOpened } from '../contract/index.js';
import { onlyMembers } from './authority.js';
import { noted, notRemoved } from './item-edits.js';

/** Fewer answers than this are not shown: they would tell who said what (P9). */
export const ANSWERS_SHOWN = 3;

/** How many said 1, 2, 3, 4, 5 of each. */
export interface Counts {
  readonly understanding: readonly number[];
  readonly size: readonly number[];
  readonly value: readonly number[];
}

/** By any member, one at a time on an item. `endsAt`: when it closes by itself. */
export function openRound(item: Item, id: string, endsAt: string, actor: Actor, now: string): RoundOpened {
  onlyMembers(actor);
  notRemoved(item);
  if (item.doneAt) throw new Refusal('conflict', 'item-done', { item }, 'What is done is understood.');
  if (item.marks.round)
    throw new Refusal('conflict', 'round-open', { item }, `An understanding check of ${item.key} is open already.`);
  const round = { id, by: whoIs(actor), at: now, endsAt, answered: 0 };
  return { type: 'round-opened', item: noted(item, { marks: { ...item.marks, round } }) };
}

/** Somebody answered; who and what is not said. It is no change of the item that an edit would have to have seen. Null where nothing is new. */
export function countAnswers(item: Item, roundId: string, answered: number): RoundAnswered | null {
  const { round } = item.marks;
  if (round?.id !== roundId || round.answered === answered) return null;
  return { type: 'round-answered', item: { ...item, marks: { ...item.marks, round: { ...round, answered } } } };
}

/** By any member, or by the clock. Null where that round is closed already. */
export function closeRound(item: Item, roundId: string, counts: Counts, now: string): RoundClosed | null {
  if (item.marks.round?.id !== roundId) return null;
  const { round: _, ...marks } = item.marks;
  const answers = sum(counts.understanding);
  const understanding: NonNullable<ItemMarks['understanding']> = {
    at: now,
    answers,
    counts: shown(counts.understanding),
    spread: { size: shown(counts.size), value: shown(counts.value) },
  };
  return {
    type: 'round-closed',
    item: noted(item, { marks: answers > 0 ? { ...marks, understanding } : marks }),
  };
}

const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0);
const shown = (counts: readonly number[]): number[] | null => (sum(counts) < ANSWERS_SHOWN ? null : [...counts]);
