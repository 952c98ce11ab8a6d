import type { Guard, Severity, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import { SelectField, TextField } from '../../../ui/Field.js';
import panel from '../../../ui/panel/panel.module.css';
import { sev } from '../../panels/words.js';
import styles from '../policies.module.css';
import { withCondition } from '../policy-edits.js';
import { words } from '../words.js';

interface Props {
  guard: Guard;
  policy: SeverityPolicyDraft;
  onChange: (guard: Guard) => void;
  onClose: () => void;
}

const severities: readonly Severity[] = [1, 2, 3, 4, 5];

/** A guard by what it does and by the levels for which it speaks; a fact without a ticked level does not matter to it. */
export function GuardEditor({ guard, policy, onChange, onClose }: Props) {
  return (
    <div className={panel.card}>
      <TextField
        label={words.guards.name}
        maxLength={120}
        value={guard.name}
        onChange={({ target }) => target.value && onChange({ ...guard, name: target.value })}
      />
      <SelectField
        label={words.guards.kind}
        value={guard.kind}
        onChange={({ target }) => onChange({ ...guard, kind: target.value as Guard['kind'] })}
      >
        {(['floor', 'cap'] as const).map((kind) => (
          <option key={kind} value={kind}>
            {words.guards[kind]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.guards.severity}
        value={guard.severity}
        onChange={({ target }) => onChange({ ...guard, severity: Number(target.value) as Severity })}
      >
        {severities.map((severity) => (
          <option key={severity} value={severity}>
            {sev(severity)}
          </option>
        ))}
      </SelectField>
      {policy.facts.map((fact) => {
        const ticked = guard.when.find((one) => one.fact === fact.id)?.is ?? [];
        return (
          <fieldset key={fact.id} className={styles.choices}>
            <legend>{words.guards.levels(fact.name)}</legend>
            {fact.levels.map(({ id, name }) => (
              <label key={id}>
                <input
                  type="checkbox"
                  checked={ticked.includes(id)}
                  onChange={({ target }) => {
                    const next = withCondition(guard, fact, id, target.checked);
                    if (next.when.length > 0) onChange(next);
                  }}
                />{' '}
                {name}
              </label>
            ))}
          </fieldset>
        );
      })}
      <div>
        <Button size="small" onClick={onClose}>
          {words.guards.done}
        </Button>
      </div>
    </div>
  );
}
