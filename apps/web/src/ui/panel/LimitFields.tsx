import { SelectField, TextField } from '../Field.js';
import styles from './panel.module.css';
import { words } from './words.js';

export type Mode = keyof typeof words.limit.modes;

/** A limit while it is typed: the count as text, so that nothing typed is lost. */
export interface LimitDraft {
  count: string;
  mode: Mode;
}

export interface Limit {
  count: number;
  mode: Exclude<Mode, 'off'>;
}

export const draftOf = (limit: Limit | null | undefined): LimitDraft =>
  limit ? { count: String(limit.count), mode: limit.mode } : { count: '', mode: 'off' };

/** The limit that was typed; `undefined` while it is not one. */
export const limitOf = ({ count, mode }: LimitDraft): Limit | null | undefined => {
  if (mode === 'off') return null;
  const number = /^\d{1,3}$/.test(count.trim()) ? Number(count) : 0;
  return number >= 1 ? { count: number, mode } : undefined;
};

export const sameLimit = (a: LimitDraft, b: LimitDraft): boolean =>
  a.mode === b.mode && (a.mode === 'off' || a.count.trim() === b.count.trim());

interface Props {
  draft: LimitDraft;
  onChange: (draft: LimitDraft) => void;
  /** Entry and end columns only warn, so that work always has a place (W1). */
  onlyWarns: boolean;
  countLabel: string;
  modeLabel: string;
  disabled: boolean;
  tried: boolean;
}

export function LimitFields({ draft, onChange, onlyWarns, countLabel, modeLabel, disabled, tried }: Props) {
  const modes: Mode[] = onlyWarns ? ['off', 'warn'] : ['off', 'warn', 'block', 'block-unless-reason'];
  return (
    <div className={styles.limit}>
      <SelectField
        label={modeLabel}
        hint={words.limit.hints[draft.mode]}
        value={draft.mode}
        disabled={disabled}
        onChange={({ target }) => onChange({ ...draft, mode: modes.find((mode) => mode === target.value) ?? 'off' })}
      >
        {modes.map((mode) => (
          <option key={mode} value={mode}>
            {words.limit.modes[mode]}
          </option>
        ))}
      </SelectField>
      {draft.mode !== 'off' && (
        <TextField
          label={countLabel}
          fault={tried && limitOf(draft) === undefined ? words.limit.needed : undefined}
          inputMode="numeric"
          maxLength={3}
          value={draft.count}
          disabled={disabled}
          onChange={({ target }) => onChange({ ...draft, count: target.value })}
        />
      )}
    </div>
  );
}
