/** What one event did to the order: whether the item stood in it, and before which one it stood until then. */
export interface OrderStep {
  readonly itemId: string;
  readonly wasIn: boolean;
  readonly isIn: boolean;
  /** Null is the end; of no meaning where it was not in. */
  readonly wasBefore: string | null;
}

const END = '';

/** The order as it was before these steps, which run along time. The work grows with the steps and the items. */
export function orderBefore(now: readonly string[], steps: readonly OrderStep[]): string[] {
  const chain = new Chain(now);
  for (const { itemId, wasIn, isIn, wasBefore } of [...steps].reverse()) {
    if (isIn) chain.takeOut(itemId);
    if (wasIn) chain.putBefore(itemId, wasBefore ?? END);
  }
  return chain.items();
}

/** Neighbours by name, so that each step costs the same in an order of any length. */
class Chain {
  private readonly next = new Map<string, string>();
  private readonly previous = new Map<string, string>();

  constructor(items: readonly string[]) {
    this.join(END, END);
    for (const id of items) this.putBefore(id, END);
  }

  takeOut(id: string): void {
    if (!this.next.has(id)) return;
    this.join(this.previous.get(id)!, this.next.get(id)!);
    this.next.delete(id);
    this.previous.delete(id);
  }

  putBefore(id: string, neighbour: string): void {
    const beside = this.next.has(neighbour) ? neighbour : END;
    const last = this.previous.get(beside)!;
    this.join(last, id);
    this.join(id, beside);
  }

  items(): string[] {
    const items: string[] = [];
    for (let id = this.next.get(END)!; id !== END; id = this.next.get(id)!) items.push(id);
    return items;
  }

  private join(one: string, other: string): void {
    this.next.set(one, other);
    this.previous.set(other, one);
  }
}

/**
 * Which of the touched items stand elsewhere than before: moved past others, come or gone. As few as explain the
 * difference; whom nobody touched only made way.
 */
export function movedBetween(
  before: readonly string[],
  now: readonly string[],
  touched: ReadonlySet<string>,
): string[] {
  const [was, is] = [placesOf(before, touched), placesOf(now, touched)];
  const both = before.filter((id) => is.has(id));
  // who has passed none of the untouched may have stayed; the most of them that kept their order among each other have
  const stayed = new Set(
    longestRising(
      both.filter((id) => was.get(id)!.passed === is.get(id)!.passed),
      is,
    ),
  );
  return [...touched].filter((id) => (was.has(id) || is.has(id)) && !stayed.has(id));
}

interface Spot {
  readonly at: number;
  /** How many of the untouched stand before it. */
  readonly passed: number;
}

function placesOf(order: readonly string[], touched: ReadonlySet<string>): Map<string, Spot> {
  let passed = 0;
  return new Map(order.map((id, at) => [id, { at, passed: touched.has(id) ? passed : passed++ }]));
}

/** The longest part of the list whose places rise. */
export function longestRising(ids: readonly string[], places: ReadonlyMap<string, { readonly at: number }>): string[] {
  const at = (id: string): number => places.get(id)!.at;
  const ends: string[] = [];
  const before = new Map<string, string | undefined>();
  for (const id of ids) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(ends[middle]!) < at(id)) low = middle + 1;
      else high = middle;
    }
    before.set(id, ends[low - 1]);
    ends[low] = id;
  }
  const rising: string[] = [];
  for (let id = ends.at(-1); id !== undefined; id = before.get(id)) rising.push(id);
  return rising.reverse();
}
