import { useState } from 'react';
import type { FactDeclaration } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import styles from '../policies.module.css';
import { takesFacts, withNewFact } from '../fact-edits.js';
import { words } from '../words.js';
import { FactQuestions } from './FactQuestions.js';
import type { PartProps } from './part-props.js';

/** What is asked, in plain words, what is assumed when nobody knows, and how often it was doubted. */
export function FactList({ policy, use, onChange }: PartProps) {
  const [editing, setEditing] = useState(false);
  return (
    <Section
      heading={words.facts.heading}
      aside={
        onChange && (
          <Button size="small" onClick={() => setEditing(!editing)}>
            {editing ? words.facts.questionsDone : words.facts.editQuestions}
          </Button>
        )
      }
    >
      <ul className={panel.stack}>
        {policy.facts.map((fact) => {
          const used = use?.facts.find((one) => one.fact === fact.id);
          return (
            <li key={fact.id}>
              {editing && onChange ? (
                <FactQuestions fact={fact} policy={policy} onPolicy={onChange} />
              ) : (
                <Told fact={fact} />
              )}
              {used && use && (
                <p className={panel.muted}>
                  {words.facts.use(used.stated, use.tickets)}
                  {used.disputed + used.open > 0 &&
                    `; ${words.facts.disputes(used.disputed, used.corrected, used.open)}`}
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {editing && onChange && takesFacts(policy) && (
        <Button
          size="small"
          onClick={() => onChange(withNewFact(policy, words.facts.newName, [words.facts.no, words.facts.yes]))}
        >
          {words.facts.add}
        </Button>
      )}
    </Section>
  );
}

const Told = ({ fact }: { fact: FactDeclaration }) => (
  <>
    <p>
      <b>{fact.name}</b> {fact.question}
    </p>
    <ul className={styles.levels}>
      {fact.levels.map(({ id, name, answer }) => (
        <li key={id} className={styles.level}>
          {name}
          {answer && answer !== name && <span className={panel.muted}> “{answer}”</span>}
          {id === fact.default && <i> · {words.facts.assumed}</i>}
        </li>
      ))}
    </ul>
  </>
);
