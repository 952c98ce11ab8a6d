import type { Snooze } from '@twotrack/service-queue/contract';
import { timeOf } from '../panels/time-of.js';

/** Every word that a person reads of snooze, escalation and comments. */
export const words = {
  snooze: {
    label: 'Snooze',
    none: 'Not now…',
    choices: {
      quarter: '15 minutes',
      hour: '1 hour',
      four: '4 hours',
      tomorrow: 'Tomorrow 09:00',
      event: 'Until something happens',
    },
    severe: 'SEV1 stays in sight.',
    until: (snooze: Snooze, now: number) => `Out of sight ${untilWhen(snooze, now)}, by ${snooze.by.name}.`,
    wake: 'Wake it',
    done: (key: string) => `Snoozed ${key}`,
    woken: (key: string) => `Woke ${key}`,
  },
  escalate: {
    label: 'Escalate',
    none: 'To…',
    onCall: 'Whoever is on call',
    toQueue: (queue: string) => `Queue: ${queue}`,
    why: (to: string) => `Why to ${to}?`,
    optional: (to: string) => `Why to ${to}? (optional)`,
    needed: 'It was escalated before: say why once more.',
    send: 'Escalate',
    is: (to: string, by: string, when: string) => `Escalated to ${to} by ${by} ${when}`,
    back: 'Take it back',
    done: (key: string) => `Escalated ${key}`,
  },
  comments: {
    heading: 'Comments',
    none: 'Nobody has written anything.',
    failed: 'The comments could not be loaded.',
    text: 'Comment',
    hint: 'Markdown. Pictures and HTML are not shown.',
    toRequester: (name: string) => `${name} may read it`,
    public: 'public',
    internal: 'internal',
    reply: 'Reply',
    noReply: 'Insert…',
    add: 'Add comment',
    edit: 'Edit',
    editOf: (when: string) => `Edit the comment of ${when}`,
    save: 'Save',
    remove: 'Remove',
    removeOf: (when: string) => `Remove the comment of ${when}`,
    removed: 'removed',
    edited: 'edited',
    more: 'Show older ones',
  },
  alsoOpen: (names: string) => `Also open at: ${names}`,
};

/** "until 15:40 or until something happens". */
export const untilWhen = ({ until, untilEvent }: Snooze, now = Date.now()): string =>
  [until && `until ${timeOf(until, now)}`, untilEvent && 'until something happens'].filter(Boolean).join(' or ');
