import { useState } from 'react';
import type { AddEvidence, Item } from '@twotrack/product-backlog/contract';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { numberIn } from '../goal/goal-draft.js';
import { addEvidence } from './commands.js';
import styles from './evidence.module.css';
import { words } from './words.js';

const EMPTY = { value: '', unit: '', link: '', note: '' };

/** Something that was seen: a number with its unit, a link or a note. */
export function AddForm({ item, onDone }: { item: Item; onDone: () => void }) {
  const [draft, setDraft] = useState(EMPTY);
  const [wrong, setWrong] = useState(false);
  const { busy, failure, send } = useSending();
  const field = (name: keyof typeof EMPTY) => ({
    value: draft[name],
    onChange: ({ target }: { target: { value: string } }) => setDraft({ ...draft, [name]: target.value }),
  });
  const submit = async () => {
    const body = bodyOf(draft);
    setWrong(body === null);
    if (body && (await send(() => addEvidence(item, body)))) onDone();
  };
  return (
    <SmallForm action={words.addButton} busy={busy} onSubmit={submit} onCancel={onDone}>
      <div className={panel.columns}>
        <TextField label={words.number} inputMode="decimal" autoFocus {...field('value')} />
        <TextField label={words.unit} hint={words.unitHint} maxLength={40} {...field('unit')} />
      </div>
      <TextField label={words.note} maxLength={1000} {...field('note')} />
      <TextField label={words.link} type="url" inputMode="url" {...field('link')} />
      {wrong && (
        <p className={styles.state} role="alert">
          {words.nothing}
        </p>
      )}
      <Failure failure={failure} />
    </SmallForm>
  );
}

/** Null where nothing is said, or a number without its unit. */
function bodyOf({ value, unit, link, note }: typeof EMPTY): AddEvidence | null {
  const number = value.trim() ? numberIn(value) : undefined;
  if (number === null || (number !== undefined && !unit.trim())) return null;
  const body = {
    ...(number !== undefined && { number: { value: number, unit: unit.trim() } }),
    ...(link.trim() && { link: link.trim() }),
    ...(note.trim() && { note: note.trim() }),
  };
  return Object.keys(body).length > 0 ? body : null;
}
