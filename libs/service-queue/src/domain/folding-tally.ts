import type { Fact, Facts, FactDeclaration, Folded, SeverityPolicy, Ticket } from '../contract/index.js';
import { levelNamed } from './severity.js';

/** What lies under a parent, in sums: kept one by one, so that the thousandth child costs what the first did. */
export interface Tally {
  readonly count: number;
  readonly open: number;
  readonly unacknowledged: number;
  readonly unacknowledgedSince: string | null;
  readonly severities: Folded['severities'];
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** Counts stated by those open: their sum, how many said one, how many of them about. */
  readonly sums: Readonly<Record<string, { sum: number; stated: number; about: number }>>;
  /** Levels stated by those open: fact → level as JSON → how many. */
  readonly levels: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export const emptyTally: Tally = {
  count: 0,
  open: 0,
  unacknowledged: 0,
  unacknowledgedSince: null,
  severities: {},
  firstAt: null,
  lastAt: null,
  sums: {},
  levels: {},
};

/** Whether it lies folded under this parent: what was merged is another's, and counts nothing. */
export const liesUnder = (ticket: Ticket | null, parentId: string): ticket is Ticket =>
  ticket?.parentId === parentId && ticket.marks.under?.as === 'folded';

/** Whether it is open and nobody has acknowledged it. */
export const isUnseen = ({ resolvedAt, acknowledged }: Ticket): boolean => resolvedAt === null && !acknowledged;

/** With one more, or one less. The times only widen: whoever takes a first or a last one away looks for them anew. */
export function tallied(tally: Tally, child: Ticket, by: 1 | -1): Tally {
  const open = child.resolvedAt === null;
  const key = String(child.severity) as keyof Folded['severities'];
  const { reportedAt } = child;
  const unacknowledged = tally.unacknowledged + (isUnseen(child) ? by : 0);
  const next = {
    ...tally,
    count: tally.count + by,
    open: tally.open + (open ? by : 0),
    unacknowledged,
    unacknowledgedSince: unacknowledged === 0 ? null : sinceWhen(tally, child, by),
    severities: counted(tally.severities as Record<string, number>, key, by),
    firstAt: tally.firstAt === null || (by > 0 && reportedAt < tally.firstAt) ? reportedAt : tally.firstAt,
    lastAt: tally.lastAt === null || (by > 0 && reportedAt > tally.lastAt) ? reportedAt : tally.lastAt,
  };
  return open ? { ...next, ...withFacts(tally, child.facts, by) } : next;
}

function sinceWhen({ unacknowledgedSince: since }: Tally, child: Ticket, by: 1 | -1): string | null {
  const first = by > 0 && isUnseen(child) && (since === null || child.reportedAt < since);
  return first ? child.reportedAt : since;
}

function withFacts(tally: Tally, facts: Facts, by: 1 | -1): Pick<Tally, 'sums' | 'levels'> {
  const sums = { ...tally.sums };
  const levels = { ...tally.levels };
  for (const [id, { value, about }] of Object.entries(facts)) {
    if (typeof value === 'number') {
      const { sum, stated, about: estimates } = sums[id] ?? { sum: 0, stated: 0, about: 0 };
      if (stated + by === 0) delete sums[id];
      else sums[id] = { sum: sum + by * value, stated: stated + by, about: estimates + (about ? by : 0) };
    } else {
      const counts = counted(levels[id] ?? {}, JSON.stringify(value), by);
      if (Object.keys(counts).length === 0) delete levels[id];
      else levels[id] = counts;
    }
  }
  return { sums, levels };
}

/** Without what has come to nothing. */
function counted(counts: Readonly<Record<string, number>>, key: string, by: number): Record<string, number> {
  const { [key]: before = 0, ...others } = counts;
  return before + by === 0 ? others : { ...others, [key]: before + by };
}

/** The facts of the parent: counts added up, of everything else the worst, what some leave unsaid counting as assumed. */
export function factsOf(tally: Tally, policy: SeverityPolicy): Record<string, Pick<Fact, 'value' | 'about'>> {
  const facts: Record<string, Pick<Fact, 'value' | 'about'>> = {};
  for (const fact of policy.facts) {
    const said = fact.levels.some(({ from }) => from !== undefined) ? sumOf(tally, fact) : worstOf(tally, fact, policy);
    if (said) facts[fact.id] = said;
  }
  return facts;
}

const MOST = 1_000_000_000;

/** A level that was named stands for the least it can mean. */
function sumOf(tally: Tally, fact: FactDeclaration): Pick<Fact, 'value' | 'about'> | null {
  const { sum, stated, about } = tally.sums[fact.id] ?? { sum: 0, stated: 0, about: 0 };
  let [total, named] = [sum, 0];
  for (const [level, count] of Object.entries(tally.levels[fact.id] ?? {})) {
    const from = fact.levels.find(({ id }) => id === JSON.parse(level))?.from;
    if (from === undefined) continue;
    total += from * count;
    named += count;
  }
  return stated + named === 0 ? null : { value: Math.min(total, MOST), about: about > 0 || named > 0 };
}

/** Null where nobody says it, or nobody says worse than what the silent ones are taken for. */
function worstOf(tally: Tally, fact: FactDeclaration, policy: SeverityPolicy): Pick<Fact, 'value' | 'about'> | null {
  const said = Object.entries(tally.levels[fact.id] ?? {}).flatMap(([level, count]) => {
    const value = JSON.parse(level) as string | boolean;
    const at = fact.levels.findIndex(({ id }) => id === levelNamed(policy, fact.id, value));
    return at < 0 ? [] : [{ value, at, count }];
  });
  const worst = said.toSorted((a, b) => b.at - a.at)[0];
  if (!worst) return null;
  const stated = said.reduce((sum, { count }) => sum + count, 0);
  const assumed = fact.levels.findIndex(({ id }) => id === fact.default);
  return stated < tally.open && assumed > worst.at ? null : { value: worst.value, about: false };
}
