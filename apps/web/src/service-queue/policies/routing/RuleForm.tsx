import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { FactDeclaration, Queue, RoutingRuleUse } from '@twotrack/service-queue/contract';
import { Button, IconButton } from '../../../ui/Button.js';
import { SelectField, TextField } from '../../../ui/Field.js';
import { useAgo } from '../../../ui/panel/ago.js';
import panel from '../../../ui/panel/panel.module.css';
import styles from './routing.module.css';
import { ConditionRow } from './ConditionRow.js';
import { newCondition, type RuleDraft } from './rules-draft.js';
import { SentOnLine } from './SentOnLine.js';
import { words } from './words.js';

interface Props {
  rule: RuleDraft;
  place: number;
  of: number;
  use: RoutingRuleUse | undefined;
  queues: readonly Queue[];
  facts: readonly FactDeclaration[];
  editable: boolean;
  tried: boolean;
  onChange: (rule: RuleDraft) => void;
  onShift: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** One rule: when every condition holds, the ticket goes to that queue. */
export function RuleForm({ rule, place, of, use, queues, facts, editable, tried, onChange, onShift, onRemove }: Props) {
  const ago = useAgo();
  const name = rule.name || words.rule(place);
  return (
    <li className={panel.card}>
      <fieldset className={styles.rule} disabled={!editable} aria-label={name}>
        <div className={styles.head}>
          <TextField
            label={words.nameOf(place)}
            maxLength={80}
            fault={tried && !rule.name.trim() ? words.nameNeeded : undefined}
            value={rule.name}
            onChange={({ target }) => onChange({ ...rule, name: target.value })}
          />
          {editable && (
            <>
              <IconButton label={words.up(name)} disabled={place === 1} onClick={() => onShift(-1)}>
                <ArrowUp size={14} aria-hidden />
              </IconButton>
              <IconButton label={words.down(name)} disabled={place === of} onClick={() => onShift(1)}>
                <ArrowDown size={14} aria-hidden />
              </IconButton>
              <IconButton label={words.remove(name)} onClick={onRemove}>
                <X size={14} aria-hidden />
              </IconButton>
            </>
          )}
        </div>
        {rule.when.map((condition, at) => (
          <ConditionRow
            key={at}
            condition={condition}
            facts={facts}
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
            label={words.to}
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
              {words.addCondition}
            </Button>
          )}
        </div>
      </fieldset>
      <p className={panel.muted}>
        {use ? words.used(use.matched, use.lastMatchedAt && ago(use.lastMatchedAt)) : words.isNew}
        {use && use.tickets > 0 && ' · '}
        {use && <SentOnLine of={use} queues={queues} />}
      </p>
    </li>
  );
}
