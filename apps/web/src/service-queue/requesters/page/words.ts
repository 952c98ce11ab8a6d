import type { FollowedState, FollowedTicket, StoryLine } from '@twotrack/service-queue/contract';

/** Everything that people without an account read: plain words, none of the trade. */
export const words = {
  loading: 'One moment…',
  goneTitle: 'This link does not work',
  gone: 'It is wrong, or no longer good. Ask whoever gave it to you for a new one.',
  unreachable: 'There is no connection just now. It is tried again by itself.',
  failed: 'That did not work. Please try again.',
  unknown: 'I do not know',

  ask: {
    title: (queue: string) => `Ask for help: ${queue}`,
    about: (team: string) => `The team ${team} gets it at once. You need no account.`,
    what: 'What is wrong?',
    whatHint: 'One line, such as “The till does not open”.',
    details: 'What else should we know? (optional)',
    questions: 'How bad is it?',
    questionsHint: 'How urgent it is follows from what you answer here. What you leave out is assumed.',
    name: 'Your name',
    email: 'Your e-mail address (optional)',
    emailHint: 'Only for the team, in case you lose the private link that you get now.',
    send: 'Send',
    received: (key: string) => `We have it: ${key}`,
    receivedBefore: 'Its private link was given out already. Look for the page that opened then, or ask the team.',
  },

  states: {
    'being-sorted': 'The team is finding out how urgent it is.',
    'in-line': 'It waits for its turn. More urgent things go first.',
    'in-work': 'Somebody is working on it.',
    waiting: 'The team waits for something before it can go on.',
    solved: 'The team says that it is solved.',
    closed: 'It is closed.',
    'became-a-wish': 'It was taken up as a wish for the product.',
  } satisfies Record<FollowedState, string>,
  since: (when: string) => `Since ${when}`,
  withOthers: 'It is worked on together with others like it.',
  promised: { response: 'First answer promised by', resolution: 'Solution promised by' } satisfies Record<
    NonNullable<FollowedTicket['promised']>['clock'],
    string
  >,
  zone: (name: string) => `Times are yours: ${name}.`,
  late: 'That time has passed. The team sees that too.',
  noPromise: 'No time is promised while it waits.',

  solved: {
    heading: 'Is it solved?',
    until: (when: string) => `You can say so until ${when}. Then it closes by itself.`,
    confirm: 'Yes, it is solved',
    reject: 'No, it is not',
    reason: 'What is still wrong?',
    reopen: 'Open it again',
    back: 'Not now',
  },

  questions: {
    heading: 'The team would like to know',
    doubted: 'Please check this: the team is not sure of it.',
    send: 'Send the answers',
  },

  why: {
    heading: 'How severe it is, and why',
    severity: (n: number) => `Severity ${n} of 5; 1 is the most severe.`,
    sources: {
      requester: 'you said',
      alert: 'a monitor says',
      catalogue: 'known of the service',
      agent: 'the team says',
      folded: 'from others like it',
      assumed: 'not known, so assumed',
    } as Record<string, string>,
    how: 'How it was worked out',
    step: (name: string, gives: number) => `${name}: ${gives}`,
    guard: (name: string, to: number) => `${name}, so severity ${to}`,
    policy: (name: string, version: number) =>
      `By the table “${name}”, version ${version}. Nobody sets a severity by hand.`,
    change: 'What would change it',
    other: (name: string, level: string, severity: number) => `${name}: ${level} would make it severity ${severity}`,
  },

  talk: {
    heading: 'You and the team',
    none: 'Nothing was written yet.',
    you: 'You',
    say: 'Write to the team',
    send: 'Send',
  },

  story: {
    heading: 'What happened',
    lines: {
      asked: 'You asked for help',
      seen: 'The team has seen it',
      'taken-up': 'The team took it up',
      waiting: 'The team had to wait',
      'back-in-line': 'It went back in line',
      solved: 'The team said that it is solved',
      'not-solved': 'You said that it is not solved',
      'open-again': 'It is open again',
      confirmed: 'You said that it is solved; it was closed',
      closed: 'It was closed',
      answered: 'You answered questions',
      severity: 'Its severity changed',
    } satisfies Record<StoryLine['kind'], string>,
    severity: (from: number, to: number) => `Its severity changed from ${from} to ${to}`,
  },

  link: {
    heading: 'Keep this page',
    about: 'Its address is your private link, the only way back here. Whoever has it sees what you see.',
    copy: 'Copy the link',
    copied: 'Copied',
  },
} as const;

const moment = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** A moment in the zone of whoever reads: "Fri, Nov 20, 15:40". */
export const timeOf = (at: string): string => moment.format(new Date(at));

export const zoneName = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
