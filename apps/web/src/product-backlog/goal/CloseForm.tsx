import { useState } from 'react';
import type { Goal, Reached } from '@twotrack/product-backlog/contract';
import { SelectField, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { closeGoal } from './commands.js';
import { words } from './words.js';

const likely = ({ measure: { from, to, current } }: Goal): Reached =>
  Math.sign(to - from) * (current - to) >= 0 ? 'reached' : current === from ? 'missed' : 'partly';

/** Ends a goal, and records what was reached. */
export function CloseForm({ goal, onDone }: { goal: Goal; onDone: () => void }) {
  const [reached, setReached] = useState(() => likely(goal));
  const [note, setNote] = useState('');
  const sending = useSending();
  const submit = async () => {
    const said = note.trim();
    if (await sending.send(() => closeGoal(goal, { reached, ...(said && { note: said }) }))) onDone();
  };
  return (
    <SmallForm action={words.closeButton} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      <SelectField
        label={words.closeLabel}
        autoFocus
        value={reached}
        onChange={({ target }) => setReached(target.value as Reached)}
      >
        {(Object.keys(words.reached) as Reached[]).map((one) => (
          <option key={one} value={one}>
            {words.reached[one]}
          </option>
        ))}
      </SelectField>
      <TextField label={words.note} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
