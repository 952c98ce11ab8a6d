import type { FactId } from './facts.js';

/** One plain question of a form, with the answers that may be chosen, best first. Leaving it out is "I do not know". */
export interface Question {
  fact: FactId;
  question: string;
  answers: { level: string; answer: string }[];
}
