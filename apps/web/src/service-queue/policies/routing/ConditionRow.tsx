import { X } from 'lucide-react';
import { RoutingCondition, type FactDeclaration } from '@twotrack/service-queue/contract';
import { IconButton } from '../../../ui/Button.js';
import { SelectField, TextField } from '../../../ui/Field.js';
import styles from './routing.module.css';
import { fieldIsSound, LABEL } from './rules-draft.js';
import { words } from './words.js';

interface Props {
  condition: RoutingCondition;
  facts: readonly FactDeclaration[];
  tried: boolean;
  onChange: (condition: RoutingCondition) => void;
  onRemove: (() => void) | undefined;
}

/** Which part of the ticket is looked at, how, and for what; a label of an alert by its name. */
export function ConditionRow({ condition, facts, tried, onChange, onRemove }: Props) {
  const label = condition.field.startsWith(LABEL) ? condition.field.slice(LABEL.length) : null;
  return (
    <div className={styles.condition}>
      <SelectField
        label={words.field}
        value={label === null ? condition.field : LABEL}
        onChange={({ target }) => onChange({ ...condition, field: target.value })}
      >
        {Object.entries(words.fields).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        <option value={LABEL}>{words.label}</option>
        {facts.map((fact) => (
          <option key={fact.id} value={`fact:${fact.id}`}>
            {words.factOf(fact.name)}
          </option>
        ))}
      </SelectField>
      {label !== null && (
        <TextField
          label={words.labelName}
          maxLength={80}
          fault={tried && !fieldIsSound(condition.field) ? words.labelNeeded : undefined}
          value={label}
          onChange={({ target }) => onChange({ ...condition, field: LABEL + target.value.trim() })}
        />
      )}
      <SelectField
        label={words.test}
        value={condition.test}
        onChange={({ target }) => onChange({ ...condition, test: RoutingCondition.shape.test.parse(target.value) })}
      >
        {RoutingCondition.shape.test.options.map((test) => (
          <option key={test} value={test}>
            {words.tests[test]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={words.value}
        maxLength={200}
        fault={tried && !condition.value.trim() ? words.valueNeeded : undefined}
        value={condition.value}
        onChange={({ target }) => onChange({ ...condition, value: target.value })}
      />
      {onRemove && (
        <IconButton label={words.removeCondition} onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
