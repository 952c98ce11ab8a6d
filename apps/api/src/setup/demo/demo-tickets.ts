import { hit, request, t0, t1, t2, t3, type DemoTicket } from './demo-ticket.js';

/** What is open today: in Triage, Queue, Working and Waiting. */
export const OPEN_TICKETS: readonly DemoTicket[] = [
  {
    ...{ title: 'Login fails for tenants with single sign-on', kind: 'incident', service: 'sso', at: '52m' },
    facts: t0(hit(640, 'down', 'partial')),
    details: 'Since the certificate roll an hour ago. Password login still works for admins.',
    ...{ acked: 3, pulled: 4, who: 'bao' },
  },
  {
    ...{ title: 'Checkout API latency p99 above budget', kind: 'incident', service: 'checkout', at: '24m' },
    facts: t0(hit(2000, 'degraded', 'none')),
    details: 'p99 2.4 s, budget 800 ms, three regions.',
    acked: 6,
  },
  {
    ...{ title: 'Ledger replica lag in eu-1', kind: 'incident', service: 'ledger-db', at: '17m' },
    facts: t1(hit(120, 'degraded', 'none')),
  },
  {
    ...{ title: 'Settlement file to the bank not confirmed', kind: 'incident', service: 'settlement', at: '3h10m' },
    facts: t1(hit(38, 'down', 'partial')),
    ...{ pulled: 12, who: 'chloe' },
  },
  {
    ...{ title: 'Webhook deliveries delayed by minutes', kind: 'incident', service: 'payments-api', at: '2h5m' },
    facts: t1(hit(74, 'degraded', 'none')),
    acked: 18,
  },
  {
    ...{ title: 'Customer saw another customer’s invoice', kind: 'incident', service: 'payments-api', at: '5h40m' },
    facts: t2({ ...hit(1, 'minor', 'none'), security: true, legalOrSafety: true }),
    ...{ pulled: 9, who: 'bao' },
  },
  {
    ...{ title: 'Card vault certificate expires in three days', kind: 'change', service: 'payments-api', at: '3h20m' },
    facts: t0(hit(500, 'minor', 'full')),
    details: 'Rolling it needs a ten-minute window.',
  },
  {
    ...{ title: 'Nightly reconciliation stopped at 78 %', kind: 'incident', service: 'reporting-db', at: '6h15m' },
    facts: t2(hit(12, 'down', 'none')),
    acked: 14,
  },
  {
    ...{ title: 'Merchant console is slow from Singapore', kind: 'incident', service: 'admin-console', at: '46h' },
    facts: t2(hit(55, 'degraded', 'partial')),
    ...{ pulled: 70, who: 'chloe', waits: { from: 190, for: 'Network provider looks at the route' } },
  },
  {
    ...{ title: 'Disk of reporting-db 91 % full', kind: 'incident', service: 'reporting-db', at: '20h' },
    facts: t2(hit(20, 'minor', 'full')),
    acked: 55,
  },
  {
    ...{
      title: 'VPN drops every hour for the Porto office',
      kind: 'incident',
      service: 'vpn',
      at: '6h50m',
      by: 'emre',
    },
    facts: t2(hit(18, 'degraded', 'partial')),
  },
  {
    ...{
      title: 'Refund button greyed out for one merchant',
      kind: 'incident',
      service: 'checkout',
      at: '4h',
      by: 'emre',
    },
    facts: t1(hit(1, 'degraded', 'partial')),
  },
  {
    ...{ title: 'Staging checkout returns 502', kind: 'incident', service: 'checkout', at: '26h' },
    facts: { ...t0(hit(9, 'down', 'none')), environment: 'other' },
  },
  {
    ...{ title: 'Access to the settlement console for Ines', kind: 'service-request', service: 'admin-console' },
    ...{ facts: request(), at: '19h', by: 'emre' },
  },
  {
    ...{ title: 'New read replica for the analytics team', kind: 'service-request', service: 'reporting-db' },
    ...{ facts: request({ usersAffected: 6 }), at: '80h', acked: 1_130 },
  },
  {
    ...{ title: 'Rotate the key of the fraud provider', kind: 'change', service: 'payments-api', at: '9h30m' },
    facts: t1(hit(1, 'request', 'full')),
  },
  {
    ...{ title: 'Mailbox rule deletes dispute notices', kind: 'incident', service: 'mail', at: '4h30m', acked: 11 },
    facts: t3({ ...hit(3, 'degraded', 'none'), dataLoss: true }),
  },
  {
    ...{ title: 'Laptop of the night shift does not charge', kind: 'incident', service: 'workplace', at: '29h' },
    facts: t3(hit(1, 'down', 'full')),
    ...{ pulled: 210, who: 'bao', waits: { from: 240, for: 'Spare part, promised for tomorrow' } },
  },
  {
    ...{ title: 'Rejected transfers to one bank in Malta', kind: 'incident', service: 'settlement', at: '51h' },
    facts: t1(hit(6, 'degraded', 'partial')),
    ...{ pulled: 95, who: 'dana', waits: { from: 260, for: 'The bank looks for the messages of Tuesday' } },
  },
  {
    ...{ title: 'Invoice archive search times out', kind: 'incident', service: 'archive', at: '3h15m', by: 'emre' },
    facts: t3(hit(1, 'degraded', 'partial')),
  },
  {
    ...{ title: 'Printer on floor 3 prints the test page only', kind: 'incident', service: 'workplace', at: '5h' },
    facts: t3(hit(7, 'degraded', 'full')),
  },
  {
    ...{ title: 'Add Marta to the on-call rota group', kind: 'service-request', service: 'sso' },
    ...{ facts: request(), at: '30h', by: 'emre', acked: 400 },
  },
  {
    ...{ title: 'Backup of ledger-db took four hours longer', kind: 'incident', service: 'ledger-db', at: '8h' },
    facts: t1(hit(1, 'minor', 'full')),
  },
  {
    ...{ title: 'Payments dashboard shows yesterday’s numbers', kind: 'incident', service: 'reporting-db' },
    ...{ facts: { degradation: 'minor', usersAffected: 30 }, at: '2h50m' },
  },
  {
    ...{ title: 'Alert: payout queue depth above 5,000', kind: 'incident', service: 'settlement', at: '1h10m' },
    facts: { degradation: 'degraded' },
  },
  {
    ...{ title: 'Something is wrong with my receipts', kind: 'incident', service: 'checkout', at: '2h', by: 'emre' },
    facts: {},
    details: 'They look different since Monday.',
  },
  {
    ...{ title: 'Cannot reset the password of the shop account', kind: 'service-request', service: 'sso', by: 'emre' },
    ...{ facts: { usersAffected: 1 }, at: '4h40m' },
  },
  {
    ...{ title: 'Alert: 5xx of payments-api above 1 %', kind: 'incident', service: 'payments-api', at: '33m' },
    facts: { tier: 'T1', environment: 'production' },
  },
];
