import { GenericEvent } from '../contract/index.js';
import { environmentOf } from './intake-alertmanager.js';
import { detailsOf, serviceOf, storable, titleOf, type Reading } from './intake-signal.js';

const KNOWN = ['summary', 'details', 'action', 'dedup', 'service', 'queue', 'facts', 'links', 'severity'];

/** Our own JSON: one event a body. Without `dedup` it is an alert of its own; the receipt's time is its time. */
export function readGeneric(body: unknown, receivedAt: string, receipt: string): Reading {
  const read = GenericEvent.safeParse(body);
  if (!read.success) {
    const [{ path, message } = { path: [], message: '' }] = read.error.issues;
    return unread(`${path.join('.') || 'body'}: ${message}`);
  }
  const { summary, details, action, dedup, service, queue, facts, links, severity } = read.data;
  if (action === 'resolve' && dedup === undefined) return unread('dedup: a resolve says which trouble is over');
  const { environment } = facts;
  return {
    alerts: [
      {
        fingerprint: storable(dedup ?? receipt),
        state: action === 'trigger' ? 'firing' : 'resolved',
        startsAt: receivedAt,
        endsAt: receivedAt,
        inOrder: true,
        title: titleOf(summary),
        details: detailsOf([details, typeof severity === 'string' ? `sender says ${severity}` : '', linksOf(links)]),
        service: serviceOf(service),
        queue: queue ?? null,
        facts: { ...facts, ...(typeof environment === 'string' && { environment: environmentOf(environment) }) },
        notes: Object.keys(read.data)
          .filter((key) => !KNOWN.includes(key))
          .map((key) => `Not understood: ${storable(key).slice(0, 80)}`),
      },
    ],
    remark: null,
  };
}

const unread = (why: string): Reading => ({ alerts: [{ fingerprint: null, unread: why }], remark: null });

const linksOf = (links: GenericEvent['links']): string =>
  links.map((link) => (typeof link === 'string' ? link : [link.text, link.href].filter(Boolean).join(': '))).join('\n');
