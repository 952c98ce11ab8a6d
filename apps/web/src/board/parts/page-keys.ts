import { valueOf } from '../../live/value.js';

/** Where a key works: the headings of the help sheet. */
export type KeyGroup = 'anywhere' | 'board' | 'card' | 'product' | 'service' | 'triage';

/** One command of the keyboard. The help sheet shows exactly these. */
export interface KeyCommand {
  readonly group: KeyGroup;
  readonly keys: readonly string[];
  readonly words: string;
  /** False: not for this moment, so the key keeps its own meaning. */
  run(): boolean | void;
}

/** The keys of the page that stands where the board would; null on the board itself. */
export const pageKeys = valueOf<readonly KeyCommand[] | null>(null);
