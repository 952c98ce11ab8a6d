/*
 * What a monitoring system says in a storm: three causes that each speak in a hundred voices, and a few alerts that have
 * nothing to do with them. Alertmanager's webhook, version 4, beat by beat; everything follows from the beat.
 */

/** Alerts of one cause, firing evenly between two shares of the storm's time. */
interface Front {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** What each of them states beside its service: little alone, severe in sum (S11). */
  readonly facts?: Readonly<Record<string, string>>;
  readonly summary: (n: number) => string;
  readonly size: number;
  readonly from: number;
  readonly to: number;
  /** So many of them are over before the storm is. */
  readonly resolved: number;
}

const single = (name: string, service: string, tier: string, at: number, summary: string): Front => ({
  ...{ name, labels: { service, tier }, summary: () => summary },
  ...{ size: 1, from: at, to: at, resolved: 0 },
});

const FRONTS: readonly Front[] = [
  {
    name: 'CheckoutPodNotReady',
    labels: { service: 'checkout', tier: 'T2', region: 'eu-1' },
    summary: (n) => `Pod checkout-${n} is not ready`,
    ...{ size: 261, from: 0, to: 0.9, resolved: 40 },
  },
  {
    name: 'LedgerConnectionsExhausted',
    labels: { service: 'ledger-db', tier: 'T1', region: 'eu-1' },
    facts: { usersAffected: '1', degradation: 'down', workaround: 'none' },
    summary: (n) => `Pool ${n} of ledger-db has no free connection`,
    ...{ size: 147, from: 0.15, to: 0.95, resolved: 0 },
  },
  {
    name: 'WebhookEndpointUnreachable',
    labels: { service: 'payments-api', tier: 'T2', region: 'eu-2' },
    summary: (n) => `Webhook of merchant ${4_100 + n} is not reached`,
    ...{ size: 81, from: 0.3, to: 0.7, resolved: 30 },
  },
  single('CertificateExpiresSoon', 'vpn', 'T2', 0.05, 'Certificate of vpn.pay.example expires in 10 days'),
  single('DiskFull', 'reporting-db', 'T2', 0.12, 'Disk of reporting-db is 96 % full'),
  single('BackupMissed', 'ledger-db', 'T1', 0.2, 'Backup of ledger-db did not run'),
  single('QueueDepth', 'settlement', 'T1', 0.28, 'Payout queue holds 7,400 entries'),
  single('LoginErrors', 'sso', 'T0', 0.36, 'One in five logins fails'),
  single('SlowQuery', 'reporting-db', 'T3', 0.44, 'A report runs for more than an hour'),
  single('MailBounces', 'mail', 'T3', 0.52, 'Mail to one provider bounces'),
  single('ClockSkew', 'admin-console', 'T2', 0.6, 'Clock of console-2 is 40 s late'),
  single('LatencyBudget', 'checkout', 'T0', 0.68, 'p99 of checkout is 2.9 s'),
  single('CronMissed', 'settlement', 'T1', 0.76, 'Settlement of 14:00 did not start'),
  single('PrinterOffline', 'workplace', 'T3', 0.84, 'Printer of the cash room is offline'),
];

export const STORM_BEATS = 90;
export const STORM_SIZE = FRONTS.reduce((sum, { size }) => sum + size, 0);

/** A webhook body, and how many of its alerts speak for the first time. */
export interface StormBody {
  readonly fresh: number;
  readonly body: object;
}

/** What is sent at one beat (from 1) of a storm that began then; its id tells its alerts from those of other storms. */
export const bodiesAt = (beat: number, storm: string, began: Date): StormBody[] =>
  FRONTS.flatMap((front) => {
    const [before, after] = [firing(front, beat - 1), firing(front, beat)];
    const over = [resolved(front, beat - 1), resolved(front, beat)] as const;
    // a group tells all of its alerts again when one joins; the last three stand for them
    const told = after > before ? Math.max(before - REPEATED, over[1]) : before;
    const alerts = [
      ...range(over[0], over[1]).map((n) => alertOf(front, n, storm, began, new Date())),
      ...range(told, after).map((n) => alertOf(front, n, storm, began, null)),
    ];
    return alerts.length === 0 ? [] : [{ fresh: after - before, body: bodyOf(front, alerts) }];
  });

const REPEATED = 3;

/** How many have spoken after a beat. */
const firing = ({ size, from, to }: Front, beat: number): number => share(size, beat, from, to);

/** How many are over after a beat: in the last quarter. */
const resolved = (front: Front, beat: number): number => share(front.resolved, beat, 0.75, 0.98);

function share(of: number, beat: number, from: number, to: number): number {
  const passed = beat / STORM_BEATS;
  if (beat <= 0 || passed < from) return 0;
  return passed >= to ? of : Math.floor((of * (passed - from)) / (to - from));
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

const NOT_YET = '0001-01-01T00:00:00Z';

const alertOf = (
  { name, labels, summary, facts }: Front,
  n: number,
  storm: string,
  began: Date,
  over: Date | null,
) => ({
  status: over ? 'resolved' : 'firing',
  labels: { alertname: name, environment: 'production', instance: String(n + 1), ...labels },
  annotations: { summary: summary(n + 1), description: 'Sent by the storm of the demo.', ...facts },
  startsAt: began.toISOString(),
  endsAt: over?.toISOString() ?? NOT_YET,
  generatorURL: '',
  fingerprint: `${storm}-${name}-${n}`,
});

const bodyOf = ({ name, labels }: Front, alerts: readonly { status: string }[]) => ({
  version: '4',
  groupKey: `{}:{alertname="${name}"}`,
  truncatedAlerts: 0,
  status: alerts.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
  receiver: 'twotrack',
  groupLabels: { alertname: name },
  commonLabels: { alertname: name, ...labels },
  commonAnnotations: {},
  externalURL: 'https://alertmanager.pay.example',
  alerts,
});
