import type { Reached, Share } from '@twotrack/product-backlog/contract';
import { isoDay } from './days.js';

const number = new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 });

/** "1,250 ms", "12.5 %". */
export const inUnits = (value: number, unit: string): string => `${number.format(value)} ${unit}`;

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

export const dayOf = (date: string): string => day.format(new Date(isoDay(date)));

/** A part of one as whole percent. */
export const percentOf = (part: number): number => Math.round(part * 100);

const reached = {
  reached: 'Reached',
  partly: 'Partly reached',
  missed: 'Missed',
} satisfies Record<Reached, string>;

export const words = {
  heading: 'Product goal',
  noVision: 'No vision yet.',
  setVision: 'Say the vision',
  visionLabel: 'What the product is for, in one sentence',
  allGoals: 'All about it, and other goals…',
  menu: 'Product goals…',
  noGoal: 'No goal',
  noGoalNow: 'There is no product goal now.',
  setGoal: 'Set a goal',
  openGoal: 'Set the goal',
  editGoal: 'Change the goal',
  save: 'Save',

  field: {
    title: 'Goal',
    titleHint: 'What is different when it is reached',
    why: 'Why',
    name: 'Measured by',
    nameHint: 'One figure that shows it',
    unit: 'Unit',
    unitHint: 'Such as s, % or customers',
    from: 'From',
    to: 'To',
    startsOn: 'First day',
    endsOn: 'Last day',
  },
  wrong: {
    missing: 'Say it in one line.',
    number: 'A number is needed.',
    day: 'A day is needed.',
    staysPut: 'The goal aims at another value than it starts from.',
    endsTooSoon: 'The last day comes after the first.',
  },

  progress: (percent: number) => `${percent} %`,
  measured: (name: string, current: string, from: string, to: string) => `${name}: ${current} (from ${from} to ${to})`,
  time: (from: string, to: string) => `${from} – ${to}`,
  daysLeft: (days: number) => (days === 1 ? '1 day left' : `${days} days left`),
  lastDay: 'last day today',
  over: (days: number) => (days === 1 ? 'over since yesterday' : `over for ${days} days`),
  notBegun: (days: number) => (days === 1 ? 'begins tomorrow' : `begins in ${days} days`),

  share: {
    wip: 'In work now',
    finished: 'Finished in 30 days',
    finishedThen: 'Finished while it was open',
    of: ({ served, all }: Share) => (all === 0 ? 'nothing' : `${served} of ${all}`),
    percent: ({ served, all }: Share) => (all === 0 ? '–' : `${percentOf(served / all)} %`),
    short: (wip: string, finished: string) => `${wip} of work, ${finished} of finished`,
  },

  report: 'Report where it stands',
  reportLabel: (name: string, unit: string) => `${name} now, in ${unit}`,
  reportButton: 'Report',
  close: 'Close the goal',
  closeLabel: 'What was reached?',
  note: 'What was learned (optional)',
  closeButton: 'Close it',
  reopen: 'Open it again',
  reopenWhich: (title: string) => `Open “${title}” again`,
  reached,
  past: {
    heading: 'Past goals',
    none: 'No goal was closed yet.',
    more: 'Show earlier goals',
    closed: (when: string, who: string) => `${when} by ${who}`,
  },
  others: {
    heading: 'Goals of other teams',
    none: 'No other team has set a goal.',
  },
  servesNot: (title: string) => `Outside the goal “${title}”`,
  servesWhich: (title: string) => `Serves the goal “${title}”`,
  servedPast: 'It served a goal that was closed.',
  serving: (count: number) => (count === 1 ? '1 open item serves it' : `${count} open items serve it`),
  nothingServes: 'No open item serves it yet.',
  takeIn: 'Take an item in',
  takeOut: (key: string) => `Take ${key} out of the goal`,
  serve: 'Let it serve the goal',
  unserve: 'It does not serve the goal',

  opened: 'Set the product goal',
  edited: 'Changed the product goal',
  reported: 'Reported where the goal stands',
  closed: 'Closed the product goal',
  reopened: 'Opened the goal again',
  visionSet: 'Changed the vision',
  served: (key: string) => `${key} serves the goal`,
  unserved: (key: string) => `${key} does not serve the goal any more`,
};
