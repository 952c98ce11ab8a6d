import { useState } from 'react';
import type { Item } from '@twotrack/product-backlog/contract';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { localDay } from '../goal/days.js';
import { setReviewDate } from './commands.js';
import { words } from './words.js';

/** When the item is looked at again, from the beginning of that day where the person is. */
export function DateForm({ item, onDone }: { item: Item; onDone: () => void }) {
  const [day, setDay] = useState(() => localDay(Date.parse(item.marks.bet!.reviewAt!)));
  const { busy, failure, send } = useSending();
  const at = new Date(`${day}T00:00:00`);
  const right = !Number.isNaN(at.getTime());
  const submit = async () => {
    if (right && (await send(() => setReviewDate(item, at.toISOString())))) onDone();
  };
  return (
    <SmallForm action={words.dateButton} busy={busy} onSubmit={submit} onCancel={onDone}>
      <TextField
        label={words.date}
        type="date"
        autoFocus
        fault={right ? undefined : words.wrongDate}
        value={day}
        onChange={({ target }) => setDay(target.value)}
      />
      <Failure failure={failure} />
    </SmallForm>
  );
}
