import type { FactDeclaration, Facts, FactValue, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { factsKnownTo, type KnownFacts } from '@twotrack/service-queue/domain';

/** An answer as it is typed: a level by its id, or a count in digits. */
export interface Answer {
  text: string;
  about: boolean;
}

/** Answers not sent yet, by fact. `null`: "I do not know", so it is assumed. */
export type Answers = Readonly<Record<string, Answer | null>>;

/** A fact as a command states it. */
export interface Stated {
  value: FactValue;
  about?: boolean;
}

/** Counted in numbers, judged by bands. */
export const isCounted = (fact: FactDeclaration): boolean => fact.levels.every(({ from }) => from !== undefined);

/** What an answer states; `undefined` while it is not an answer to this question. */
export function statedBy(fact: FactDeclaration, answer: Answer): Stated | undefined {
  const text = answer.text.trim();
  if (fact.levels.some(({ id }) => id === text)) return { value: text };
  if (!isCounted(fact) || !/^\d{1,10}$/.test(text) || Number(text) > 1_000_000_000) return undefined;
  return { value: Number(text), ...(answer.about && { about: true }) };
}

/** The answer that a known fact would be. */
export const answerOf = (fact: FactDeclaration, known: Stated | undefined): Answer | null => {
  if (!known) return null;
  const { value, about = false } = known;
  return { text: typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value), about };
};

/** The facts as they would be with these answers: what is not an answer yet changes nothing. */
export function factsWith(policy: SeverityPolicyDraft, facts: Facts, answers: Answers): KnownFacts {
  const after: Record<string, KnownFacts[string]> = { ...facts };
  for (const fact of policy.facts) {
    const answer = answers[fact.id];
    if (answer === undefined) continue;
    const stated = answer && statedBy(fact, answer);
    if (stated) after[fact.id] = { ...stated, source: 'agent' };
    else if (answer === null) delete after[fact.id];
  }
  return factsKnownTo(policy, after);
}

/** The body of the command; the facts that are not answered properly, by id. */
export function toSend(
  policy: SeverityPolicyDraft,
  answers: Answers,
): { facts: Record<string, Stated | null>; faults: string[] } {
  const facts: Record<string, Stated | null> = {};
  const faults: string[] = [];
  for (const fact of policy.facts) {
    const answer = answers[fact.id];
    if (answer === undefined) continue;
    const stated = answer && statedBy(fact, answer);
    if (stated === undefined) faults.push(fact.id);
    else facts[fact.id] = stated;
  }
  return { facts, faults };
}

/** The level a stated value stands for, by name: "Many (21 to 500)". */
export function levelOf(fact: FactDeclaration, value: FactValue): string {
  if (typeof value === 'number') return (fact.levels.findLast(({ from }) => from! <= value) ?? fact.levels[0]!).name;
  const id = typeof value === 'boolean' ? (value ? 'yes' : 'no') : value;
  return fact.levels.find((level) => level.id === id)?.name ?? id;
}
