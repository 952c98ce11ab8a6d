import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { RoutingCondition, type RoutingRuleUse } from '@twotrack/service-queue/contract';
import { Button, IconButton } from '../../ui/Button.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { useAgo } from '../../ui/panel/ago.js';
import panel from '../../ui/panel/panel.module.css';
import { usePolicy, useQueues } from '../service-store.js';
import styles from './routing.module.css';
import { newCondition, type RuleDraft } from './rules-draft.js';
import { setup } from './setup-words.js';

interface Props {
  rule: RuleDraft;
  place: number;
  of: number;
  use: RoutingRuleUse | undefined;
  editable: boolean;
  tried: boolean;
  onChange: (rule: RuleDraft) => void;
  onShift: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** One rule: when every condition holds, the ticket goes to that queue. */
export function RuleForm({ rule, place, of, use, editable, tried, onChange, onShift, onRemove }: Props) {
  const queues = useQueues();
  const ago = useAgo();
  const name = rule.name || setup.routing.rule(place);
  return (
    <li className={panel.card}>
      <fieldset className={styles.rule} disabled={!editable} aria-label={name}>
        <div className={styles.head}>
          <TextField
            label={setup.routing.nameOf(place)}
            maxLength={80}
            fault={tried && !rule.name.trim() ? setup.routing.nameNeeded : undefined}
            value={rule.name}
            onChange={({ target }) => onChange({ ...rule, name: target.value })}
          />
          {editable && (
            <>
              <IconButton label={setup.routing.up(name)} disabled={place === 1} onClick={() => onShift(-1)}>
                <ArrowUp size={14} aria-hidden />
              </IconButton>
              <IconButton label={setup.routing.down(name)} disabled={place === of} onClick={() => onShift(1)}>
                <ArrowDown size={14} aria-hidden />
              </IconButton>
              <IconButton label={setup.routing.remove(name)} onClick={onRemove}>
                <X size={14} aria-hidden />
              </IconButton>
            </>
          )}
        </div>
        {rule.when.map((condition, at) => (
          <ConditionRow
            key={at}
            condition={condition}
            tried={tried}
            onChange={(next) => onChange({ ...rule, when: rule.when.with(at, next) })}
            onRemove={
              rule.when.length > 1 && editable
                ? () => onChange({ ...rule, when: rule.when.toSpliced(at, 1) })
                : undefined
            }
          />
        ))}
        <div className={styles.end}>
          <SelectField
            label={setup.routing.to}
            value={rule.queueId}
            onChange={({ target }) => onChange({ ...rule, queueId: target.value })}
          >
            {queues.map((queue) => (
              <option key={queue.id} value={queue.id}>
                {queue.name}
              </option>
            ))}
          </SelectField>
          {editable && rule.when.length < 8 && (
            <Button size="small" onClick={() => onChange({ ...rule, when: [...rule.when, newCondition()] })}>
              {setup.routing.addCondition}
            </Button>
          )}
        </div>
      </fieldset>
      <p className={panel.muted}>
        {use ? setup.routing.used(use.matched, use.lastMatchedAt && ago(use.lastMatchedAt)) : setup.routing.isNew}
      </p>
    </li>
  );
}

interface ConditionProps {
  condition: RoutingCondition;
  tried: boolean;
  onChange: (condition: RoutingCondition) => void;
  onRemove: (() => void) | undefined;
}

function ConditionRow({ condition, tried, onChange, onRemove }: ConditionProps) {
  const policy = usePolicy();
  return (
    <div className={styles.condition}>
      <SelectField
        label={setup.routing.field}
        value={condition.field}
        onChange={({ target }) => onChange({ ...condition, field: target.value })}
      >
        {Object.entries(setup.routing.fields).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
        {policy?.facts.map((fact) => (
          <option key={fact.id} value={`fact:${fact.id}`}>
            {setup.routing.factOf(fact.name)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={setup.routing.test}
        value={condition.test}
        onChange={({ target }) => onChange({ ...condition, test: RoutingCondition.shape.test.parse(target.value) })}
      >
        {RoutingCondition.shape.test.options.map((test) => (
          <option key={test} value={test}>
            {setup.routing.tests[test]}
          </option>
        ))}
      </SelectField>
      <TextField
        label={setup.routing.value}
        maxLength={200}
        fault={tried && !condition.value.trim() ? setup.routing.valueNeeded : undefined}
        value={condition.value}
        onChange={({ target }) => onChange({ ...condition, value: target.value })}
      />
      {onRemove && (
        <IconButton label={setup.routing.removeCondition} onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
