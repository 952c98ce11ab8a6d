import type {
  Alternative,
  Explanation,
  FactDeclaration,
  FactScale,
  Severity,
  SeverityPolicy,
  SeverityPolicyDraft,
} from '../contract/index.js';
import { levelNameBy } from './level-names.js';
import { judge, levelsOf, statedOf, type KnownFacts, type Levels } from './severity.js';

/** Why these facts have their severity: cells, guards, assumptions, and what one other fact would change (S5). */
export function explain(policy: SeverityPolicy, facts: KnownFacts): Explanation {
  const levels = levelsOf(policy, facts);
  const judgement = judge(policy, levels);
  const used = policy.facts.map((fact) => {
    const level = fact.levels[levels.get(fact.id)!]!;
    const stated = statedOf(facts, fact.id);
    return {
      fact: fact.id,
      name: fact.name,
      question: fact.question,
      level: level.id,
      levelName: levelNameBy(fact, level, stated?.scale),
      value: stated?.value ?? level.id,
      about: stated?.about ?? false,
      ...(stated?.scale && { scale: stated.scale }),
      source: stated ? (stated.source ?? 'requester') : ('assumed' as const),
    };
  });
  return {
    ...judgement,
    policyVersion: policy.version,
    policyName: policy.name,
    facts: used,
    assumed: used.filter((fact) => fact.source === 'assumed').map((fact) => fact.fact),
    alternatives: policy.facts.flatMap((fact) =>
      alternativesOf(policy, levels, fact, judgement.severity, statedOf(facts, fact.id)?.scale),
    ),
  };
}

/** The assumed facts of which each alone, at another level, would give another severity: reason to ask first (S9). */
export function assumedFactsThatMatter(policy: SeverityPolicyDraft, facts: KnownFacts): readonly string[] {
  const levels = levelsOf(policy, facts);
  const answers = knownAnswers.get(policy) ?? new Map<string, readonly string[]>();
  knownAnswers.set(policy, answers);
  const asked = policy.facts.map(({ id }) => (statedOf(facts, id) ? levels.get(id) : '?')).join();
  const known = answers.get(asked);
  if (known) return known;
  const { severity } = judge(policy, levels);
  const answer = policy.facts
    .filter((fact) => !statedOf(facts, fact.id) && alternativesOf(policy, levels, fact, severity).length > 0)
    .map((fact) => fact.id);
  if (answers.size < ANSWERS_KEPT) answers.set(asked, answer);
  return answer;
}

/** A storm asks the same thousands of times, and each answer is dozens of judgements. A policy in force never changes. */
const knownAnswers = new WeakMap<SeverityPolicyDraft, Map<string, readonly string[]>>();
const ANSWERS_KEPT = 1_000;

const alternativesOf = (
  policy: SeverityPolicyDraft,
  levels: Levels,
  fact: FactDeclaration,
  severity: Severity,
  scale?: FactScale,
): Alternative[] =>
  fact.levels
    .map((level, place) => ({
      fact: fact.id,
      level: level.id,
      levelName: levelNameBy(fact, level, scale),
      severity: judge(policy, new Map(levels).set(fact.id, place)).severity,
    }))
    .filter((alternative) => alternative.severity !== severity);
