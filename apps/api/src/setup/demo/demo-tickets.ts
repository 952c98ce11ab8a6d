import type { ColumnId, TicketKind } from '@twotrack/service-queue/contract';
import type { DemoName } from './demo-people.js';

type Facts = Record<string, string | number | boolean>;

export interface DemoTicket {
  readonly title: string;
  readonly kind: TicketKind;
  readonly service: string;
  readonly facts: Facts;
  readonly details?: string;
  readonly by?: DemoName;
  readonly column?: ColumnId;
  readonly who?: DemoName;
  readonly acknowledged?: boolean;
  readonly waitsFor?: string;
}

const stated = { environment: 'production', dataLoss: false, security: false, legalOrSafety: false };
const t0 = (facts: Facts): Facts => ({ ...stated, tier: 'T0', ...facts });
const t1 = (facts: Facts): Facts => ({ ...stated, tier: 'T1', ...facts });
const t2 = (facts: Facts): Facts => ({ ...stated, tier: 'T2', ...facts });
const t3 = (facts: Facts): Facts => ({ ...stated, tier: 'T3', ...facts });
const request = (facts: Facts = {}): Facts =>
  t3({ usersAffected: 1, degradation: 'request', workaround: 'none', ...facts });

export const DEMO_TICKETS: readonly DemoTicket[] = [
  {
    title: 'Login fails for tenants with single sign-on',
    kind: 'incident',
    service: 'sso',
    facts: t0({ usersAffected: 640, degradation: 'down', workaround: 'partial' }),
    column: 'working',
    who: 'bao',
    details: 'Since the certificate roll at 06:10. Password login still works for admins.',
  },
  {
    title: 'Checkout API latency p99 above budget',
    kind: 'incident',
    service: 'checkout',
    facts: t0({ usersAffected: 2000, degradation: 'degraded', workaround: 'none' }),
    details: 'p99 2.4 s, budget 800 ms, three regions.',
  },
  {
    title: 'Ledger replica lag in eu-1',
    kind: 'incident',
    service: 'ledger-db',
    facts: t1({ usersAffected: 120, degradation: 'degraded', workaround: 'none' }),
  },
  {
    title: 'Settlement file to the bank not confirmed',
    kind: 'incident',
    service: 'settlement',
    facts: t1({ usersAffected: 38, degradation: 'down', workaround: 'partial' }),
    column: 'working',
    who: 'chloe',
  },
  {
    title: 'Webhook deliveries delayed by minutes',
    kind: 'incident',
    service: 'payments-api',
    facts: t1({ usersAffected: 74, degradation: 'degraded', workaround: 'none' }),
    acknowledged: true,
  },
  {
    title: 'Customer saw another customer’s invoice',
    kind: 'incident',
    service: 'payments-api',
    facts: {
      tier: 'T2',
      environment: 'production',
      usersAffected: 1,
      degradation: 'minor',
      workaround: 'none',
      security: true,
      dataLoss: false,
      legalOrSafety: true,
    },
    column: 'working',
    who: 'bao',
  },
  {
    title: 'Card vault certificate expires in three days',
    kind: 'change',
    service: 'payments-api',
    facts: t0({ usersAffected: 500, degradation: 'minor', workaround: 'full' }),
    details: 'Rolling it needs a ten-minute window.',
  },
  {
    title: 'Nightly reconciliation stopped at 78 %',
    kind: 'incident',
    service: 'reporting-db',
    facts: t2({ usersAffected: 12, degradation: 'down', workaround: 'none' }),
  },
  {
    title: 'Merchant console is slow from Singapore',
    kind: 'incident',
    service: 'admin-console',
    facts: t2({ usersAffected: 55, degradation: 'degraded', workaround: 'partial' }),
    column: 'waiting',
    who: 'chloe',
    waitsFor: 'Network provider looks at the route',
  },
  {
    title: 'Disk of reporting-db 91 % full',
    kind: 'incident',
    service: 'reporting-db',
    facts: t2({ usersAffected: 20, degradation: 'minor', workaround: 'full' }),
    acknowledged: true,
  },
  {
    title: 'VPN drops every hour for the Porto office',
    kind: 'incident',
    service: 'vpn',
    facts: t2({ usersAffected: 18, degradation: 'degraded', workaround: 'partial' }),
    by: 'emre',
  },
  {
    title: 'Refund button greyed out for one merchant',
    kind: 'incident',
    service: 'checkout',
    facts: t1({ usersAffected: 1, degradation: 'degraded', workaround: 'partial' }),
    by: 'emre',
  },
  {
    title: 'Staging checkout returns 502',
    kind: 'incident',
    service: 'checkout',
    facts: { ...t0({ usersAffected: 9, degradation: 'down', workaround: 'none' }), environment: 'other' },
  },
  {
    title: 'Access to the settlement console for Ines',
    kind: 'service-request',
    service: 'admin-console',
    facts: request(),
    by: 'emre',
  },
  {
    title: 'New read replica for the analytics team',
    kind: 'service-request',
    service: 'reporting-db',
    facts: request({ usersAffected: 6 }),
  },
  {
    title: 'Rotate the key of the fraud provider',
    kind: 'change',
    service: 'payments-api',
    facts: t1({ usersAffected: 1, degradation: 'request', workaround: 'full' }),
  },
  {
    title: 'Mailbox rule deletes dispute notices',
    kind: 'incident',
    service: 'mail',
    facts: t3({ usersAffected: 3, degradation: 'degraded', workaround: 'none', dataLoss: true }),
  },
  {
    title: 'Laptop of the night shift does not charge',
    kind: 'incident',
    service: 'workplace',
    facts: t3({ usersAffected: 1, degradation: 'down', workaround: 'full' }),
    column: 'waiting',
    who: 'bao',
    waitsFor: 'Spare part, promised for tomorrow',
  },
  {
    title: 'Invoice archive search times out',
    kind: 'incident',
    service: 'archive',
    facts: t3({ usersAffected: 1, degradation: 'degraded', workaround: 'partial' }),
    by: 'emre',
  },
  {
    title: 'Printer on floor 3 prints the test page only',
    kind: 'incident',
    service: 'workplace',
    facts: t3({ usersAffected: 7, degradation: 'degraded', workaround: 'full' }),
  },
  {
    title: 'Payments dashboard shows yesterday’s numbers',
    kind: 'incident',
    service: 'reporting-db',
    facts: { degradation: 'minor', usersAffected: 30 },
  },
  {
    title: 'Alert: payout queue depth above 5,000',
    kind: 'incident',
    service: 'settlement',
    facts: { degradation: 'degraded' },
  },
  {
    title: 'Something is wrong with my receipts',
    kind: 'incident',
    service: 'checkout',
    facts: {},
    by: 'emre',
    details: 'They look different since Monday.',
  },
  {
    title: 'Cannot reset the password of the shop account',
    kind: 'service-request',
    service: 'sso',
    facts: { usersAffected: 1 },
    by: 'emre',
  },
  {
    title: 'Alert: 5xx of payments-api above 1 %',
    kind: 'incident',
    service: 'payments-api',
    facts: { tier: 'T1', environment: 'production' },
  },
  {
    title: 'Database user for the new auditor',
    kind: 'service-request',
    service: 'ledger-db',
    facts: request(),
    column: 'resolved',
    who: 'chloe',
  },
  {
    title: 'Duplicate payouts held back by the limit guard',
    kind: 'incident',
    service: 'settlement',
    facts: t1({ usersAffected: 4, degradation: 'degraded', workaround: 'full' }),
    column: 'resolved',
    who: 'bao',
  },
  {
    title: 'Checkout error page in Czech shows placeholders',
    kind: 'incident',
    service: 'checkout',
    facts: t1({ usersAffected: 25, degradation: 'minor', workaround: 'full' }),
    column: 'resolved',
    who: 'chloe',
  },
  {
    title: 'Add Marta to the on-call rota group',
    kind: 'service-request',
    service: 'sso',
    facts: request(),
    by: 'emre',
  },
  {
    title: 'Backup of ledger-db took four hours longer',
    kind: 'incident',
    service: 'ledger-db',
    facts: t1({ usersAffected: 1, degradation: 'minor', workaround: 'full' }),
  },
];
