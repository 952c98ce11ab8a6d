import type { Timeline } from '@twotrack/service-queue/contract';
import { words } from './words.js';

/** One line of the timeline. `until` undefined where it has no length, null where it goes on. */
export interface Entry {
  id: string;
  kind: 'storm' | 'planned' | 'reported' | 'severe';
  at: string;
  until?: string | null;
  what: string;
  key: string | null;
  title: string;
}

/** Everything on one line, the newest first. */
export function entriesOf({ storms, planned, reported, severe }: Timeline): Entry[] {
  const entries: Entry[] = [
    ...storms.map(({ id, startedAt, endedAt, arrived }) => ({
      ...{ id, kind: 'storm' as const, at: startedAt, until: endedAt },
      ...{ what: words.timeline.storm(arrived), key: null, title: '' },
    })),
    ...planned.map(({ id, key, title, marks: { plan } }) => ({
      ...{ id, kind: 'planned' as const, at: plan!.from, until: plan!.to },
      ...{ what: words.timeline.planned, key, title },
    })),
    ...reported.map(({ id, at, summary, source }) => ({
      ...{ id, kind: 'reported' as const, at, what: words.timeline.reported },
      ...{ key: null, title: [source, summary].filter(Boolean).join(': ') },
    })),
    ...severe.map(({ id, key, title, severity, reportedAt }) => ({
      ...{ id, kind: 'severe' as const, at: reportedAt, what: `SEV${severity}`, key, title },
    })),
  ];
  const once = new Map(entries.map((entry) => [entry.id, entry]));
  return [...once.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? 1 : -1));
}
