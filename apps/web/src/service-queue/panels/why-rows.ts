import type { Explanation, FactUsed, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { words } from './words.js';

/** One line of the Why table. `fact` is the id where the line is a fact that can be answered. */
export interface WhyRow {
  id: string;
  fact: string | null;
  input: string;
  value: string;
  effect: string;
  source: string;
  assumed: boolean;
}

/** The calculation line by line: facts, then the cells that were read, then the guards that changed the outcome (S5). */
export function whyRows(why: Explanation, policy: SeverityPolicyDraft): WhyRow[] {
  const source = words.why.table(why.policyName, why.policyVersion);
  const last = why.cells.length - 1;
  return [
    ...why.facts.map((fact) => ({
      id: fact.fact,
      fact: fact.fact,
      input: fact.name,
      value: valueOf(fact),
      effect: effectOf(fact, why, policy),
      source: words.sources[fact.source],
      assumed: fact.source === 'assumed',
    })),
    ...why.cells.map((cell, at) => ({
      id: cell.table,
      fact: null,
      input: cell.name,
      value: inputsOf(cell.table, policy),
      effect: at === last ? words.sev(cell.gives) : String(cell.gives),
      source,
      assumed: false,
    })),
    ...why.guards.map((guard) => ({
      id: guard.guard,
      fact: null,
      input: words.why.guard,
      value: guard.name,
      effect: words.why[guard.kind](words.sev(guard.from), words.sev(guard.to)),
      source,
      assumed: false,
    })),
  ];
}

/** "about 45 of 60 users: All (30 or more)", "8: Many (6 to 29), by the bands of its service", or the level in words. */
export const valueOf = ({ value, levelName, about, scale = {} }: FactUsed): string => {
  if (typeof value !== 'number') return levelName;
  const said = `${about ? `${words.why.about} ` : ''}${words.why.ofUsers(value, scale)}: ${levelName}`;
  return scale.bands ? `${said}, ${words.why.byService}` : said;
};

/** What a fact leads to: the table that reads it, and the guards that fired because of it. */
const effectOf = ({ fact, level }: FactUsed, why: Explanation, policy: SeverityPolicyDraft): string => {
  const reads = policy.tables.filter(({ rows, columns }) => rows === fact || columns === fact);
  const tables = why.cells
    .filter(({ table }) => reads.some(({ id }) => id === table))
    .map(({ name, gives }) => `${name} ${gives}`);
  const named = policy.guards.filter(({ when }) => when.some((one) => one.fact === fact && one.is.includes(level)));
  const guards = why.guards.filter(({ guard }) => named.some(({ id }) => id === guard)).map(({ name }) => name);
  return [...tables, ...guards].join(', ') || words.why.none;
};

const inputsOf = (table: string, policy: SeverityPolicyDraft): string => {
  const read = policy.tables.find(({ id }) => id === table);
  const nameOf = (id: string) => [...policy.facts, ...policy.tables].find((one) => one.id === id)?.name ?? id;
  return read ? `${nameOf(read.rows)} × ${nameOf(read.columns)}` : '';
};
