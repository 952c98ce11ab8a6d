import type { LeftOut } from '../contract/index.js';

/** What could not be kept, counted by what it is. */
export class Losses {
  private readonly found = new Map<string, LeftOut>();

  constructor(before: readonly LeftOut[] = []) {
    for (const { what, why, count } of before) this.add(what, why, count);
  }

  get list(): LeftOut[] {
    return [...this.found.values()];
  }

  add(what: string, why: string, count = 1): null {
    const before = this.found.get(what);
    if (count > 0) this.found.set(what, { what, why, count: (before?.count ?? 0) + count });
    return null;
  }
}
