import { useState } from 'react';
import type { SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { SeverityChip } from '../../ui/Severity.js';
import { withTarget } from './policy-edits.js';
import styles from './policies.module.css';
import { words } from '../panels/words.js';
import { words as own } from './words.js';

interface Props {
  policy: SeverityPolicyDraft;
  onChange: ((policy: SeverityPolicyDraft) => void) | null;
}

const severities = [1, 2, 3, 4, 5] as const;
const clocks = ['response', 'resolution'] as const;

/** How soon each severity is answered and resolved, and how waiting raises a ticket. */
export function TargetsSection({ policy, onChange }: Props) {
  return (
    <Section heading={own.targets.heading}>
      <table className={styles.grid}>
        <thead>
          <tr>
            <th scope="col">{own.targets.severity}</th>
            <th scope="col">{own.targets.response}</th>
            <th scope="col">{own.targets.resolution}</th>
          </tr>
        </thead>
        <tbody>
          {severities.map((severity) => (
            <tr key={severity}>
              <th scope="row">
                <SeverityChip severity={severity} long />
              </th>
              {clocks.map((clock) => {
                const minutes = policy.sla[severity][clock];
                return (
                  <td key={clock}>
                    {onChange ? (
                      <MinutesField
                        key={policy.name}
                        label={own.targets[`${clock}Of`](severity)}
                        minutes={minutes}
                        onChange={(next) => onChange(withTarget(policy, severity, clock, next))}
                      />
                    ) : (
                      words.minutes(minutes)
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={panel.muted}>{own.targets.ageing(policy.ageing)}</p>
    </Section>
  );
}

const LONGEST = 525_600;

interface MinutesProps {
  label: string;
  minutes: number;
  onChange: (minutes: number) => void;
}

/** What is typed stays as it is typed; only a number of minutes that can be one is taken. */
function MinutesField({ label, minutes, onChange }: MinutesProps) {
  const [text, setText] = useState(String(minutes));
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  const wrong = number < 1 || number > LONGEST;
  return (
    <>
      <input
        className={styles.minutes}
        aria-label={label}
        aria-invalid={wrong || undefined}
        inputMode="numeric"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          const next = Number(target.value);
          if (Number.isInteger(next) && next >= 1 && next <= LONGEST) onChange(next);
        }}
      />
      {wrong ? (
        <p className={panel.failure} role="alert">
          {own.targets.minutes}
        </p>
      ) : (
        <span className={panel.muted}> {words.minutes(number)}</span>
      )}
    </>
  );
}
