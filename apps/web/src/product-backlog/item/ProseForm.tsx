import { useState, type ReactNode } from 'react';
import { TextArea } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';

interface Props {
  label: string;
  hint?: string;
  needed: string;
  action: string;
  first?: string;
  max?: number;
  send: (text: string) => Promise<unknown>;
  onDone: () => void;
  /** Another control below the text. */
  children?: ReactNode;
}

/** Asks for some lines of text: Ctrl or ⌘ with Enter sends. What was typed stays when it is refused. */
export function ProseForm({ label, hint, needed, action, first = '', max = 4000, send, onDone, children }: Props) {
  const [text, setText] = useState(first);
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const submit = async () => {
    setTried(true);
    if (text.trim() && (await sending.send(() => send(text.trim())))) onDone();
  };
  return (
    <SmallForm action={action} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      <TextArea
        label={label}
        hint={hint}
        fault={tried && !text.trim() ? needed : undefined}
        maxLength={max}
        rows={3}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.stopPropagation();
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
        }}
      />
      {children}
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
