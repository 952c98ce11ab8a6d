import type { FactScale, FactSource } from './facts.js';
import type { Severity } from './severity.js';

/** One fact as it entered the calculation. */
export interface FactUsed {
  fact: string;
  name: string;
  question: string;
  level: string;
  levelName: string;
  /** The stated value where it was a count: 38. */
  value: string | number | boolean;
  about: boolean;
  /** By what a count was measured, where its service says so. */
  scale?: FactScale;
  source: FactSource | 'assumed';
}

/** One cell that was read: which table, by which two inputs, giving what. */
export interface CellUsed {
  table: string;
  name: string;
  row: string;
  column: string;
  gives: number;
}

/** A guard that changed the outcome. */
export interface GuardFired {
  guard: string;
  name: string;
  kind: 'cap' | 'floor';
  from: Severity;
  to: Severity;
}

/** Change this one fact to that level, and the severity would be another (S5). */
export interface Alternative {
  fact: string;
  level: string;
  levelName: string;
  severity: Severity;
}

/** Why a ticket has its severity: data for screens, tests and audit alike (S5). */
export interface Explanation {
  severity: Severity;
  policyVersion: number;
  policyName: string;
  facts: FactUsed[];
  cells: CellUsed[];
  guards: GuardFired[];
  assumed: string[];
  alternatives: Alternative[];
}
