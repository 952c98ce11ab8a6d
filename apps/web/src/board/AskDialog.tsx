import { useId, useRef, type FormEvent } from 'react';
import { Button } from '../ui/Button.js';
import { Dialog } from '../ui/Dialog.js';
import { TextField } from '../ui/Field.js';
import type { Asked } from './parts/track.js';
import { words } from './words.js';

interface AskDialogProps extends Asked {
  onAnswer: (line: string | null) => void;
}

/** Asks for one line; or only whether one is sure, and then Enter says yes. */
export function AskDialog({ title, label, about, submit, onAnswer }: AskDialogProps) {
  const form = useId();
  const field = useRef<HTMLInputElement>(null);
  const yes = useRef<HTMLButtonElement>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const line = field.current?.value.trim() ?? '';
    if (line || !label) onAnswer(line);
  };
  return (
    <Dialog
      open
      title={title}
      description={about}
      onClose={() => onAnswer(null)}
      initialFocus={label ? field : yes}
      footer={
        <>
          <Button onClick={() => onAnswer(null)}>{words.ask.cancel}</Button>
          <Button ref={yes} look="primary" type="submit" form={form}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send}>
        {label && <TextField ref={field} label={label} required maxLength={500} autoComplete="off" />}
      </form>
    </Dialog>
  );
}
