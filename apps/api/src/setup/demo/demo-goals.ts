import type { CloseGoal } from '@twotrack/product-backlog/contract';
import type { When } from './moments.js';

export const DEMO_VISION = 'Every merchant is paid on time, and knows why without a call.';

export interface DemoGoal {
  readonly title: string;
  readonly why: string;
  readonly measure: { readonly name: string; readonly unit: string; readonly from: number; readonly to: number };
  readonly opened: When;
  /** The last day of its time frame, in days from today; its first is the day it was opened. */
  readonly endsIn: number;
  /** Where the measure stood, when somebody looked. */
  readonly reports: readonly (readonly [When, number])[];
  /** The items that serve it, each with the moment at which the product owner said so. */
  readonly serving: readonly (readonly [title: string, at: When])[];
  readonly closed?: { readonly at: When } & CloseGoal;
}

export const DEMO_GOALS: readonly DemoGoal[] = [
  {
    title: 'Disputes are answered without an engineer',
    why: 'Two engineers spend a day a week collecting evidence.',
    measure: { name: 'Disputes that need an engineer', unit: 'a week', from: 34, to: 5 },
    opened: '42 09:10',
    endsIn: -29,
    reports: [
      ['36 09:00', 22],
      ['30 09:00', 9],
    ],
    serving: [['Dispute evidence as one PDF', '42 10:40']],
    closed: { at: '29 16:00', reached: 'partly', note: 'Nine are left; they need the reason code of the bank.' },
  },
  {
    title: 'Merchants get their payouts on the same day',
    why: 'Half of all calls ask where a payout is. A merchant who is paid the same day **does not call**.',
    measure: { name: 'Payouts on the same day', unit: '%', from: 41, to: 90 },
    opened: '29 16:20',
    endsIn: 48,
    reports: [
      ['21 09:00', 48],
      ['10 09:00', 60],
      ['1 09:00', 66],
    ],
    serving: [
      ['Settlement file in the new bank format', '29 16:30'],
      ['Alarm when a payout batch is empty', '29 16:32'],
      ['SEPA instant payouts for verified merchants', '29 16:34'],
      ['Retry queue for failed payment webhooks', '28 11:10'],
      ['Payout report as CSV with stable columns', '26 10:10'],
      ['Move settlement jobs off the shared cron host', '24 09:50'],
      ['Refund shows twice in the merchant ledger', '13 09:45'],
      ['Payout calendar with bank holidays', '4h50m'],
    ],
  },
];
