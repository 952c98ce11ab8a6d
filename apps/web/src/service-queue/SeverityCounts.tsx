import type { Severity } from '@twotrack/service-queue/contract';
import { SeverityShape } from '../ui/Severity.js';
import styles from './summary.module.css';
import { words } from './words.js';

type Counts = Partial<Record<`${Severity}`, number>>;

const SEVERITIES = [1, 2, 3, 4, 5] as const;

/** How many there are of each severity; of none, nothing. */
export const SeverityCounts = ({ counts }: { counts: Counts }) => (
  <span className={styles.counts}>
    {SEVERITIES.map((severity) => {
      const count = counts[`${severity}`];
      return count ? <Count key={severity} severity={severity} count={count} /> : null;
    })}
  </span>
);

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
