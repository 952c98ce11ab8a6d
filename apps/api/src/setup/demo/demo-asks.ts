import type { RequestSource } from '@twotrack/product-backlog/contract';
import type { DemoName } from './demo-people.js';
import type { When } from './moments.js';

export interface DemoRequest {
  readonly title: string;
  readonly problem: string;
  readonly source: RequestSource;
  readonly by: DemoName;
  readonly at: When;
  /** How the product owner decided; not at all: it waits in the inbox. */
  readonly decided?: { readonly at: When } & ({ readonly decline: string } | { readonly mergeInto: string });
}

export const DEMO_REQUESTS: readonly DemoRequest[] = [
  {
    title: 'Payments in three instalments',
    problem: 'Our competitor offers it on the same page.',
    source: 'market-research',
    by: 'emre',
    at: '36 11:20',
    decided: { at: '35 10:00', decline: 'We have no credit licence, and will not apply for one this year.' },
  },
  {
    title: 'The dashboard is slow in the morning',
    problem: 'It takes eight seconds at nine o’clock.',
    source: 'customer',
    by: 'emre',
    at: '39 09:10',
    decided: { at: '39 15:00', mergeInto: 'Merchant dashboard loads in under a second' },
  },
  {
    title: 'Webhooks should be sent again',
    problem: 'Our server was being updated, and eleven orders were never marked as paid.',
    source: 'customer',
    by: 'emre',
    at: '16 13:30',
    decided: { at: '15 09:20', mergeInto: 'Retry queue for failed payment webhooks' },
  },
  {
    title: 'A dark theme for the payment page',
    problem: 'Our shop is dark, your page is white.',
    source: 'customer',
    by: 'emre',
    at: '11 10:40',
    decided: { at: '10 09:00', decline: 'Shops bring their own colours since spring: Settings, Appearance.' },
  },
  {
    title: 'Export disputes to our accounting system',
    problem: 'We type 60 disputes a month into another system.',
    source: 'customer',
    by: 'emre',
    at: '2 14:15',
  },
  {
    title: 'Alert when a payout is larger than usual',
    problem: 'A stolen account was emptied overnight in March.',
    source: 'stakeholder',
    by: 'emre',
    at: '1 10:30',
  },
  {
    title: 'Type-safe client for the ledger',
    problem: 'Every second integration bug is a misspelt field.',
    source: 'team',
    by: 'chloe',
    at: '4h20m',
  },
];

/** The rankings others propose to Dana: which item above which, and why. Titles as in the backlog. */
export interface DemoProposal {
  readonly by: DemoName;
  readonly item: string;
  readonly above: string;
  readonly reason: string;
  readonly at: When;
  readonly answer?: { readonly at: When; readonly accept: boolean; readonly reason: string };
}

export const DEMO_PROPOSALS: readonly DemoProposal[] = [
  {
    by: 'chloe',
    item: 'Receipt e-mail is cut off in dark mode',
    above: 'Let merchants pause a subscription',
    reason: 'Half an hour of work, and we hear of it every day',
    at: '16 15:10',
    answer: { at: '15 09:25', accept: true, reason: 'Agreed' },
  },
  {
    by: 'bao',
    item: 'One key for idempotency across the public API',
    above: 'Wallet top-up by open banking',
    reason: 'Partners trip over it in the first week',
    at: '11 16:00',
    answer: { at: '10 09:10', accept: false, reason: 'Two partners this quarter; top-ups pay for it' },
  },
  {
    by: 'bao',
    item: 'Move settlement jobs off the shared cron host',
    above: 'SEPA instant payouts for verified merchants',
    reason: 'It woke me twice this week',
    at: '3 08:40',
  },
  {
    by: 'chloe',
    item: 'Apple Pay button jumps while the page loads',
    above: 'Payment links that expire',
    reason: 'We lose shoppers on slow phones',
    at: '3h',
  },
];

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
