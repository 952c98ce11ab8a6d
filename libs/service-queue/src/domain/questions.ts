import { Refusal } from '@twotrack/shared';
import type { OpenTicket, Question, SeverityPolicyDraft } from '../contract/index.js';

/**
 * What a form asks who needs help: the facts with answers in plain words, in the policy's order. A policy without any
 * such answer asks everything by the names of the levels.
 */
export function questionsFor(policy: SeverityPolicyDraft): Question[] {
  const plain = policy.facts.some(({ levels }) => levels.some(({ answer }) => answer !== undefined));
  return policy.facts
    .map(({ id, question, levels }) => ({
      fact: id,
      question,
      answers: levels
        .map((level) => ({ level: level.id, answer: plain ? level.answer : level.name }))
        .filter((one): one is Question['answers'][number] => one.answer !== undefined),
    }))
    .filter(({ answers }) => answers.length > 0);
}

/** The facts that the chosen answers (a level for each fact) state. Refuses `not-an-answer`, with the path. */
export function factsFrom(policy: SeverityPolicyDraft, chosen: Readonly<Record<string, string>>): OpenTicket['facts'] {
  const questions = questionsFor(policy);
  const facts = Object.entries(chosen).map(([fact, level]) => {
    const asked = questions.find((one) => one.fact === fact);
    if (asked?.answers.some((answer) => answer.level === level)) return [fact, { value: level }];
    const known = asked ? asked.answers.map((one) => one.level) : questions.map((one) => one.fact);
    throw new Refusal('invalid', 'not-an-answer', { path: `answers.${fact}`, known }, 'That is none of the answers.');
  });
  return Object.fromEntries(facts);
}
