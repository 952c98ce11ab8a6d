import type { ChangeRecord } from '../contract/index.js';
import { PagerdutyChange, PagerdutyEvent } from '../contract/index.js';
import { environmentOf } from './intake-alertmanager.js';
import { detailsOf, serviceOf, storable, titleOf, type Reading } from './intake-signal.js';

type Payload = NonNullable<PagerdutyEvent['payload']>;

/**
 * PagerDuty's Events API v2: one event a body. Without `dedup_key` a trigger is an alert of its own, known by its
 * receipt. Its `timestamp` is told and decides nothing: what came later is later.
 */
export function readPagerduty(body: unknown, receivedAt: string, receipt: string): Reading {
  const faults = pagerdutyFaults(body);
  if (faults.length > 0) return { alerts: [{ fingerprint: null, unread: faults.join('; ') }], remark: null };
  const event = PagerdutyEvent.parse(body);
  const payload: Payload = event.payload ?? {};
  const details = { ...labelsIn(payload.custom_details), ...recordOf(payload.custom_details) };
  const group = [payload.group, details['group']].find((said) => typeof said === 'string');
  return {
    alerts: [
      {
        fingerprint: storable(event.dedup_key || receipt),
        state: STATES[event.event_action],
        startsAt: receivedAt,
        endsAt: receivedAt,
        inOrder: true,
        title: titleOf(payload.summary ?? ''),
        details: detailsOf(saidIn(event, payload)),
        service: serviceOf(serviceIn(event, payload, details)),
        queue: null,
        facts: factsIn(details),
        labels: {
          ...textsIn(details),
          ...textsIn({ class: payload.class, component: payload.component, source: payload.source }),
        },
        ...(group && { group }),
        notes: [],
      },
    ],
    remark: null,
  };
}

const STATES = { trigger: 'firing', acknowledge: 'acknowledged', resolve: 'resolved' } as const;

/** What is wrong with an event, in the words that senders of this format know; nothing is an empty list. */
export function pagerdutyFaults(body: unknown): string[] {
  const read = PagerdutyEvent.safeParse(body);
  if (!read.success) return read.error.issues.map(({ path, message }) => `'${path.join('.') || 'event'}': ${message}`);
  const { event_action: action, dedup_key: key, payload } = read.data;
  if (action !== 'trigger') return key ? [] : [`'dedup_key' is missing or blank`];
  return (['summary', 'source', 'severity'] as const)
    .filter((name) => !payload?.[name]?.trim())
    .map((name) => `'payload.${name}' is missing or blank`);
}

/** A change as it was reported; a list of faults where it cannot be read. */
export function readPagerdutyChange(
  body: unknown,
  receivedAt: string,
): Pick<ChangeRecord, 'at' | 'summary' | 'source' | 'links' | 'details'> | { faults: string[] } {
  const read = PagerdutyChange.safeParse(body);
  if (!read.success) return { faults: read.error.issues.map(({ path, message }) => `'${path.join('.')}': ${message}`) };
  const { payload, links } = read.data;
  if (!payload.summary.trim()) return { faults: [`'payload.summary' is missing or blank`] };
  const details = storableJson(payload.custom_details ?? {});
  return {
    at: instantOf(payload.timestamp) ?? receivedAt,
    summary: titleOf(payload.summary),
    source: serviceOf(payload.source ?? ''),
    links: (links ?? [])
      .slice(0, 20)
      .flatMap(({ href, text }) =>
        href && /^https?:\/\//i.test(href)
          ? [{ href: storable(href).slice(0, 2_000), text: text ? titleOf(text) : null }]
          : [],
      ),
    details: details.length > DETAILS ? null : (JSON.parse(details) as Record<string, unknown>),
  };
}

const DETAILS = 32_000;

/** The offset may come without its colon: `+0000`. Null where it is no instant. */
export function instantOf(said: string | null | undefined): string | null {
  if (!said) return null;
  const time = Date.parse(said.trim().replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** Alertmanager names itself as the source of everything. */
function serviceIn(
  { client }: PagerdutyEvent,
  { component, source }: Payload,
  details: Readonly<Record<string, unknown>>,
) {
  const said = component || text(details['service']) || text(details['job']);
  return said || (source === client ? '' : (source ?? ''));
}

/** Alertmanager tells the labels of a group's alerts in one text: those of the first one. */
function labelsIn(said: unknown): Record<string, string> {
  const { firing, resolved } = recordOf(said);
  const lines = (text(firing) || text(resolved)).split('\n');
  const from = lines.indexOf('Labels:');
  const to = lines.findIndex((line, i) => i > from && !line.startsWith(' - '));
  if (from === -1) return {};
  return Object.fromEntries(
    lines.slice(from + 1, to === -1 ? undefined : to).flatMap((line) => {
      const [, name, value] = /^ - ([A-Za-z_]\w*) = (.*)$/.exec(line) ?? [];
      return name ? [[name, value!]] : [];
    }),
  );
}

// the sender's severity is something it said, never ours (S3)
const saidIn = ({ client, client_url, links, images }: PagerdutyEvent, payload: Payload): string[] => [
  payload.severity ? `sender says ${payload.severity}` : '',
  Object.entries(recordOf(payload.custom_details))
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value.trim() : JSON.stringify(value)}`)
    .join('\n'),
  [payload.source, payload.component, payload.group, payload.class, payload.timestamp].filter(Boolean).join(' · '),
  [client, client_url].filter(Boolean).join(': '),
  (links ?? []).map(({ text, href }) => [text, href].filter(Boolean).join(': ')).join('\n'),
  (images ?? []).map(({ src }) => src ?? '').join('\n'),
];

function factsIn(details: Readonly<Record<string, unknown>>) {
  const environment = text(details['environment']) || text(details['env']);
  return {
    ...(details['tier'] !== undefined && { tier: details['tier'] }),
    ...(environment && { environment: environmentOf(environment) }),
  };
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : value === undefined || value === null
      ? {}
      : { details: value };

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const textsIn = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));

const storableJson = (value: object): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'string' ? storable(inner) : inner));
