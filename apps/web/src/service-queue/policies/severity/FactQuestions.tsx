import type { FactDeclaration, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import { TextField } from '../../../ui/Field.js';
import panel from '../../../ui/panel/panel.module.css';
import { givesLevels, isRemovable, takesLevels, withNewLevel, withoutFact, withoutLevel } from '../fact-edits.js';
import { withFact } from '../policy-edits.js';
import { words } from '../words.js';

interface FactQuestionsProps {
  fact: FactDeclaration;
  policy: SeverityPolicyDraft;
  onPolicy: (policy: SeverityPolicyDraft) => void;
}

/** A fact being changed: its words, its levels from best to worst. What tables read follows (S4). */
export function FactQuestions({ fact, policy, onPolicy }: FactQuestionsProps) {
  const onChange = (next: FactDeclaration) => onPolicy(withFact(policy, next));
  const withLevel = (id: string, change: Partial<FactDeclaration['levels'][number]>) => ({
    ...fact,
    levels: fact.levels.map((level) => (level.id === id ? { ...level, ...change } : level)),
  });
  const answered = (id: string, text: string) =>
    fact.levels.map((level) => {
      if (level.id !== id) return level;
      const { answer: _, ...bare } = level;
      return text.trim() ? { ...bare, answer: text } : bare;
    });
  return (
    <div className={panel.card}>
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
      {fact.levels.map(({ id, name, answer }) => (
        <div key={id} className={panel.stack}>
          <TextField
            label={words.facts.level(name)}
            maxLength={60}
            value={name}
            onChange={({ target }) => target.value.trim() && onChange(withLevel(id, { name: target.value }))}
          />
          <TextField
            label={words.facts.answer(name)}
            maxLength={120}
            placeholder={words.facts.noAnswer}
            value={answer ?? ''}
            onChange={({ target }) => onChange({ ...fact, levels: answered(id, target.value) })}
          />
          {givesLevels(policy, fact) && (
            <div className={panel.actions}>
              <Button size="small" look="quiet" onClick={() => onPolicy(withoutLevel(policy, fact, id))}>
                {words.facts.removeLevel(name)}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div className={panel.actions}>
        {takesLevels(policy, fact) && (
          <Button size="small" onClick={() => onPolicy(withNewLevel(policy, fact, words.facts.newLevel))}>
            {words.facts.addLevel(fact.name)}
          </Button>
        )}
        {isRemovable(policy, fact) && (
          <Button size="small" look="quiet" onClick={() => onPolicy(withoutFact(policy, fact))}>
            {words.facts.remove(fact.name)}
          </Button>
        )}
      </div>
    </div>
  );
}
