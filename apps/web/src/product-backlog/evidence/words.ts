import type { Hits } from '@twotrack/product-backlog/contract';
import { hitRateOf } from '@twotrack/product-backlog/domain';
import { dayOf } from './verdict-words.js';

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** "3 of 4 (75 %)"; a dash where no verdict was clear yet. */
function rate(hits: Hits): string {
  const held = hitRateOf(hits);
  return held === null ? '–' : `${hits.proven} of ${hits.proven + hits.refuted} (${Math.round(held * 100)} %)`;
}

export const words = {
  heading: 'Evidence',
  unproven: (date: string) => `Shipped, unproven: to be reviewed on ${dayOf(date)}`,
  due: (date: string) => `Shipped, unproven: its review was due on ${dayOf(date)}`,
  notShipped: 'It rests on a hypothesis. Once it is done, evidence shows whether it holds.',
  verdictIs: (verdict: string, who: string, at: string) => `${verdict}, says ${who}, ${dayOf(at)}`,
  none: 'No evidence yet.',
  add: 'Add evidence',
  addButton: 'Add it',
  number: 'Number',
  unit: 'Unit',
  unitHint: 'Such as min, % or customers',
  link: 'Link (https)',
  note: 'What was seen',
  nothing: 'Give a number with its unit, a link or a note.',
  takeBack: (what: string) => `Take back: ${what}`,
  addedBy: (who: string, at: string) => `${who}, ${dayOf(at)}`,
  setDate: 'Change the review date',
  date: 'Review on',
  dateButton: 'Set the date',
  wrongDate: 'A day is needed.',
  give: 'Give the verdict',
  giveAnother: 'Give another verdict',
  verdict: 'Verdict',
  reason: 'Why',
  reasonNeeded: 'Say why in one line.',
  giveButton: 'Give it',
  withdrawVerdict: 'Take the verdict back',
  problem: (key: string) => `Solves ${key}`,
  before: 'When proposed',
  now: 'By now',
  cost: (tickets: number, hours: number, misses: number) =>
    `${count(tickets, 'ticket')}, ${hours} h of work, ${count(misses, 'missed SLA target')}`,
  effect: (days: number, before: number, after: number) =>
    `${count(before, 'ticket')} in the ${count(days, 'day')} before the fix, ${after} in as many after it`,
  noEffect: 'No fix is shipped yet.',
  unknown: 'The service track does not say.',

  rates: 'How often bets held',
  noRates: 'No shipped item rested on a hypothesis yet.',
  byType: 'Type',
  bySize: 'Size',
  held: 'Held',
  rate,
  unclear: 'Unclear',
  open: 'Unproven',
  all: 'All',
  types: { feature: 'Feature', defect: 'Defect', debt: 'Debt' },
  size: (size: number | null) => (size === null ? 'No size' : `Size ${size}`),

  proof: ({ proven, refuted }: Hits) => `${proven} proven · ${refuted} refuted`,
  proofSpoken: 'What was shipped: ',
  toProve: (total: number, due: number) => (due ? `To prove: ${total}, ${due} due` : `To prove: ${total}`),
  nothingToProve: 'Nothing that was shipped waits for its verdict.',
  more: 'Show more',
  dueShort: 'due',
  reviewOn: (date: string) => `review on ${dayOf(date)}`,

  stakeholders: 'Link for stakeholders',
  aboutLink: 'Whoever has it reads the vision, the goal, the order and what was shipped and proved. Nothing else.',
  noLink: 'There is none.',
  linkIs: (hint: string, who: string, at: string) => `${hint}…, made by ${who}, ${dayOf(at)}`,
  make: 'Make a link',
  renew: 'Make a new one',
  renewHint: 'The link before opens nothing any more.',
  revoke: 'Revoke it',
  sure: 'Revoke: whoever has it sees nothing any more',
  shownOnce: 'Copy it now: nobody can show it again.',
  copied: 'Done',

  said: {
    added: (key: string) => `Added evidence to ${key}`,
    withdrawn: (key: string) => `Took evidence back from ${key}`,
    date: (key: string) => `Changed the review date of ${key}`,
    verdict: (key: string) => `Gave the verdict on ${key}`,
    verdictBack: (key: string) => `Took the verdict on ${key} back`,
  },
};
