import type { CreateCannedReply, CreateService } from '@twotrack/service-queue/contract';
import type { When } from './moments.js';

const runbook = (name: string): string => `https://wiki.pay.example/runbooks/${name}`;
const nothing = { queueId: null, users: null, bands: null, serves: null, facts: {}, description: '' };

/** What the team knows of the services that its tickets name. */
export const DEMO_SERVICES: readonly CreateService[] = [
  { ...nothing, name: 'checkout', tier: 'T0', users: 4_000, runbook: runbook('checkout') },
  {
    ...{ ...nothing, name: 'payments-api', tier: 'T1', users: 900, runbook: runbook('payments-api') },
    serves: { name: 'Taking payments', tier: 'T0' },
  },
  { ...nothing, name: 'settlement', tier: 'T1', runbook: runbook('settlement') },
  { ...nothing, name: 'ledger-db', tier: 'T1', runbook: runbook('ledger-db') },
  { ...nothing, name: 'reporting-db', tier: 'T2', users: 60, runbook: null },
  { ...nothing, name: 'sso', tier: 'T1', users: 1_200, runbook: runbook('sso') },
  { ...nothing, name: 'vpn', tier: 'T2', users: 80, runbook: null },
  { ...nothing, name: 'admin-console', tier: 'T2', users: 140, runbook: null },
  { ...nothing, name: 'workplace', tier: 'T3', runbook: null },
];

/** Words that are written often. */
export const DEMO_REPLIES: readonly CreateCannedReply[] = [
  { name: 'We are on it', text: 'Thank you, we are on it. You can follow it here; we write as soon as we know more.' },
  { name: 'What we need', text: 'To find it we need the key of the payment and the time at which you saw it.' },
];

/** A cause that keeps coming back; its tickets by their titles. */
export const DEMO_PROBLEM = {
  at: '1h35m' as When,
  title: 'payments-api runs out of connections to its queue',
  description: 'After every burst the pool stays full until somebody restarts a worker.',
  cause: 'Workers keep a connection for each retry and never give it back.',
  workaround: 'Restart the workers one by one; deliveries are made up within ten minutes.',
  tickets: [
    'Card payments time out in eu-2',
    'Payments are accepted and not captured',
    'Alert: error rate of the refund worker',
    'Webhook deliveries delayed by minutes',
  ],
} as const;

/** Planned work: its window in hours after it was asked for. */
export const DEMO_PLANS = [
  {
    ...{ title: 'Rotate the key of the fraud provider', at: '9h' as When, from: 5, to: 6, risk: 'low' as const },
    rollback: 'Put the old key back: it stays valid for a day.',
  },
  {
    ...{ title: 'Card vault certificate expires in three days', at: '3h' as When, from: 29, to: 30 },
    risk: 'medium' as const,
    rollback: 'Serve the old certificate again, which is good until Monday.',
  },
] as const;
