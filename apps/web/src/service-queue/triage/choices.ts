import { valueOf } from '../../live/value.js';

/** What is asked before it is done: to whom, until when, into which, where, which fact, which problem; or everything there is. */
export type ChoiceKind = 'escalate' | 'snooze' | 'merge' | 'column' | 'dispute' | 'problem' | 'more';

export const choice = valueOf<{ kind: ChoiceKind; ids: readonly string[]; anchor: Element } | null>(null);
