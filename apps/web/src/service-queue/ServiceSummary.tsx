import type { Severity } from '@twotrack/service-queue/contract';
import { usePeople } from '../identity/session.js';
import { serverNow } from '../live/server-time.js';
import { useSlowly } from '../live/use-slowly.js';
import { timeOfDay } from '../ui/times.js';
import { columnIds, tickets } from './service-store.js';
import { SeverityCounts } from './SeverityCounts.js';
import styles from './summary.module.css';
import { words } from './words.js';

const everything = (tell: () => void) => tickets.subscribe('*', tell);

/** How severe the open tickets are, what is due next, and who has the duty. */
export function ServiceSummary() {
  const { counts, due } = useSlowly(everything, summary);
  const onCall = usePeople().filter((person) => person.onCall);
  return (
    <>
      <SeverityCounts counts={counts} />
      {due && <span className={styles.secondary}>{words.summary.nextBreach(timeOfDay(due, serverNow()))}</span>}
      <span className={styles.secondary}>
        {onCall.length > 0
          ? words.summary.onCall(onCall.map(({ name }) => name.split(' ')[0]).join(', '))
          : words.summary.nobodyOnCall}
      </span>
    </>
  );
}

function summary(): { counts: Partial<Record<`${Severity}`, number>>; due: string | null } {
  const counts: Partial<Record<`${Severity}`, number>> = {};
  let due: string | null = null;
  const now = new Date(serverNow()).toISOString();
  for (const column of columnIds) {
    if (column === 'resolved') continue;
    for (const id of tickets.column(column)) {
      const ticket = tickets.card(id)!;
      counts[`${ticket.severity}`] = (counts[`${ticket.severity}`] ?? 0) + 1;
      if (ticket.due && ticket.due > now && (!due || ticket.due < due)) due = ticket.due;
    }
  }
  return { counts, due };
}
