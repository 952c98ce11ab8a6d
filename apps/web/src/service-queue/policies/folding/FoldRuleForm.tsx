import { ArrowDown, ArrowUp, X } from 'lucide-react';
import type { IntegrationView, Queue } from '@twotrack/service-queue/contract';
import { IconButton } from '../../../ui/Button.js';
import { SelectField, TextField } from '../../../ui/Field.js';
import panel from '../../../ui/panel/panel.module.css';
import { COUNT, PARTS, WINDOW, isWithin, labelsAreSound, saysAlike, type RuleDraft } from './folding-draft.js';
import styles from './folding.module.css';
import { words } from './words.js';

interface Props {
  rule: RuleDraft;
  place: number;
  of: number;
  queues: readonly Queue[];
  integrations: readonly IntegrationView[];
  editable: boolean;
  tried: boolean;
  onChange: (rule: RuleDraft) => void;
  onShift: (by: 1 | -1) => void;
  onRemove: () => void;
}

/** One rule: whose tickets it looks at, what makes them alike, and from how many on. */
export function FoldRuleForm({ rule, place, of, queues, integrations, editable, tried, ...on }: Props) {
  const name = rule.name || words.rule(place);
  const change = (some: Partial<RuleDraft>) => on.onChange({ ...rule, ...some });
  const fault = (wrong: boolean, said: string) => (tried && wrong ? said : undefined);
  return (
    <li className={panel.card}>
      <fieldset className={styles.rule} disabled={!editable} aria-label={name}>
        <div className={styles.head}>
          <TextField
            label={words.nameOf(place)}
            maxLength={80}
            fault={fault(!rule.name.trim(), words.nameNeeded)}
            value={rule.name}
            onChange={({ target }) => change({ name: target.value })}
          />
          {editable && (
            <>
              <IconButton label={words.up(name)} disabled={place === 1} onClick={() => on.onShift(-1)}>
                <ArrowUp size={14} aria-hidden />
              </IconButton>
              <IconButton label={words.down(name)} disabled={place === of} onClick={() => on.onShift(1)}>
                <ArrowDown size={14} aria-hidden />
              </IconButton>
              <IconButton label={words.remove(name)} onClick={on.onRemove}>
                <X size={14} aria-hidden />
              </IconButton>
            </>
          )}
        </div>
        <div className={styles.fields}>
          <Choice
            label={words.integration}
            any={words.anybody}
            all={integrations}
            value={rule.integrationId}
            onChange={(integrationId) => change({ integrationId })}
          />
          <Choice
            label={words.queue}
            any={words.anyQueue}
            all={queues}
            value={rule.queueId}
            onChange={(queueId) => change({ queueId })}
          />
          <TextField
            label={words.count}
            inputMode="numeric"
            fault={fault(!isWithin(rule.count, COUNT), words.between(...COUNT))}
            value={rule.count}
            onChange={({ target }) => change({ count: target.value })}
          />
          <TextField
            label={words.window}
            inputMode="numeric"
            fault={fault(!isWithin(rule.window, WINDOW), words.between(...WINDOW))}
            value={rule.window}
            onChange={({ target }) => change({ window: target.value })}
          />
        </div>
        <fieldset className={styles.alike}>
          <legend className={panel.label}>{words.alike}</legend>
          {PARTS.map((part) => (
            <label key={part}>
              <input
                type="checkbox"
                checked={rule.parts.includes(part)}
                onChange={({ target }) =>
                  change({ parts: PARTS.filter((one) => (one === part ? target.checked : rule.parts.includes(one))) })
                }
              />
              {words.parts[part]}
            </label>
          ))}
          {tried && !saysAlike(rule) && <p className={panel.failure}>{words.alikeNeeded}</p>}
        </fieldset>
        <TextField
          label={words.labels}
          hint={words.labelsHint}
          fault={fault(!labelsAreSound(rule.labels), words.labelsFault)}
          value={rule.labels}
          onChange={({ target }) => change({ labels: target.value })}
        />
      </fieldset>
    </li>
  );
}

interface ChoiceProps {
  label: string;
  any: string;
  all: readonly { id: string; name: string }[];
  value: string;
  onChange: (value: string) => void;
}

const Choice = ({ label, any, all, value, onChange }: ChoiceProps) => (
  <SelectField label={label} value={value} onChange={({ target }) => onChange(target.value)}>
    <option value="">{any}</option>
    {all.map(({ id, name }) => (
      <option key={id} value={id}>
        {name}
      </option>
    ))}
  </SelectField>
);
