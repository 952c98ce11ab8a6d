import { useState } from 'react';
import type { BacklogSettings, ScoreWeights } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import { Dialog } from '../../ui/Dialog.js';
import { SelectField, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { setWeights } from './commands.js';
import styles from './refine.module.css';
import { movesBy, VECTORS } from './rows.js';
import { words } from './words.js';

interface FormulaDialogProps {
  settings: BacklogSettings;
  owner: boolean;
  onClose: () => void;
}

/** The formula and its weights; what a changed one would move is said before it is saved. */
export function FormulaDialog({ settings, owner, onClose }: FormulaDialogProps) {
  const { version: _, ...before } = settings.weights;
  const [weights, setFormula] = useState<ScoreWeights>(before);
  const { busy, failure, send } = useSending();
  const save = async () => {
    if (await send(() => setWeights(settings, weights))) onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={words.formula.title}
      footer={
        <>
          <Button onClick={onClose}>{words.split.cancel}</Button>
          {owner && (
            <Button look="primary" disabled={busy} onClick={() => void save()}>
              {words.formula.save}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        <SelectField
          label={words.formula.preset}
          value={weights.preset}
          disabled={!owner}
          onChange={({ target }) => setFormula({ ...weights, preset: target.value as ScoreWeights['preset'] })}
        >
          {Object.entries(words.formula.presets).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        {weights.preset === 'vectors' &&
          VECTORS.map((vector) => (
            <TextField
              key={vector}
              type="number"
              min={0}
              max={10}
              step={0.5}
              label={words.formula.weight(vector)}
              value={weights[vector]}
              disabled={!owner}
              onChange={({ target }) =>
                setFormula({ ...weights, [vector]: Math.min(10, Math.max(0, Number(target.value))) })
              }
            />
          ))}
        <p role="status">{words.formula.moves(movesBy(weights).length)}</p>
        {!owner && <p className={styles.muted}>{words.formula.onlyOwner}</p>}
        <Failure failure={failure} />
      </div>
    </Dialog>
  );
}
