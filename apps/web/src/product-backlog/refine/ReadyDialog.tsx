import { useState } from 'react';
import { READY_CHECKS, type BacklogSettings, type ReadyRule } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { SelectField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { setReadyRule } from './commands.js';
import styles from './refine.module.css';
import { words } from './words.js';

interface ReadyDialogProps {
  settings: BacklogSettings;
  owner: boolean;
  onClose: () => void;
}

const LEVELS = [1, 2, 3, 4, 5];

/** Which checks are on, and how much they ask (P8). */
export function ReadyDialog({ settings, owner, onClose }: ReadyDialogProps) {
  const [rule, setRule] = useState<ReadyRule>(settings.ready);
  const { busy, failure, send } = useSending();
  const on = rule.checks ?? [];
  const save = async () => {
    if (await send(() => setReadyRule(settings, rule))) onClose();
  };
  const level = (label: string, name: 'sizeLimit' | 'understandingAtLeast') => (
    <SelectField
      label={label}
      value={rule[name]}
      disabled={!owner}
      onChange={({ target }) => setRule({ ...rule, [name]: Number(target.value) })}
    >
      {LEVELS.map((one) => (
        <option key={one}>{one}</option>
      ))}
    </SelectField>
  );
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.ready.title}
      description={words.ready.about}
      footer={
        <>
          <Button onClick={onClose}>{words.split.cancel}</Button>
          {owner && (
            <Button look="primary" disabled={busy} onClick={() => void save()}>
              {words.ready.save}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        {READY_CHECKS.map((check) => (
          <label key={check} className={styles.check}>
            <input
              type="checkbox"
              checked={on.includes(check)}
              disabled={!owner}
              onChange={({ target }) =>
                setRule({
                  ...rule,
                  checks: READY_CHECKS.filter((one) => (one === check ? target.checked : on.includes(one))),
                })
              }
            />
            {words.ready.checks[check]}
          </label>
        ))}
        {level(words.ready.sizeLimit, 'sizeLimit')}
        {level(words.ready.understanding, 'understandingAtLeast')}
        {!owner && <p className={styles.muted}>{words.formula.onlyOwner}</p>}
        <Failure failure={failure} />
      </div>
    </Dialog>
  );
}
