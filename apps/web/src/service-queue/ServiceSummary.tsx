import type { Severity } from '@twotrack/service-queue/contract';
import { usePeople } from '../identity/session.js';
import { serverNow } from '../live/server-time.js';
import { useSlowly } from '../live/use-slowly.js';
import { SeverityShape } from '../ui/Severity.js';
import { timeOfDay } from '../ui/times.js';
import { columnIds, tickets } from './service-store.js';
import styles from './summary.module.css';
import { words } from './words.js';

const everything = (tell: () => void) => tickets.subscribe('*', tell);

/** How severe the open tickets are, what is due next, and who has the duty. */
export function ServiceSummary() {
  const { counts, due } = useSlowly(everything, summary);
  const onCall = usePeople().filter((person) => person.onCall);
  return (
    <>
      <span className={styles.counts}>
        {counts.map((count, at) => count > 0 && <Count key={at} severity={(at + 1) as Severity} count={count} />)}
      </span>
      {due && <span className={styles.secondary}>{words.summary.nextBreach(timeOfDay(due, serverNow()))}</span>}
      <span className={styles.secondary}>
        {onCall.length > 0
          ? words.summary.onCall(onCall.map(({ name }) => name.split(' ')[0]).join(', '))
          : words.summary.nobodyOnCall}
      </span>
    </>
  );
}

function Count({ severity, count }: { severity: Severity; count: number }) {
  const says = words.summary.severity(severity, count);
  return (
    <span className={styles.count} data-severity={severity} title={says}>
      <SeverityShape severity={severity} size={10} />
      <span aria-hidden>{count}</span>
      <span className="spoken">{says}</span>
    </span>
  );
}

function summary(): { counts: number[]; due: string | null } {
  const counts = [0, 0, 0, 0, 0];
  let due: string | null = null;
  const now = new Date(serverNow()).toISOString();
  for (const column of columnIds) {
    if (column === 'resolved') continue;
    for (const id of tickets.column(column)) {
      const ticket = tickets.card(id)!;
      counts[ticket.severity - 1]!++;
      if (ticket.due && ticket.due > now && (!due || ticket.due < due)) due = ticket.due;
    }
  }
  return { counts, due };
}
