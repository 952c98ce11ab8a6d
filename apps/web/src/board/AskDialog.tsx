import { useId, useRef, type FormEvent } from 'react';
import { Button } from '../ui/Button.js';
import { Dialog } from '../ui/Dialog.js';
import { TextField } from '../ui/Field.js';
import { words } from './words.js';

interface AskDialogProps {
  title: string;
  label: string;
  submit: string;
  onAnswer: (line: string | null) => void;
}

/** Asks for one line. */
export function AskDialog({ title, label, submit, onAnswer }: AskDialogProps) {
  const form = useId();
  const field = useRef<HTMLInputElement>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    const line = field.current!.value.trim();
    if (line) onAnswer(line);
  };
  return (
    <Dialog
      open
      title={title}
      onClose={() => onAnswer(null)}
      initialFocus={field}
      footer={
        <>
          <Button onClick={() => onAnswer(null)}>{words.ask.cancel}</Button>
          <Button look="primary" type="submit" form={form}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={send}>
        <TextField ref={field} label={label} required maxLength={500} autoComplete="off" />
      </form>
    </Dialog>
  );
}
