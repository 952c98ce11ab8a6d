/** A column's order as it is shown while it is held, and how many changes wait. */
export interface Held {
  readonly ids: readonly string[];
  readonly waiting: number;
}

/**
 * Nothing moves under your hand: what is shown keeps its order, what left is taken out, and what came waits, except
 * cards that may enter at once, which come in at their place.
 */
export function heldOrder(
  shown: readonly string[],
  actual: readonly string[],
  entersAtOnce: (id: string) => boolean,
): Held {
  const present = new Set(actual);
  const ids = shown.filter((id) => present.has(id));
  const known = new Set(ids);
  let waiting = 0;
  for (const [at, id] of actual.entries()) {
    if (known.has(id)) continue;
    if (!entersAtOnce(id)) {
      waiting++;
      continue;
    }
    const next = actual.slice(at + 1).find((later) => known.has(later));
    ids.splice(next ? ids.indexOf(next) : ids.length, 0, id);
    known.add(id);
  }
  return { ids, waiting: waiting + movedIn(ids, actual) };
}

/** How many cards stand elsewhere: all but the longest run that is already in order. */
function movedIn(ids: readonly string[], actual: readonly string[]): number {
  const place = new Map(actual.map((id, at) => [id, at]));
  const tails: number[] = [];
  for (const id of ids) {
    const at = place.get(id)!;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (tails[middle]! < at) low = middle + 1;
      else high = middle;
    }
    tails[low] = at;
  }
  return ids.length - tails.length;
}
