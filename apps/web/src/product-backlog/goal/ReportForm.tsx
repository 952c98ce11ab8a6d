import { useState } from 'react';
import type { Goal } from '@twotrack/product-backlog/contract';
import { TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { reportProgress } from './commands.js';
import { numberIn } from './goal-draft.js';
import { words } from './words.js';

/** Where the measure stands now. */
export function ReportForm({ goal, onDone }: { goal: Goal; onDone: () => void }) {
  const { name, unit, current } = goal.measure;
  const [text, setText] = useState(String(current));
  const sending = useSending();
  const value = numberIn(text);
  const submit = async () => {
    if (value !== null && (await sending.send(() => reportProgress(goal, value)))) onDone();
  };
  return (
    <SmallForm action={words.reportButton} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      <TextField
        label={words.reportLabel(name, unit)}
        fault={value === null ? words.wrong.number : undefined}
        inputMode="decimal"
        autoFocus
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
