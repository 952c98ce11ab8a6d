import type { Explanation, Severity } from '@twotrack/service-queue/contract';
import { SeverityChip } from '../../../ui/Severity.js';
import styles from './page.module.css';
import { words } from './words.js';

/** How severe it is, from which facts, by which steps, and what would make it another (S5). */
export function Why({ severity, why }: { severity: Severity; why: Explanation }) {
  const nameOf = (id: string) => why.facts.find(({ fact }) => fact === id)?.name ?? id;
  return (
    <section className={styles.card}>
      <h2>{words.why.heading}</h2>
      <p className={styles.severity}>
        <SeverityChip severity={severity} long />
        <span>{words.why.severity(severity)}</span>
      </p>
      <dl className={styles.facts}>
        {why.facts.map(({ fact, question, levelName, source }) => (
          <div key={fact}>
            <dt>{question}</dt>
            <dd>
              <strong>{levelName}</strong> <span className={styles.muted}>{words.why.sources[source]}</span>
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{words.why.how}</summary>
        <ul className={styles.lines}>
          {why.cells.map(({ table, name, gives }) => (
            <li key={table}>{words.why.step(name, gives)}</li>
          ))}
          {why.guards.map(({ guard, name, to }) => (
            <li key={guard}>{words.why.guard(name, to)}</li>
          ))}
          <li>{words.why.policy(why.policyName, why.policyVersion)}</li>
        </ul>
      </details>
      {why.alternatives.length > 0 && (
        <details>
          <summary>{words.why.change}</summary>
          <ul className={styles.lines}>
            {why.alternatives.map(({ fact, level, levelName, severity: other }) => (
              <li key={`${fact} ${level}`}>{words.why.other(nameOf(fact), levelName, other)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
