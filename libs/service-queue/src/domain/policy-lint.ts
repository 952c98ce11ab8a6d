import type {
  CellUsed,
  JudgedCombination,
  PolicyFinding,
  SeverityPolicy,
  SeverityPolicyDraft,
} from '../contract/index.js';
import { Refusal } from '@twotrack/shared';
import { TooLarge } from './policy-diagram.js';
import { PolicyFunction } from './policy-function.js';
import { declarationOf, judge } from './severity.js';
import { faultsOf } from './severity-policy.js';

/** Everything that is wrong with a policy; nothing, and it may come into force (S6). Exact over all combinations. */
export function lintPolicy(policy: SeverityPolicyDraft): PolicyFinding[] {
  const faults = faultsOf(policy);
  if (faults.length > 0) {
    return faults.map(({ path, message }) => ({ code: 'policy-incomplete', path, message: `${path} ${message}.` }));
  }
  try {
    const all = new PolicyFunction(policy);
    return [...unmonotone(policy, all), ...idle(policy, all)];
  } catch (thrown) {
    if (!(thrown instanceof TooLarge)) throw thrown;
    return [{ code: 'policy-too-large', message: 'The policy is too large to be looked through: use fewer facts.' }];
  }
}

/** Refuses a policy with findings, by the code of the first one; the refusal carries all. */
export function mustBeSound(policy: SeverityPolicyDraft): void {
  const findings = lintPolicy(policy);
  if (findings.length === 0) return;
  const { code, message } = findings[0]!;
  if (code !== 'policy-incomplete') throw new Refusal('conflict', code, { findings }, message);
  const faults = findings.map(({ path, message }) => ({ path, message }));
  throw new Refusal('invalid', code, { faults, findings }, `The policy is not complete: ${message}`);
}

/** For each fact and step of it to the worse one combination whose severity falls, each cause once. */
function unmonotone(policy: SeverityPolicyDraft, all: PolicyFunction): PolicyFinding[] {
  const causes = new Map<string, PolicyFinding>();
  for (const fact of policy.facts) {
    for (let level = 0; level + 1 < fact.levels.length; level++) {
      const found = all.whereWorseLowers(fact.id, level);
      if (!found) continue;
      const better = judgedAt(policy, found);
      const worse = judgedAt(policy, new Map(found).set(fact.id, level + 1));
      const finding = { code: 'policy-not-monotone', fact: fact.id, better, worse, ...causeOf(better, worse) } as const;
      const { cells, guards } = finding;
      const cause = JSON.stringify(cells ? [cells.better, cells.worse] : guards);
      if (!causes.has(cause)) causes.set(cause, { ...finding, message: sentenceOf(policy, finding) });
    }
  }
  return [...causes.values()];
}

/** The first table that gives a better number for what is nowhere better; else the guards that differ. */
function causeOf(better: JudgedCombination, worse: JudgedCombination): Pick<PolicyFinding, 'cells' | 'guards'> {
  const at = better.cells.findIndex(({ gives }, i) => worse.cells[i]!.gives > gives);
  if (at >= 0) return { cells: { better: better.cells[at]!, worse: worse.cells[at]! } };
  const fired = [better, worse].map((one) => one.guards.map(({ guard }) => guard));
  return { guards: fired.flatMap((names, i) => names.filter((name) => !fired[1 - i]!.includes(name))) };
}

function sentenceOf(
  policy: SeverityPolicyDraft,
  {
    fact,
    better,
    worse,
    cells,
    guards,
  }: Pick<PolicyFinding, 'cells' | 'guards'> & {
    fact: string;
    better: JudgedCombination;
    worse: JudgedCombination;
  },
): string {
  const { name, levels } = declarationOf(policy, fact);
  const named = (one: JudgedCombination) => levels.find(({ id }) => id === one.levels[fact])!.name;
  const change = `${name} from “${named(better)}” to “${named(worse)}” lowers SEV${better.severity} to SEV${worse.severity}`;
  if (cells) return `${change}: ${cellSaid(cells.worse)}, and ${cellSaid(cells.better)}.`;
  return `${change}: guard ${guards!.join(', ')}.`;
}

const cellSaid = ({ name, row, column, gives }: CellUsed): string =>
  `${name} of ${[row, column].filter(Boolean).join(' and ')} gives ${gives}`;

/** A fact, or a guard, without which every severity would be the same. */
const idle = (policy: SeverityPolicyDraft, all: PolicyFunction): PolicyFinding[] => [
  ...policy.facts
    .filter((fact) => !all.dependsOn(fact.id))
    .map(({ id, name }) => ({
      ...{ code: 'policy-fact-idle' as const, fact: id },
      message: `${name} changes no severity: no table and no guard turns on it.`,
    })),
  ...policy.guards
    .filter((_, at) => all.without(at) === all.root)
    .map(({ id, name }) => ({
      ...{ code: 'policy-guard-idle' as const, guard: id },
      message: `The guard “${name}” changes no severity.`,
    })),
];

export function judgedAt(policy: SeverityPolicyDraft | SeverityPolicy, levels: ReadonlyMap<string, number>) {
  const said = policy.facts.map((fact) => [fact.id, fact.levels[levels.get(fact.id)!]!.id]);
  return { levels: Object.fromEntries(said) as Record<string, string>, ...judge(policy, levels) };
}
