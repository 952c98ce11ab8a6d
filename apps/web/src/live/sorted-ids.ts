/** Ids in the order of what they stand for. `compare` must be total: 0 only for the same card. */
export class SortedIds {
  private ids: string[] = [];

  constructor(private readonly compare: (a: string, b: string) => number) {}

  /** All of them at once. */
  fill(ids: Iterable<string>): void {
    this.ids = [...ids].sort(this.compare);
  }

  add(id: string): number {
    const at = this.placeOf(id);
    this.ids.splice(at, 0, id);
    return at;
  }

  /** Must be called while the id still compares as it did when it was added. */
  remove(id: string): number {
    const at = this.placeOf(id);
    if (this.ids[at] !== id) throw new Error(`${id} is not where the order has it`);
    this.ids.splice(at, 1);
    return at;
  }

  copy(): string[] {
    return this.ids.slice();
  }

  private placeOf(id: string): number {
    let low = 0;
    let high = this.ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(this.ids[middle]!, id) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
