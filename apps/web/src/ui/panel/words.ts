/** "40 s", "12 min", "6 h", "11 d". */
export const duration = (seconds: number): string => {
  if (seconds < 60) return `${Math.max(0, Math.round(seconds))} s`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  return seconds < 48 * 3600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} d`;
};

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** Words of every panel, whatever it shows. */
export const words = {
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  retry: 'Retry',
  again: 'Try again',
  signIn: 'Sign in again',
  now: 'now',
  loading: 'Loading…',
  ago: (seconds: number) => (seconds < 2 ? 'just now' : `${duration(seconds)} ago`),
  unreachable: 'The server could not be reached. Nothing is lost: try again.',
  picture: (alt: string) => `[picture: ${alt || 'without a description'}]`,
  empty: '(empty)',
  conflict: {
    changed: (who: string, what: string, when: string) => `${who} changed the ${what} ${when}.`,
    somebody: (what: string) => `The ${what} was changed meanwhile.`,
    theirs: 'Theirs',
    mine: 'Mine',
    keepMine: 'Keep mine',
    takeTheirs: 'Take theirs',
  },
  history: {
    heading: 'History',
    none: 'Nothing happened yet.',
    from: 'before',
    to: 'after',
    more: (count: number) => `Show ${count} more`,
  },
  limit: {
    modes: {
      off: 'No limit',
      warn: 'Warn',
      block: 'Refuse',
      'block-unless-reason': 'Refuse unless a reason is given',
    },
    hints: {
      off: 'Any number of cards.',
      warn: 'The next one gets in, and the board says so.',
      block: 'The next one is refused. Nobody passes.',
      'block-unless-reason': 'The next one is refused, unless somebody gives a reason, which is kept.',
    },
    needed: 'Limit: a whole number from 1 to 999.',
    inSentence: {
      off: 'no limit',
      warn: 'warn',
      block: 'refuse; nobody passes',
      'block-unless-reason': 'refuse unless a reason is given',
    },
    policy: (count: number, mode: 'off' | 'warn' | 'block' | 'block-unless-reason'): string =>
      `Policy: limit ${count}, ${words.limit.inSentence[mode]}`,
    older: (age: string) => `here for ${age}`,
    pullBack: 'Pull back',
    helpFinish: (key: string) => `Help finish: open ${key}`,
    anyway: 'Move anyway…',
    reason: 'Why does it have to go in now?',
    reasonShort: (min: number) => (left: number) => `At least ${min} characters: ${left} more.`,
    moveAnyway: 'Move anyway',
  },
  column: {
    title: (name: string) => `Column ${name}`,
    policy: 'Policy: when to pull in, and when it is done',
    policyHint: 'Shown in the header of the column exactly as typed.',
    mode: 'At the next one',
    entryOrEnd: 'Work always has a way in and a way out: this column can only warn.',
    over: (count: number, limit: number) =>
      `It holds ${count} now, over a limit of ${limit}. They stay; new ones are treated by the limit.`,
  },
} as const;
