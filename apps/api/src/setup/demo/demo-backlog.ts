import type { ColumnId, ItemType, RequestSource } from '@twotrack/product-backlog/contract';
import type { DemoName } from './demo-people.js';
import type { When } from './moments.js';

export type ItemStep =
  | { readonly at: When; readonly who: DemoName; readonly to: ColumnId; readonly reason?: string }
  | { readonly at: When; readonly above: string; readonly reason: string }
  | { readonly at: When; readonly block: string | null }
  | { readonly at: When; readonly remove: string };

export interface DemoItem {
  readonly title: string;
  readonly type: ItemType;
  readonly problem: string;
  readonly whoseProblem?: string;
  /** When the product owner put it into the backlog. */
  readonly since: When;
  /** It was a request first. */
  readonly asked?: { readonly by: DemoName; readonly source: RequestSource; readonly at: When };
  readonly steps?: readonly ItemStep[];
}

/** Along the columns, each with its moment. */
export const went = (who: DemoName, ...steps: readonly (readonly [When, ColumnId, string?])[]): ItemStep[] =>
  steps.map(([at, to, reason]) => ({ at, who, to, ...(reason && { reason }) }));

/** What is open today, in the order in which it came. */
export const OPEN_ITEMS: readonly DemoItem[] = [
  {
    title: 'Refund shows twice in the merchant ledger',
    type: 'defect',
    problem: 'Seen with partial refunds in the same second. Merchants call us before month end.',
    since: '13 09:40',
    steps: went('chloe', ['13 10:05', 'ready'], ['9 09:30', 'in-progress'], ['1 15:20', 'review']),
  },
  {
    title: 'Split one invoice across two cost centres',
    type: 'feature',
    problem:
      'Controllers book shared licences by hand, about **40 minutes a month** for each of 12 departments.\n\n- [ ] two cost centres, shares add up to 100 %\n- [ ] the export shows both',
    since: '30 10:10',
    asked: { by: 'emre', source: 'customer', at: '33 16:05' },
    steps: went('chloe', ['20 10:00', 'ready'], ['2 11:10', 'in-progress']),
  },
  {
    title: 'Replace the hand-rolled currency rounding',
    type: 'debt',
    whoseProblem: 'Everybody who adds a currency',
    problem: 'Three places round differently; each new currency costs two days of checking.',
    since: '34 09:20',
    steps: [
      ...went('dana', ['19 10:30', 'ready'], ['7 14:00', 'in-progress']),
      { at: '4 11:45', block: 'Waits for the auditors to confirm banker’s rounding' },
    ],
  },
  {
    title: 'Retry queue for failed payment webhooks',
    type: 'feature',
    problem: 'When a shop is down for a minute, its webhook is lost and support replays it by hand.',
    since: '28 11:00',
    steps: [
      { at: '21 09:15', above: 'Replace the hand-rolled currency rounding', reason: 'Support replayed 140 by hand' },
      ...went('bao', ['12 10:00', 'ready'], ['7 15:30', 'in-progress']),
    ],
  },
  {
    title: 'SEPA instant payouts for verified merchants',
    type: 'feature',
    problem: 'Merchants wait one banking day. Two of the ten largest named it as a reason to leave.',
    since: '31 14:30',
    steps: [
      {
        at: '8 10:20',
        above: 'Split one invoice across two cost centres',
        reason: 'A large merchant leaves in spring',
      },
      ...went('dana', ['8 10:25', 'ready']),
    ],
  },
  {
    title: 'Show why a card was declined, in plain words',
    type: 'feature',
    problem: '31 % of declined shoppers try the same card again. “Do not honour” says nothing to them.',
    since: '27 15:40',
    steps: went('dana', ['8 10:32', 'ready']),
  },
  {
    title: 'Chargeback deadline is off by a day in Lisbon',
    type: 'defect',
    problem: 'The deadline is computed in Berlin time. One merchant lost a dispute over it.',
    since: '6 13:15',
    steps: went('chloe', ['3 09:10', 'ready']),
  },
  {
    title: 'Payout report as CSV with stable columns',
    type: 'feature',
    problem: 'Customers’ imports break whenever we add a column in the middle.',
    since: '26 10:00',
    asked: { by: 'emre', source: 'customer', at: '29 12:00' },
    steps: went('dana', ['8 10:40', 'ready']),
  },
  {
    title: 'Move settlement jobs off the shared cron host',
    type: 'debt',
    whoseProblem: 'On call',
    problem: 'When the host restarts, settlements run late and page us at night.',
    since: '24 09:35',
    steps: went('dana', ['6 13:30', 'ready']),
  },
  {
    title: 'Wallet top-up by open banking',
    type: 'feature',
    problem: 'Cards cost us 1.4 % on top-ups; open banking costs 12 cents.',
    since: '25 16:20',
  },
  {
    title: 'Let merchants pause a subscription',
    type: 'feature',
    problem: 'They cancel and re-create; the history is lost.',
    since: '23 10:50',
    asked: { by: 'emre', source: 'stakeholder', at: '24 17:30' },
  },
  {
    title: 'Receipt e-mail is cut off in dark mode',
    type: 'defect',
    problem: 'The total is black on black in two mail clients.',
    since: '20 14:10',
  },
  {
    title: 'Fraud rules: try on last week before switching on',
    type: 'feature',
    problem: 'A bad rule declined 212 good payments before anybody saw it.',
    since: '18 11:25',
    steps: [{ at: '10 09:05', above: 'Wallet top-up by open banking', reason: 'After the 212 declined payments' }],
  },
  {
    title: 'One key for idempotency across the public API',
    type: 'debt',
    whoseProblem: 'Partners who integrate us',
    problem: 'Four endpoints, three header names.',
    since: '17 15:00',
  },
  {
    title: 'Payment links that expire',
    type: 'feature',
    problem: 'Old links are paid months later, at an old price.',
    since: '15 10:15',
  },
  {
    title: 'Search payments by the last four digits',
    type: 'feature',
    problem: 'Support asks for the order number; shoppers do not have it.',
    since: '12 13:45',
    asked: { by: 'chloe', source: 'team', at: '13 16:10' },
  },
  {
    title: 'Tax identification number check for Brazil',
    type: 'feature',
    problem: 'Wrong CPF numbers surface only when the tax office sends them back.',
    since: '9 10:00',
  },
  {
    title: 'Delete the unused v1 tokenisation service',
    type: 'debt',
    whoseProblem: 'Security review',
    problem: 'Still patched every month; nothing has called it since spring.',
    since: '5 14:05',
  },
  {
    title: 'Merchants see who changed their bank account',
    type: 'feature',
    problem: 'They ask support, who ask us; the log has it.',
    since: '4 15:10',
  },
  {
    title: 'Apple Pay button jumps while the page loads',
    type: 'defect',
    problem: 'Shoppers press “Cancel” instead; seen on slow phones.',
    since: '2 09:30',
  },
  {
    title: 'Payout calendar with bank holidays',
    type: 'feature',
    problem: 'Merchants ask in every long weekend when their money comes.',
    since: '5h',
  },
];
