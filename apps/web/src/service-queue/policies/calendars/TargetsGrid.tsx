import { useState } from 'react';
import type { SlaTargets } from '@twotrack/service-queue/contract';
import { SeverityChip } from '../../../ui/Severity.js';
import styles from './calendars.module.css';
import { words } from './words.js';

interface Props {
  /** Of the queue. */
  name: string;
  sla: SlaTargets;
  change: (sla: SlaTargets) => void;
}

const severities = [1, 2, 3, 4, 5] as const;
const clocks = ['response', 'resolution'] as const;
const LONGEST = 525_600;

/** Minutes to response and resolution of every severity. */
export function TargetsGrid({ name, sla, change }: Props) {
  return (
    <table className={styles.table} aria-label={words.targetsOf(name)}>
      <thead>
        <tr>
          <th scope="col">{words.severity}</th>
          <th scope="col">{words.response}</th>
          <th scope="col">{words.resolution}</th>
        </tr>
      </thead>
      <tbody>
        {severities.map((severity) => (
          <tr key={severity}>
            <th scope="row">
              <SeverityChip severity={severity} long />
            </th>
            {clocks.map((clock) => (
              <td key={clock}>
                <Minutes
                  label={`${name}: ${words.minutesOf(words[clock], severity)}`}
                  minutes={sla[severity][clock]}
                  change={(minutes) => change({ ...sla, [severity]: { ...sla[severity], [clock]: minutes } })}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Minutes({ label, minutes, change }: { label: string; minutes: number; change: (minutes: number) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const isTarget = (text: string) => /^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= LONGEST;
  return (
    <input
      className={styles.minutes}
      aria-label={label}
      title={words.minutes}
      aria-invalid={(typed !== null && !isTarget(typed)) || undefined}
      inputMode="numeric"
      value={typed ?? String(minutes)}
      onChange={({ target }) => {
        setTyped(target.value);
        if (isTarget(target.value)) change(Number(target.value));
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
