import type { KeyCommand } from '../../board/parts/page-keys.js';

interface SessionActs {
  next: () => void;
  vote: () => unknown;
  reveal: () => unknown;
}

/** The keys of a session (ux.md §15). */
export const refineKeys = ({ next, vote, reveal }: SessionActs): KeyCommand[] => [
  { group: 'product', keys: ['n'], words: 'Next item of the session', run: () => void next() },
  { group: 'product', keys: ['v'], words: 'Ask the team, then answer', run: () => void vote() },
  { group: 'product', keys: ['r'], words: 'Reveal the answers', run: () => void reveal() },
];
