import type { Item, ItemMarks } from '../contract/index.js';

/** The marks with what is stated now; nothing stated is no mark (P8). */
export function statedOf(item: Item, change: Partial<NonNullable<ItemMarks['stated']>>): ItemMarks {
  const stated = { problem: false, examples: 0, ...item.marks.stated, ...change };
  return withMark(item, { stated: stated.problem || stated.examples > 0 ? stated : undefined });
}

/** The marks of an item with these in the place of theirs; undefined takes one away. */
export function withMark({ marks }: Item, change: { [M in keyof ItemMarks]: ItemMarks[M] | undefined }): ItemMarks {
  const all = Object.entries({ ...marks, ...change }).filter(([, mark]) => mark !== undefined);
  return Object.fromEntries(all) as ItemMarks;
}
