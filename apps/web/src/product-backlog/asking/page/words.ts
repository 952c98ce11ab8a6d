import type {
  FollowedState,
  GiveFeedback,
  OutsideSource,
  StatedProblem,
  Verdict,
} from '@twotrack/product-backlog/contract';

type Prompt = keyof StatedProblem;

/** Everything that people who ask from outside read: plain words, none of the trade. */
export const words = {
  loading: 'One moment…',
  goneTitle: 'This link does not work',
  gone: 'It is wrong, or no longer good. Ask whoever gave it to you for a new one.',
  failed: 'That did not work. Please try again.',
  unreachable: 'There is no connection just now. It is tried again by itself.',

  ask: {
    title: (team: string) => `What should ${team} do better?`,
    goal: (goal: string) => `The team aims at this now: ${goal}`,
    about: 'The product owner reads every request and answers it. You need no account.',
    what: 'What would help you?',
    whatHint: 'One line, such as “Export my invoices as a spreadsheet”.',
    problem: 'What is the problem behind it?',
    problemHint: 'The better we understand it, the better the answer. Leave out what you do not know.',
    prompts: {
      who: { label: 'Who has it?', hint: 'You, your customers, a department …' },
      when: { label: 'When does it come up?', hint: 'Every evening, at the end of the month …' },
      cost: { label: 'What does it cost them?', hint: 'Time, money, nerves: a guess will do.' },
    } satisfies Record<Prompt, { label: string; hint: string }>,
    source: 'I am …',
    sources: {
      customer: 'somebody who uses it',
      stakeholder: 'somebody it matters to',
      'market-research': 'somebody who studied the market',
    } satisfies Record<OutsideSource, string>,
    name: 'Your name',
    send: 'Send',
    received: 'We have it',
    receivedBefore: 'Its private link was given out already. Look for the page that opened then, or ask the team.',
  },

  states: {
    waiting: 'It waits for the answer of the product owner.',
    withdrawn: 'You said that you no longer need it.',
    declined: 'It was declined.',
    'passed-on': 'It was passed on to those who help with things that do not work.',
    planned: 'It is planned. What comes first is decided by the product owner.',
    'not-now': 'Not now: it was set aside.',
    removed: 'It is not planned any more.',
    'in-work': 'The team is working on it.',
    delivered: 'It is delivered.',
  } satisfies Record<FollowedState, string>,
  of: (team: string) => `Asked of ${team}`,
  since: (day: string) => `Since ${day}`,
  others: (count: number) =>
    count === 1
      ? 'One more person asked for the same. You both get the same answer.'
      : `${count} others asked for the same. All of you get the same answer.`,
  became: {
    asIs: 'It was accepted.',
    accepted: (title: string) => `It was accepted as “${title}”.`,
    merged: (title: string) => `It was added to “${title}”, which others asked for as well.`,
  },
  reason: 'What the product owner says',
  kept: (day: string) => `It has waited long. On ${day} it was decided that it stays.`,
  pieces: ({ all, done }: { all: number; done: number }) =>
    `It was split into ${all} ${all === 1 ? 'piece' : 'pieces'}; ${done} of them delivered.`,
  verdicts: {
    proven: 'It was measured, and it helped.',
    refuted: 'It was measured, and it did not help as hoped.',
    unclear: 'It was measured; whether it helped is not clear.',
  } satisfies Record<Verdict, string>,

  withdraw: 'I no longer need this',
  askAgain: 'I need it after all',

  talk: {
    heading: 'Comments',
    about: 'Is there something to add, or to ask? The product owner and the team read it here, and answer here.',
    you: 'You',
    team: 'The team',
    write: 'Write to the product owner and the team',
    send: 'Send',
  },

  feedback: {
    heading: 'Is it what you expected?',
    about: 'If not, say so: it goes to the product owner as a new request.',
    question: 'It is …',
    fellShort: { less: 'less than I expected', 'far-less': 'far less than I expected' } satisfies Record<
      GiveFeedback['fellShort'],
      string
    >,
    words: 'What did you expect, and what is there instead?',
    send: 'Tell the product owner',
    said: (fellShort: string, day: string) => `You said on ${day}: ${fellShort}`,
    told: 'What you told the product owner',
  },

  asked: (day: string) => `What you asked on ${day}`,
  link: {
    heading: 'Keep this page',
    about: 'Its address is your private link, the only way back here. Whoever has it sees what you see.',
    copy: 'Copy the link',
    copied: 'Copied',
  },
} as const;
