import { useState } from 'react';
import type { Item, Verdict, VerdictGiven } from '@twotrack/product-backlog/contract';
import { SelectField, TextField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { giveVerdict } from './commands.js';
import { verdicts } from './verdict-words.js';
import { words } from './words.js';

interface Props {
  item: Item;
  was: VerdictGiven | null;
  onDone: () => void;
}

/** Whether the hypothesis held, and why the product owner says so. */
export function VerdictForm({ item, was, onDone }: Props) {
  const [verdict, setVerdict] = useState<Verdict>(was?.verdict ?? 'proven');
  const [reason, setReason] = useState(was?.reason ?? '');
  const [sent, setSent] = useState(false);
  const { busy, failure, send } = useSending();
  const missing = reason.trim() === '';
  const submit = async () => {
    setSent(true);
    if (!missing && (await send(() => giveVerdict(item, was, { verdict, reason: reason.trim() })))) onDone();
  };
  return (
    <SmallForm action={words.giveButton} busy={busy} onSubmit={submit} onCancel={onDone}>
      <SelectField
        label={words.verdict}
        autoFocus
        value={verdict}
        onChange={({ target }) => setVerdict(target.value as Verdict)}
      >
        {Object.entries(verdicts).map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <TextField
        label={words.reason}
        maxLength={500}
        fault={sent && missing ? words.reasonNeeded : undefined}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Failure failure={failure} />
    </SmallForm>
  );
}
