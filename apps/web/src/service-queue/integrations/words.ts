import type { IntegrationKind, IntegrationView, OutcomeKind, ReceiptStatus } from '@twotrack/service-queue/contract';
import { plural } from '../../ui/panel/words.js';

export const words = {
  menu: 'Integrations…',
  menuOfMembers: 'Silences and senders…',
  heading: 'Integrations',
  about: 'What monitors and scripts send becomes tickets. Nothing that was answered is lost: each has a receipt.',
  none: 'Nobody may send to this team yet.',
  kinds: {
    alertmanager: 'Alertmanager',
    grafana: 'Grafana',
    pagerduty: 'PagerDuty Events v2',
    generic: 'Script or form (JSON)',
  } satisfies Record<IntegrationKind, string>,
  sends: {
    alertmanager: '/api/intake/alertmanager',
    grafana: '/api/intake/grafana',
    pagerduty: '/v2/enqueue',
    generic: '/api/intake/events',
  } satisfies Record<IntegrationKind, string>,
  never: 'nothing sent yet',
  last: (ago: string) => `last sent ${ago}`,
  errors: (count: number) => `${plural(count, 'body', 'bodies')} in quarantine`,
  rate: ({ bodies, quarantined }: IntegrationView['recent']) =>
    `${Math.round((100 * quarantined) / bodies)} % of the last ${bodies} not understood`,
  alert: {
    flapping: (ago: string) => `Its alert began to go on and off ${ago}: muted until it settles.`,
    muted: (until: Date) =>
      `Silenced until ${until.toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' })}; due times run on.`,
    quiet: (ago: string) => `Its monitor should have said again that it is on; last heard ${ago}.`,
  },
  isQuiet: 'quiet',
  quiet: (name: string, ago: string) => `${name} always spoke and is quiet: last heard ${ago}.`,
  to: (queue: string) => `to ${queue}`,
  byRules: 'by the routing rules',
  revoke: 'Revoke',
  revokeName: (name: string) => `Revoke ${name}`,
  sure: (name: string) => `Revoke ${name} for good`,
  create: {
    heading: 'New integration',
    name: 'Name',
    kind: 'Format',
    queue: 'Queue',
    action: 'Create',
    token: 'Token, shown this once',
    tokenHint: (address: string) =>
      `Send to ${address} with the header “Authorization: Bearer …”, or as the password of Basic.`,
    routingKey: 'Routing key, shown this once',
    routingKeyHint: (address: string) => `Send to ${address} with it in every event; there is no header.`,
    signingSecret: 'Signing secret, shown this once',
    signingHint: (address: string) =>
      `Instead of the token: Grafana signs, and sends to ${address}. Timestamp header: X-Grafana-Alerting-Timestamp.`,
    example: 'Configuration to copy',
    done: 'I have it',
  },
  receipts: {
    heading: 'Receipts',
    alert: 'The sender’s id of an alert',
    status: 'Status',
    any: 'Any',
    statuses: { pending: 'Pending', done: 'Done', quarantined: 'In quarantine' } satisfies Record<
      ReceiptStatus,
      string
    >,
    none: 'No such receipt.',
    replay: 'Work again',
    replayOf: (when: string) => `Work again what came ${when}`,
    size: (bytes: number) => (bytes < 1_000 ? `${bytes} B` : `${Math.round(bytes / 1_000)} kB`),
    outcomes: {
      created: 'created',
      folded: 'folded',
      repeated: 'repeated',
      acknowledged: 'acknowledged',
      flapping: 'counted while it flaps',
      stale: 'stale',
      resolved: 'resolved',
      reopened: 'reopened',
      quarantined: 'in quarantine',
    } satisfies Record<OutcomeKind, string>,
  },
} as const;
