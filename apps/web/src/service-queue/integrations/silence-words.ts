import type { SilenceMatcher } from '@twotrack/service-queue/contract';
import { plural } from '../../ui/panel/words.js';

const at = (instant: string): string =>
  new Date(instant).toLocaleString(undefined, { dateStyle: 'short', timeStyle: 'short' });

const tests = { is: 'is', contains: 'contains', 'starts-with': 'starts with' } satisfies Record<
  SilenceMatcher['test'],
  string
>;

export const silenceWords = {
  heading: 'Silences and maintenance windows',
  about: 'Notices are held back. Due times run on, and what its monitor resolves is resolved.',
  none: 'Nothing is silenced.',
  kinds: { silence: 'Silence', maintenance: 'Maintenance' },
  fields: { service: 'Service', title: 'Title', label: 'Label' },
  tests,
  matcher: ({ field, test, value }: SilenceMatcher) => `${field.replace('label:', 'label ')} ${tests[test]} “${value}”`,
  queue: (name: string) => `queue ${name}`,
  time: (from: string, to: string) => `${at(from)} – ${at(to)}`,
  tickets: (count: number) => `${plural(count, 'ticket', 'tickets')} muted`,
  ended: (who: string, when: string) => `ended ${at(when)} by ${who}`,
  by: (who: string) => `made by ${who}`,
  end: 'End',
  endOf: (reason: string) => `End “${reason}”`,
  create: {
    heading: 'New silence',
    field: 'Look at',
    label: 'Name of the label',
    test: 'Which',
    value: 'Words',
    queue: 'Queue',
    anyQueue: 'Any',
    from: 'Starts',
    fromHint: 'Empty: now. Later: a maintenance window.',
    hours: 'Hours',
    reason: 'Why',
    action: 'Silence',
  },
} as const;
