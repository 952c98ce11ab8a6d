import type { KeyCommand } from '../../board/parts/page-keys.js';

export interface SessionActs {
  next: () => void;
  vote: () => unknown;
  reveal: () => unknown;
}

/** The keys of a session (ux.md §15); set once, for whatever is to be done by then. */
export const refineKeys = (acts: () => SessionActs): KeyCommand[] => [
  { group: 'product', keys: ['n'], words: 'Next item of the session', run: () => void acts().next() },
  { group: 'product', keys: ['v'], words: 'Ask the team, then answer', run: () => void acts().vote() },
  { group: 'product', keys: ['r'], words: 'Reveal the answers', run: () => void acts().reveal() },
];
