import { useState } from 'react';
import type { CannedReply, CreateCannedReply } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import { TextArea, TextField } from '../../../ui/Field.js';
import panel from '../../../ui/panel/panel.module.css';
import { words } from './words.js';

interface ReplyFormProps {
  /** Null: a new one. */
  reply: CannedReply | null;
  busy: boolean;
  onSave: (reply: CreateCannedReply) => void;
  onCancel: () => void;
}

export function ReplyForm({ reply, busy, onSave, onCancel }: ReplyFormProps) {
  const [name, setName] = useState(reply?.name ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const complete = name.trim() !== '' && text.trim() !== '';
  return (
    <form
      className={panel.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (complete) onSave({ name: name.trim(), text });
      }}
    >
      <TextField label={words.name} maxLength={60} value={name} onChange={({ target }) => setName(target.value)} />
      <TextArea
        label={words.text}
        rows={4}
        maxLength={10_000}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <div className={panel.actions}>
        <Button type="submit" size="small" look="primary" disabled={busy || !complete}>
          {words.save}
        </Button>
        <Button size="small" look="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
      </div>
    </form>
  );
}
