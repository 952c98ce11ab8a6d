import type { ColumnId, ItemType, RequestSource } from '@twotrack/product-backlog/contract';
import type { DemoName } from './demo-people.js';

export interface DemoItem {
  readonly title: string;
  readonly type: ItemType;
  readonly problem: string;
  readonly whoseProblem?: string;
  readonly column?: ColumnId;
  readonly who?: readonly DemoName[];
  readonly blocked?: string;
}

/** In the order Dana gave them. */
export const DEMO_ITEMS: readonly DemoItem[] = [
  {
    title: 'Split one invoice across two cost centres',
    type: 'feature',
    problem:
      'Controllers book shared licences by hand, about **40 minutes a month** for each of 12 departments.\n\n- [ ] two cost centres, shares add up to 100 %\n- [ ] the export shows both',
    column: 'in-progress',
    who: ['chloe'],
  },
  {
    title: 'Retry queue for failed payment webhooks',
    type: 'feature',
    problem: 'When a shop is down for a minute, its webhook is lost and support replays it by hand.',
    column: 'in-progress',
    who: ['bao'],
  },
  {
    title: 'Refund shows twice in the merchant ledger',
    type: 'defect',
    problem: 'Seen with partial refunds in the same second. Merchants call us before month end.',
    column: 'review',
    who: ['chloe', 'bao'],
  },
  {
    title: 'Replace the hand-rolled currency rounding',
    type: 'debt',
    whoseProblem: 'Everybody who adds a currency',
    problem: 'Three places round differently; each new currency costs two days of checking.',
    column: 'in-progress',
    who: ['dana'],
    blocked: 'Waits for the auditors to confirm banker’s rounding',
  },
  {
    title: 'SEPA instant payouts for verified merchants',
    type: 'feature',
    problem: 'Merchants wait one banking day. Two of the ten largest named it as a reason to leave.',
    column: 'ready',
  },
  {
    title: 'Show why a card was declined, in plain words',
    type: 'feature',
    problem: '31 % of declined shoppers try the same card again. “Do not honour” says nothing to them.',
    column: 'ready',
  },
  {
    title: 'Chargeback deadline is off by a day in Lisbon',
    type: 'defect',
    problem: 'The deadline is computed in Berlin time. One merchant lost a dispute over it.',
    column: 'ready',
    who: ['chloe'],
  },
  {
    title: 'Payout report as CSV with stable columns',
    type: 'feature',
    problem: 'Customers’ imports break whenever we add a column in the middle.',
    column: 'ready',
  },
  {
    title: 'Move settlement jobs off the shared cron host',
    type: 'debt',
    whoseProblem: 'On call',
    problem: 'When the host restarts, settlements run late and page us at night.',
    column: 'ready',
  },
  {
    title: 'Wallet top-up by open banking',
    type: 'feature',
    problem: 'Cards cost us 1.4 % on top-ups; open banking costs 12 cents.',
  },
  {
    title: 'Let merchants pause a subscription',
    type: 'feature',
    problem: 'They cancel and re-create; the history is lost.',
  },
  {
    title: 'Receipt e-mail is cut off in dark mode',
    type: 'defect',
    problem: 'The total is black on black in two mail clients.',
  },
  {
    title: 'Fraud rules: try on last week before switching on',
    type: 'feature',
    problem: 'A bad rule declined 212 good payments before anybody saw it.',
  },
  {
    title: 'One key for idempotency across the public API',
    type: 'debt',
    whoseProblem: 'Partners who integrate us',
    problem: 'Four endpoints, three header names.',
  },
  { title: 'Payment links that expire', type: 'feature', problem: 'Old links are paid months later, at an old price.' },
  {
    title: 'Search payments by the last four digits',
    type: 'feature',
    problem: 'Support asks for the order number; shoppers do not have it.',
  },
  {
    title: 'Tax identification number check for Brazil',
    type: 'feature',
    problem: 'Wrong CPF numbers surface only when the tax office sends them back.',
  },
  {
    title: 'Delete the unused v1 tokenisation service',
    type: 'debt',
    whoseProblem: 'Security review',
    problem: 'Still patched every month; nothing has called it since spring.',
  },
  {
    title: 'Merchant dashboard loads in under a second',
    type: 'feature',
    problem: 'Median 3.8 s; the ledger query is the reason.',
    column: 'done',
    who: ['bao'],
  },
  {
    title: 'Duplicate charge on a double click',
    type: 'defect',
    problem: 'The button stayed active for 300 ms.',
    column: 'done',
    who: ['chloe'],
  },
];

export interface DemoRequest {
  readonly title: string;
  readonly problem: string;
  readonly source: RequestSource;
  readonly by: DemoName;
}

export const DEMO_REQUESTS: readonly DemoRequest[] = [
  {
    title: 'Export disputes to our accounting system',
    problem: 'We type 60 disputes a month into another system.',
    source: 'customer',
    by: 'emre',
  },
  {
    title: 'Alert when a payout is larger than usual',
    problem: 'A stolen account was emptied overnight in March.',
    source: 'stakeholder',
    by: 'emre',
  },
  {
    title: 'Type-safe client for the ledger',
    problem: 'Every second integration bug is a misspelt field.',
    source: 'team',
    by: 'chloe',
  },
];

/** The rankings others propose to Dana: which item above which, and why. Titles as above. */
export const DEMO_PROPOSALS = [
  {
    by: 'bao',
    item: 'Move settlement jobs off the shared cron host',
    above: 'SEPA instant payouts for verified merchants',
    reason: 'It woke me twice this week',
  },
] as const;

export const DEMO_PRODUCT_COLUMNS = [
  {
    column: 'ready',
    limit: { count: 8, mode: 'warn' },
    policy: 'Pull when the problem is clear and the size fits one week.',
  },
  {
    column: 'in-progress',
    limit: { count: 4, mode: 'block-unless-reason' },
    policy: 'Done when it runs in production behind its switch.',
  },
  { column: 'review', limit: { count: 3, mode: 'block' }, policy: 'Looked at by somebody who did not write it.' },
] as const;
