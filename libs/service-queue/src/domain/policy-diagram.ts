/** A function of the levels of facts, by the number of its root: equal functions have equal numbers. */
export type Diagram = number;

/** Thrown where looking on would take too long: nothing was found out. */
export class TooLarge extends Error {}

/** Steps after which a policy counts as too large: about a second. */
const STEPS = 200_000;
/** Smaller numbers are the values themselves. */
const VALUES = 16;

interface Node {
  readonly fact: number;
  readonly kids: readonly Diagram[];
}

/**
 * Decision diagrams over facts in a fixed order. Whatever is equal is kept once, so that what holds for all of millions
 * of combinations is found by looking at a few hundred nodes.
 */
export class Diagrams {
  private readonly nodes: Node[] = [];
  private readonly known = new Map<string, Diagram>();
  private steps = 0;

  /** `widths`: how many levels each fact has, in the order in which the diagrams ask for them. */
  constructor(private readonly widths: readonly number[]) {}

  value = (value: number): Diagram => value;
  isValue = (diagram: Diagram): boolean => diagram < VALUES;

  /** What a fact's level gives. */
  fact = (fact: number, gives: (level: number) => number): Diagram =>
    this.node(
      fact,
      Array.from({ length: this.widths[fact]! }, (_, level) => gives(level)),
    );

  node(fact: number, kids: readonly Diagram[]): Diagram {
    this.step();
    if (kids.every((kid) => kid === kids[0])) return kids[0]!;
    const key = `${fact}:${kids.join()}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = VALUES + this.nodes.push({ fact, kids }) - 1;
    this.known.set(key, made);
    return made;
  }

  /** The function that gives `combine(a, b)` of the values of both. */
  apply(combine: (a: number, b: number) => number, a: Diagram, b: Diagram): Diagram {
    const done = new Map<number, Diagram>();
    const both = (one: Diagram, other: Diagram): Diagram => {
      if (this.isValue(one) && this.isValue(other)) return combine(one, other);
      const key = one * 2 ** 26 + other;
      const before = done.get(key);
      if (before !== undefined) return before;
      const fact = Math.min(this.factOf(one), this.factOf(other));
      const kids = Array.from({ length: this.widths[fact]! }, (_, level) =>
        both(this.kid(one, fact, level), this.kid(other, fact, level)),
      );
      const made = this.node(fact, kids);
      done.set(key, made);
      return made;
    };
    return both(a, b);
  }

  /** The function with one fact held at a level. */
  held(diagram: Diagram, fact: number, level: number): Diagram {
    const done = new Map<Diagram, Diagram>();
    const held = (one: Diagram): Diagram => {
      if (this.factOf(one) > fact) return one;
      if (this.factOf(one) === fact) return this.kid(one, fact, level);
      const made = done.get(one) ?? this.node(this.factOf(one), this.nodes[one - VALUES]!.kids.map(held));
      done.set(one, made);
      return made;
    };
    return held(diagram);
  }

  /** Levels (by fact) where `b` gives more than `a`; null where it never does. */
  whereMore(a: Diagram, b: Diagram, never: Set<string>): Map<number, number> | null {
    this.step();
    if (a === b || never.has(`${a}:${b}`)) return null;
    if (this.isValue(a) && this.isValue(b)) return b > a ? new Map() : null;
    const fact = Math.min(this.factOf(a), this.factOf(b));
    for (let level = 0; level < this.widths[fact]!; level++) {
      const found = this.whereMore(this.kid(a, fact, level), this.kid(b, fact, level), never);
      if (found) return found.set(fact, level);
    }
    never.add(`${a}:${b}`);
    return null;
  }

  private step(): void {
    if (++this.steps > STEPS) throw new TooLarge();
  }

  private factOf = (diagram: Diagram): number =>
    this.isValue(diagram) ? this.widths.length : this.nodes[diagram - VALUES]!.fact;

  private kid = (diagram: Diagram, fact: number, level: number): Diagram =>
    this.factOf(diagram) === fact ? this.nodes[diagram - VALUES]!.kids[level]! : diagram;
}
