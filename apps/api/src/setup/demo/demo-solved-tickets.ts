import { hit, request, t0, t1, t2, t3, type DemoTicket } from './demo-ticket.js';

const MONDAY_MORNING = 'Half of the shops cannot be paid; the others can wait an hour';

/** What was solved in the last six weeks; most of it in time. */
export const SOLVED_TICKETS: readonly DemoTicket[] = [
  {
    ...{ title: 'Card payments time out in eu-2', kind: 'incident', service: 'payments-api', at: '41 08:52' },
    ...{ facts: t0(hit(1800, 'down', 'none')), acked: 2, pulled: 3, who: 'bao', resolved: 96 },
  },
  {
    ...{ title: 'Old bank certificate is still offered', kind: 'incident', service: 'settlement', at: '40 10:14' },
    ...{ facts: t1(hit(5, 'minor', 'partial')), pulled: 160, who: 'chloe', resolved: 410 },
  },
  {
    ...{ title: 'Access to the ledger for the new controller', kind: 'service-request', service: 'ledger-db' },
    ...{ facts: request(), at: '39 11:30', by: 'emre', acked: 320, pulled: 1_500, who: 'dana', resolved: 1_540 },
  },
  {
    ...{ title: 'VPN client refuses the new root certificate', kind: 'incident', service: 'vpn', at: '37 08:20' },
    ...{ facts: t2(hit(64, 'down', 'partial')), by: 'emre', acked: 9, pulled: 26, who: 'chloe', resolved: 205 },
  },
  {
    ...{ title: 'Report of yesterday is empty', kind: 'incident', service: 'reporting-db', at: '36 07:45' },
    ...{ facts: t2(hit(14, 'degraded', 'none')), pulled: 125, who: 'bao', resolved: 330 },
  },
  {
    ...{ title: 'Payout batch sent twice', kind: 'incident', service: 'settlement', at: '34 16:10' },
    ...{ facts: t1({ ...hit(41, 'degraded', 'partial'), dataLoss: true }), acked: 4, pulled: 6, who: 'bao' },
    resolved: 228,
  },
  {
    ...{
      title: 'Checkout buttons overlap in right-to-left pages',
      kind: 'incident',
      service: 'checkout',
      at: '33 09:40',
    },
    ...{ facts: t1(hit(9, 'minor', 'partial')), pulled: 900, who: 'chloe', resolved: 1_460 },
  },
  {
    ...{ title: 'Replica of ledger-db stopped', kind: 'incident', service: 'ledger-db', at: '31 03:12' },
    // nobody woke up in time
    ...{ facts: t1(hit(150, 'degraded', 'none')), acked: 47, pulled: 52, who: 'bao', resolved: 190 },
  },
  {
    ...{ title: 'New API key for the marketplace partner', kind: 'service-request', service: 'payments-api' },
    ...{ facts: request({ usersAffected: 3 }), at: '30 14:05', pulled: 1_180, who: 'dana', resolved: 1_235 },
  },
  {
    ...{
      title: 'Refunds in Swiss francs are off by a cent',
      kind: 'incident',
      service: 'payments-api',
      at: '28 10:30',
    },
    ...{ facts: t1(hit(12, 'degraded', 'partial')), acked: 30, pulled: 120, who: 'chloe', resolved: 1_710 },
  },
  {
    ...{ title: 'Firewall rule for the new settlement host', kind: 'change', service: 'settlement', at: '27 13:20' },
    ...{ facts: t1(hit(1, 'request', 'full')), pulled: 1_290, who: 'bao', resolved: 1_380 },
  },
  {
    ...{ title: 'Payments are accepted and not captured', kind: 'incident', service: 'payments-api', at: '25 08:05' },
    ...{ facts: t0(hit(900, 'degraded', 'none')), acked: 3, pulled: 5, who: 'bao', resolved: 150 },
  },
  {
    ...{ title: 'Payment page is blank in two shops', kind: 'incident', service: 'checkout', at: '25 08:10' },
    ...{ facts: t1(hit(230, 'down', 'none')), pulled: 8, who: 'chloe', resolved: 171 },
  },
  {
    ...{ title: 'Console shows a merchant twice', kind: 'incident', service: 'admin-console', at: '25 08:14' },
    ...{ facts: t2(hit(3, 'minor', 'partial')), pulled: 12, who: 'dana', resolved: 140 },
  },
  {
    ...{ title: 'Settlement job has no database connections', kind: 'incident', service: 'settlement', at: '25 08:21' },
    ...{ facts: t1(hit(30, 'down', 'partial')), pulled: 10, who: 'bao', resolved: 128 },
  },
  {
    ...{ title: 'Shops of one reseller get “not authorised”', kind: 'incident', service: 'sso', at: '25 08:26' },
    ...{ facts: t2(hit(85, 'down', 'none')), pulled: 19, who: 'chloe', because: MONDAY_MORNING, resolved: 240 },
  },
  {
    ...{ title: 'Headset for the support desk', kind: 'service-request', service: 'workplace', at: '23 15:30' },
    ...{ facts: request(), by: 'emre', pulled: 1_150, who: 'bao', resolved: 7_400 },
    waits: { from: 1_170, until: 7_380, for: 'Ordered, the shop says four days' },
  },
  {
    ...{ title: 'Search index of the archive is a week old', kind: 'incident', service: 'archive', at: '22 09:50' },
    // it lay too long: both clocks were missed
    ...{ facts: t3(hit(24, 'degraded', 'partial')), pulled: 1_420, who: 'dana', resolved: 8_150 },
    waits: { from: 1_500, until: 1_560, for: 'The archive team restarts the crawler' },
  },
  {
    ...{ title: 'Certificate of the test gateway expired', kind: 'incident', service: 'payments-api', at: '20 11:10' },
    ...{ facts: { ...t1(hit(8, 'down', 'none')), environment: 'other' }, pulled: 200, who: 'chloe', resolved: 245 },
  },
  {
    ...{ title: 'Disputes of one shop are not shown', kind: 'incident', service: 'admin-console', at: '18 13:35' },
    ...{ facts: t2(hit(2, 'degraded', 'none')), by: 'emre', pulled: 88, who: 'bao', resolved: 520 },
  },
  {
    ...{ title: 'Second factor for the finance team', kind: 'change', service: 'sso', at: '16 10:00' },
    ...{ facts: t2(hit(19, 'request', 'full')), pulled: 330, who: 'dana', resolved: 1_600 },
  },
  {
    ...{ title: 'Fraud provider answers after nine seconds', kind: 'incident', service: 'checkout', at: '14 18:40' },
    ...{ facts: t1(hit(260, 'degraded', 'none')), acked: 7, pulled: 9, who: 'bao', resolved: 402 },
  },
  {
    ...{ title: 'Mail to merchants lands in spam', kind: 'incident', service: 'mail', at: '12 09:25' },
    ...{ facts: t3(hit(400, 'minor', 'partial')), pulled: 230, who: 'chloe', resolved: 4_300 },
    waits: { from: 300, until: 4_260, for: 'The provider takes us off its list' },
  },
  {
    ...{ title: 'Ledger export misses the last minute', kind: 'incident', service: 'ledger-db', at: '9 10:05' },
    ...{ facts: t1(hit(4, 'degraded', 'full')), acked: 60, pulled: 190, who: 'bao', resolved: 1_720 },
  },
  {
    ...{
      title: 'Door badge of the cash room',
      kind: 'service-request',
      service: 'workplace',
      at: '7 14:10',
      by: 'emre',
    },
    ...{ facts: request(), pulled: 1_100, who: 'dana', resolved: 1_120 },
  },
  {
    ...{
      title: 'Checkout error page in Czech shows placeholders',
      kind: 'incident',
      service: 'checkout',
      at: '4 15:20',
    },
    ...{ facts: t1(hit(25, 'minor', 'full')), pulled: 300, who: 'chloe', resolved: 1_080 },
  },
  {
    ...{ title: 'Alert: error rate of the refund worker', kind: 'incident', service: 'payments-api', at: '3 10:12' },
    ...{ facts: t1(hit(22, 'degraded', 'none')), acked: 35, pulled: 41, who: 'bao', resolved: 133 },
  },
  {
    ...{
      title: 'Duplicate payouts held back by the limit guard',
      kind: 'incident',
      service: 'settlement',
      at: '2 11:45',
    },
    ...{ facts: t1(hit(4, 'degraded', 'full')), pulled: 52, who: 'bao', resolved: 355 },
  },
  {
    ...{ title: 'Database user for the new auditor', kind: 'service-request', service: 'ledger-db', at: '2 13:00' },
    ...{ facts: request(), pulled: 240, who: 'chloe', resolved: 1_340 },
  },
  {
    ...{ title: 'Terminal in the shop prints no receipt', kind: 'incident', service: 'checkout', at: '1 09:35' },
    ...{ facts: t2(hit(2, 'degraded', 'partial')), by: 'emre', pulled: 75, who: 'dana', resolved: 260 },
  },
  {
    ...{ title: 'Holiday rota is not in the calendar', kind: 'service-request', service: 'mail', at: '1 10:50' },
    ...{ facts: request(), by: 'emre', pulled: 330, who: 'chloe', resolved: 350 },
  },
  {
    ...{ title: 'Payout mail shows the wrong month', kind: 'incident', service: 'mail', at: '7h30m' },
    ...{ facts: t3(hit(60, 'minor', 'full')), pulled: 50, who: 'chloe', resolved: 165 },
  },
];
