import type { IntegrationKind, OutcomeKind, ReceiptStatus } from '@twotrack/service-queue/contract';
import { plural } from '../../ui/panel/words.js';

export const words = {
  menu: 'Integrations…',
  heading: 'Integrations',
  about: 'What monitors and scripts send becomes tickets. Nothing that was answered is lost: each has a receipt.',
  none: 'Nobody may send to this team yet.',
  kinds: { alertmanager: 'Alertmanager', generic: 'Script or form (JSON)' } satisfies Record<IntegrationKind, string>,
  sends: { alertmanager: '/api/intake/alertmanager', generic: '/api/intake/events' } satisfies Record<
    IntegrationKind,
    string
  >,
  never: 'nothing sent yet',
  last: (ago: string) => `last sent ${ago}`,
  errors: (count: number) => `${plural(count, 'body', 'bodies')} in quarantine`,
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
      stale: 'stale',
      resolved: 'resolved',
      reopened: 'reopened',
      quarantined: 'in quarantine',
    } satisfies Record<OutcomeKind, string>,
  },
} as const;
