import { useState } from 'react';

export interface Picked {
  /** Those of the list that are picked, in its order. */
  readonly ids: readonly string[];
  has(id: string): boolean;
  toggle(id: string): void;
  /** These too. */
  add(ids: readonly string[]): void;
  none(): void;
}

/** Which of a list are picked to be answered together; what has left the list is picked no more. */
export function usePicked(list: readonly string[]): Picked {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const ids = list.filter((id) => picked.has(id));
  return {
    ids,
    has: (id) => picked.has(id),
    toggle: (id) => setPicked(new Set(picked.has(id) ? ids.filter((one) => one !== id) : [...ids, id])),
    add: (more) => setPicked(new Set([...ids, ...more])),
    none: () => setPicked(new Set()),
  };
}
