import { useMemo } from 'react';
import type { FactDeclaration, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { lintPolicy } from '@twotrack/service-queue/domain';
import { Button } from '../../../ui/Button.js';
import { SelectField, TextField } from '../../../ui/Field.js';
import panel from '../../../ui/panel/panel.module.css';
import { isRemovable, withoutFact } from '../fact-edits.js';
import { takesLevels, withNewLevel } from '../level-edits.js';
import { withFact } from '../policy-edits.js';
import { words } from '../words.js';
import { FactLevels } from './FactLevels.js';

interface FactQuestionsProps {
  fact: FactDeclaration;
  policy: SeverityPolicyDraft;
  onPolicy: (policy: SeverityPolicyDraft) => void;
}

/** A fact being changed: its words, its levels from best to worst, what is assumed. What tables read follows (S4). */
export function FactQuestions({ fact, policy, onPolicy }: FactQuestionsProps) {
  const onChange = (next: FactDeclaration) => onPolicy(withFact(policy, next));
  return (
    <div className={panel.card} role="group" aria-label={words.facts.editing(fact.name)}>
      <TextField
        label={words.facts.nameOf(fact.name)}
        maxLength={60}
        value={fact.name}
        onChange={({ target }) => target.value.trim() && onChange({ ...fact, name: target.value })}
      />
      <TextField
        label={words.facts.question(fact.name)}
        maxLength={200}
        value={fact.question}
        onChange={({ target }) => target.value.trim() && onChange({ ...fact, question: target.value })}
      />
      <SelectField
        label={words.facts.assumedOf(fact.name)}
        value={fact.default}
        onChange={({ target }) => onChange({ ...fact, default: target.value })}
      >
        {fact.levels.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <FactLevels {...{ fact, policy, onPolicy }} />
      <div className={panel.actions}>
        {takesLevels(policy, fact) && (
          <Button
            size="small"
            onClick={() => onPolicy(withNewLevel(policy, fact, fact.levels.length, words.facts.newLevel))}
          >
            {words.facts.addLevel(fact.name)}
          </Button>
        )}
        {isRemovable(policy, fact) && (
          <Button size="small" look="quiet" onClick={() => onPolicy(withoutFact(policy, fact))}>
            {words.facts.remove(fact.name)}
          </Button>
        )}
      </div>
      <Findings fact={fact} policy={policy} />
    </div>
  );
}

/** What the checks say of this fact, where it is changed. */
function Findings({ fact, policy }: Pick<FactQuestionsProps, 'fact' | 'policy'>) {
  const findings = useMemo(() => lintPolicy(policy), [policy]);
  const at = policy.facts.findIndex(({ id }) => id === fact.id);
  const mine = findings.filter((one) => one.fact === fact.id || one.path?.startsWith(`facts.${at}.`));
  if (mine.length === 0) return null;
  return (
    <ul className={panel.lines} aria-label={words.facts.findings(fact.name)}>
      {mine.map(({ message }, i) => (
        <li key={i} className={panel.failure}>
          {message}
        </li>
      ))}
    </ul>
  );
}
