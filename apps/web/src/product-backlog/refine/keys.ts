import type { KeyCommand } from '../../board/parts/page-keys.js';
import { words } from './words.js';

export interface PageActs {
  step: (by: number) => boolean | void;
  rank: (by: 1 | -1) => boolean | void;
}

export interface SessionActs {
  next: () => void;
  vote: () => unknown;
  reveal: () => unknown;
}

const key = (keys: string[], said: string, run: KeyCommand['run']): KeyCommand => ({
  group: 'product',
  keys,
  words: said,
  run,
});

/** The keys of refinement (ux.md §15); set once, for whatever is to be done by then. */
export const refineKeys = (acts: () => PageActs): KeyCommand[] => [
  key(['j', 'ArrowDown'], words.keys.next, () => acts().step(1)),
  key(['k', 'ArrowUp'], words.keys.previous, () => acts().step(-1)),
  key(['Home'], words.keys.first, () => acts().step(-Infinity)),
  key(['End'], words.keys.last, () => acts().step(Infinity)),
  key(['Alt+ArrowUp'], words.keys.up, () => acts().rank(-1)),
  key(['Alt+ArrowDown'], words.keys.down, () => acts().rank(1)),
];

/** The keys of a session. */
export const sessionKeys = (acts: () => SessionActs): KeyCommand[] => [
  key(['n'], words.keys.nextAsked, () => void acts().next()),
  key(['v'], words.keys.vote, () => void acts().vote()),
  key(['r'], words.keys.reveal, () => void acts().reveal()),
];
