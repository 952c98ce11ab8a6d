import type { Guard, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { SeverityChip } from '../../ui/Severity.js';
import styles from './policy.module.css';
import { setup } from './setup-words.js';

/** What is asked, and what is assumed when nobody knows. */
export function PolicyFacts({ policy }: { policy: SeverityPolicyDraft }) {
  return (
    <Section heading={setup.policy.facts}>
      <ul className={panel.stack}>
        {policy.facts.map((fact) => (
          <li key={fact.id}>
            <p>
              <b>{fact.name}</b> {fact.question}
            </p>
            <ul className={styles.levels} aria-label={setup.policy.levels}>
              {fact.levels.map(({ id, name }) => (
                <li key={id} className={styles.level}>
                  {name}
                  {id === fact.default && <i> · {setup.policy.assumedLevel}</i>}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The guards as sentences. */
export function PolicyGuards({ policy }: { policy: SeverityPolicyDraft }) {
  return (
    <Section heading={setup.policy.guards}>
      {policy.guards.length === 0 && <p className={panel.muted}>{setup.policy.noGuards}</p>}
      <ul className={panel.stack}>
        {policy.guards.map((guard) => (
          <li key={guard.id}>
            <p>
              <b>{guard.name}.</b> {sentenceOf(guard, policy)} <SeverityChip severity={guard.severity} />
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** "If Environment is Another environment, then at most". */
export const sentenceOf = ({ when, kind }: Guard, policy: SeverityPolicyDraft): string => {
  const conditions = when.map(({ fact, is }) => {
    const declared = policy.facts.find(({ id }) => id === fact);
    const levels = is.map((level) => declared?.levels.find(({ id }) => id === level)?.name ?? level);
    return `${declared?.name ?? fact} ${setup.policy.is} ${levels.join(` ${setup.policy.or} `)}`;
  });
  return `${setup.policy.if} ${conditions.join(` ${setup.policy.and} `)}, ${setup.policy.then} ${setup.policy[kind]}`;
};
