import type { Hypothesis, Moscow, Vectors, Verdict } from '@twotrack/product-backlog/contract';
import type { DemoName } from './demo-people.js';
import type { When } from './moments.js';

type Level = NonNullable<Vectors['value']>;

/** Risk, value, size and learning, and MoSCoW, as they were scored when the item came into the backlog. */
export type DemoScore = readonly [risk: Level, value: Level, size: Level, learning: Level, moscow?: Moscow];

/** By title. What came last is not scored yet. */
export const DEMO_SCORES: Readonly<Record<string, DemoScore>> = {
  'Merchant dashboard loads in under a second': [2, 5, 3, 2],
  'Dispute evidence as one PDF': [1, 4, 2, 2],
  'Remember the last payment method': [2, 4, 2, 3],
  'Partial refunds from the merchant app': [3, 4, 3, 2],
  'Payment page in Polish and Czech': [1, 3, 2, 3],
  'Refund shows twice in the merchant ledger': [2, 4, 2, 1, 'must'],
  'Split one invoice across two cost centres': [2, 3, 3, 2, 'should'],
  'Replace the hand-rolled currency rounding': [3, 3, 3, 2, 'should'],
  'Retry queue for failed payment webhooks': [2, 5, 3, 2, 'must'],
  'SEPA instant payouts for verified merchants': [3, 5, 4, 4, 'must'],
  'Show why a card was declined, in plain words': [1, 4, 2, 3, 'should'],
  'Chargeback deadline is off by a day in Lisbon': [2, 4, 1, 1, 'must'],
  'Payout report as CSV with stable columns': [1, 3, 1, 1, 'should'],
  'Move settlement jobs off the shared cron host': [3, 4, 3, 2, 'should'],
  'Wallet top-up by open banking': [5, 2, 5, 4, 'could'],
  'Let merchants pause a subscription': [2, 3, 2, 2, 'could'],
  'Receipt e-mail is cut off in dark mode': [1, 2, 1, 1, 'could'],
  'Fraud rules: try on last week before switching on': [2, 5, 2, 5, 'should'],
  'Payment links that expire': [1, 3, 2, 2, 'could'],
};

/** A hypothesis, stated when the item came into the backlog, and what became of it. */
export interface DemoBet {
  readonly item: string;
  readonly hypothesis: Hypothesis;
  readonly seen?: readonly {
    readonly at: When;
    readonly by: DemoName;
    readonly value: number;
    readonly unit: string;
    readonly note: string;
  }[];
  readonly verdict?: { readonly at: When; readonly verdict: Verdict; readonly reason: string };
}

export const DEMO_BETS: readonly DemoBet[] = [
  {
    item: 'Merchant dashboard loads in under a second',
    hypothesis: {
      what: 'a dashboard that is there in under a second',
      outcome: 'keep merchants from calling about their balance',
      measure: 'calls about balances a week',
      from: '48',
      to: '20',
    },
    seen: [{ at: '20 09:20', by: 'bao', value: 19, unit: 'calls a week', note: 'Counted by support, weeks 43 to 45' }],
    verdict: { at: '19 10:00', verdict: 'proven', reason: '19 calls a week, three weeks in a row' },
  },
  {
    item: 'Dispute evidence as one PDF',
    hypothesis: {
      what: 'one PDF with all evidence of a dispute',
      outcome: 'free support from merging screenshots',
      measure: 'minutes per dispute',
      from: '25',
      to: '5',
    },
    seen: [{ at: '24 14:00', by: 'chloe', value: 4, unit: 'minutes', note: 'Median of the last 60 disputes' }],
    verdict: { at: '22 11:30', verdict: 'proven', reason: 'Four minutes; nobody merges screenshots any more' },
  },
  {
    item: 'Remember the last payment method',
    hypothesis: {
      what: 'remembering the last payment method',
      outcome: 'make fewer people give up at checkout',
      measure: 'abandoned checkouts',
      from: '31 %',
      to: '25 %',
    },
    seen: [{ at: '9 09:10', by: 'chloe', value: 30, unit: '%', note: 'Two weeks, 180,000 checkouts' }],
    verdict: { at: '8 11:00', verdict: 'refuted', reason: '30 % after two weeks: people give up for another reason' },
  },
  {
    item: 'Partial refunds from the merchant app',
    hypothesis: {
      what: 'partial refunds in the app',
      outcome: 'let merchants refund without asking us',
      measure: 'refunds by our own people a week',
      from: '70',
      to: '20',
    },
    seen: [{ at: '5 10:00', by: 'bao', value: 41, unit: 'a week', note: 'Falling, but only since the release notes' }],
  },
  {
    item: 'Payment page in Polish and Czech',
    hypothesis: {
      what: 'a payment page in Polish and Czech',
      outcome: 'bring merchants from there through the first payment',
      measure: 'first payments finished',
      from: '52 %',
      to: '70 %',
    },
  },
  {
    item: 'SEPA instant payouts for verified merchants',
    hypothesis: {
      what: 'paying verified merchants within seconds',
      outcome: 'keep the largest merchants with us',
      measure: 'top 50 merchants who leave in a quarter',
      from: '3',
      to: '0',
    },
  },
  {
    item: 'Show why a card was declined, in plain words',
    hypothesis: {
      what: 'a reason that a buyer understands',
      outcome: 'make them try another card instead of leaving',
      measure: 'second tries after a decline',
      from: '22 %',
      to: '40 %',
    },
  },
];
