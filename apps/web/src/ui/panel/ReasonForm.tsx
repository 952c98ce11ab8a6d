import { useState } from 'react';
import { TextArea } from '../Field.js';
import { Failure } from './Failure.js';
import { SmallForm } from './SmallForm.js';
import { useSending } from './use-sending.js';

interface Props {
  label: string;
  /** What is said while it is too short; null where a reason is optional. */
  needed: string | ((left: number) => string) | null;
  min?: number;
  max?: number;
  action: string;
  send: (reason: string) => Promise<unknown>;
  /** Sent or given up. */
  onDone: () => void;
  look?: 'primary' | 'danger';
}

/** Asks for one line of reason, and keeps it when the command is refused. */
export function ReasonForm({
  label,
  needed,
  min = needed === null ? 0 : 1,
  max = 500,
  action,
  send,
  onDone,
  look = 'primary',
}: Props) {
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const left = min - reason.trim().length;
  const fault = left > 0 && needed ? (typeof needed === 'string' ? needed : needed(left)) : undefined;

  const submit = async () => {
    setTried(true);
    if (left <= 0 && (await sending.send(() => send(reason.trim())))) onDone();
  };
  return (
    <SmallForm action={action} look={look} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      <TextArea
        label={label}
        fault={tried ? fault : undefined}
        hint={tried ? undefined : typeof needed === 'function' && fault}
        maxLength={max}
        rows={2}
        value={reason}
        onChange={({ target }) => setReason(target.value.replaceAll(/[\r\n]+/g, ' '))}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.stopPropagation();
            onDone();
          } else if (event.key === 'Enter') {
            event.preventDefault();
            void submit();
          }
        }}
      />
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
