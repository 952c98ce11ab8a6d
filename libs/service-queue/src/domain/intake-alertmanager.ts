import { AlertmanagerAlert, AlertmanagerBody } from '../contract/index.js';
import { detailsOf, serviceOf, storable, titleOf, type Reading, type Signal, type Unread } from './intake-signal.js';

/**
 * Alertmanager's webhook, version 4, and Grafana's, alert by alert: the group's own status says nothing. Labels that become facts:
 * `tier`, and `environment` or `env`. `service` or `job` is what it is about. Everything else is told in the details.
 */
export function readAlertmanager(body: unknown, receivedAt: string): Reading {
  const read = AlertmanagerBody.safeParse(body);
  if (!read.success)
    return { alerts: [{ fingerprint: null, unread: 'There is no list of alerts in it.' }], remark: null };
  const left = read.data.truncatedAlerts ?? 0;
  return {
    alerts: read.data.alerts.map((alert) => signalOf(alert, receivedAt, read.data.groupKey ?? null)),
    // that they are missing does not mean that they are over
    remark: left > 0 ? `The sender left out ${left} more (truncatedAlerts).` : null,
  };
}

function signalOf(alert: unknown, receivedAt: string, group: string | null): Signal | Unread {
  const read = AlertmanagerAlert.safeParse(alert);
  if (!read.success) {
    const [{ path, message } = { path: [], message: '' }] = read.error.issues;
    return { fingerprint: fingerprintIn(alert), unread: `${path.join('.') || 'alert'}: ${message}` };
  }
  const { status, labels, annotations, startsAt, endsAt, fingerprint } = read.data;
  const environment = labels['environment'] ?? labels['env'];
  return {
    fingerprint: storable(fingerprint),
    state: status,
    startsAt: instant(startsAt),
    // the year 1 is "not yet"
    endsAt: endsAt.startsWith('0001-') ? receivedAt : instant(endsAt),
    title: titleOf(annotations['summary'] ?? annotations['title'] ?? nameOf(labels)),
    details: detailsOf([
      annotations['description'] ?? annotations['message'] ?? '',
      remarksOf(read.data),
      linksOf(read.data),
    ]),
    service: serviceOf(labels['service'] ?? labels['job']),
    queue: null,
    facts: {
      ...toldIn(annotations),
      ...(labels['tier'] !== undefined && { tier: labels['tier'] }),
      ...(environment !== undefined && { environment: environmentOf(environment) }),
    },
    labels,
    ...(group !== null && { group }),
    notes: [],
  };
}

/** What a rule may tell of its alert in an annotation of that name, `{{ $value }}` in it. Labels of others mean their own. */
const TOLD = ['usersAffected', 'degradation', 'workaround', 'dataLoss', 'security', 'legalOrSafety'] as const;

const toldIn = (said: Readonly<Record<string, string>>): Signal['facts'] =>
  Object.fromEntries(
    TOLD.flatMap((id) => {
      const value = Object.hasOwn(said, id) ? said[id]!.trim() : '';
      return value === '' ? [] : [[id, /^\d{1,9}$/.test(value) ? Number(value) : value]];
    }),
  );

const fingerprintIn = (alert: unknown): string | null => {
  const said = (alert as { fingerprint?: unknown } | null)?.fingerprint;
  return typeof said === 'string' && said.length <= 512 ? storable(said) : null;
};

const instant = (said: string): string => new Date(said).toISOString();

const nameOf = (labels: Record<string, string>): string =>
  [labels['alertname'], labels['instance']].filter(Boolean).join(' · ');

const PRODUCTION = ['production', 'prod', 'prd', 'live'];

/** Whatever is not production is another environment. */
export const environmentOf = (said: string): string =>
  PRODUCTION.includes(said.trim().toLowerCase()) ? 'production' : 'other';

/** Where to look; Grafana says more of that than Alertmanager. */
const linksOf = ({ valueString, generatorURL, dashboardURL, panelURL, silenceURL }: AlertmanagerAlert): string =>
  [valueString, generatorURL, dashboardURL, panelURL, silenceURL].filter(Boolean).join('\n');

/** The sender's severity is something it said, never ours (S3). */
function remarksOf({ labels, annotations }: AlertmanagerAlert): string {
  const severity = labels['severity'] ? [`sender says ${labels['severity']}`] : [];
  const told = Object.entries(labels).map(([name, value]) => `${name}: ${value}`);
  const link = annotations['runbook_url'] ? [annotations['runbook_url']] : [];
  return [...severity, ...told, ...link].join('\n');
}
