import type { Guard, SeverityGrid, SeverityPolicyDraft } from '../contract/index.js';
import { Diagrams, type Diagram } from './policy-diagram.js';

/** No cap, no floor. */
const NO_CAP = 0;
const NO_FLOOR = 6;
const most = (a: number, b: number): number => Math.max(a, b);
const least = (a: number, b: number): number => Math.min(a, b);

/** A complete policy as one function over all combinations. Its methods throw `TooLarge`. */
export class PolicyFunction {
  readonly root: Diagram;
  private readonly order: readonly string[];
  private readonly diagrams: Diagrams;
  private readonly never = new Set<string>();
  private readonly base: Diagram;
  private readonly guards: readonly Diagram[];

  constructor(private readonly policy: SeverityPolicyDraft) {
    this.order = orderOf(policy);
    this.diagrams = new Diagrams(this.order.map((id) => this.levelsOf(id).length));
    this.base = policy.grid ? this.ofGrid(policy.grid) : this.ofTables();
    this.guards = policy.guards.map((guard) => this.ofGuard(guard));
    this.root = this.without(-1);
  }

  /** A combination at this level of the fact (a level of each fact) whose severity falls at the next worse one. */
  whereWorseLowers(fact: string, level: number): Map<string, number> | null {
    const at = this.order.indexOf(fact);
    const [better, worse] = [level, level + 1].map((one) => this.diagrams.held(this.root, at, one));
    const found = this.diagrams.whereMore(better!, worse!, this.never);
    if (!found) return null;
    const levels = this.order.map((id, i): [string, number] => [id, found.get(i) ?? this.defaultOf(id)]);
    return new Map(levels).set(fact, level);
  }

  dependsOn(fact: string): boolean {
    const at = this.order.indexOf(fact);
    return this.levelsOf(fact).some((_, level) => this.diagrams.held(this.root, at, level) !== this.root);
  }

  /** The function without one guard, by its place; with all of them for -1. Caps first, so that floors win. */
  without(guard: number): Diagram {
    const left = (kind: Guard['kind']) =>
      this.guards.filter((_, i) => i !== guard && this.policy.guards[i]!.kind === kind);
    const apply = (combine: typeof most) => (a: Diagram, b: Diagram) => this.diagrams.apply(combine, a, b);
    const capped = left('cap').reduce(apply(most), this.base);
    return left('floor').reduce(apply(least), capped);
  }

  private ofTables(): Diagram {
    const made = new Map<string, Diagram>();
    for (const { id, rows, columns, cells } of this.policy.tables) {
      const input = (name: string, size: number): Diagram => {
        const table = made.get(name);
        if (table === undefined) return this.diagrams.fact(this.order.indexOf(name), (level) => level);
        return this.diagrams.apply((number) => size - number, table, 0);
      };
      const [down, across] = [input(rows, cells.length), input(columns, cells[0]!.length)];
      made.set(
        id,
        this.diagrams.apply((row, column) => cells[row]![column]!, down, across),
      );
    }
    return made.get(this.policy.tables.at(-1)!.id)!;
  }

  private ofGrid({ facts, severities }: SeverityGrid): Diagram {
    const from = (at: number, first: number): Diagram =>
      at === facts.length
        ? Number(severities[first])
        : this.diagrams.node(
            this.order.indexOf(facts[at]!),
            this.levelsOf(facts[at]!).map((_, level, all) => from(at + 1, first * all.length + level)),
          );
    return from(0, 0);
  }

  private ofGuard({ when, kind, severity }: Guard): Diagram {
    const neutral = kind === 'cap' ? NO_CAP : NO_FLOOR;
    const conditions = when.map(({ fact, is }) =>
      this.diagrams.fact(this.order.indexOf(fact), (level) =>
        is.includes(this.levelsOf(fact)[level]!.id) ? severity : neutral,
      ),
    );
    const both = (a: number, b: number) => (a === neutral || b === neutral ? neutral : severity);
    return conditions.reduce((all, one) => this.diagrams.apply(both, all, one));
  }

  private levelsOf = (id: string) => this.policy.facts.find((fact) => fact.id === id)!.levels;
  private defaultOf = (id: string): number => {
    const fact = this.policy.facts.find((one) => one.id === id)!;
    return fact.levels.findIndex((level) => level.id === fact.default);
  };
}

/** What is read together stands together: the diagrams stay small. */
function orderOf(policy: SeverityPolicyDraft): string[] {
  const order = new Set<string>(policy.grid?.facts);
  const visit = (input: string): void => {
    const table = policy.tables.find(({ id }) => id === input);
    if (!table) return void order.add(input);
    visit(table.rows);
    visit(table.columns);
  };
  if (policy.tables.length > 0) visit(policy.tables.at(-1)!.id);
  for (const { id } of [...policy.tables, ...policy.facts]) visit(id);
  return [...order];
}
