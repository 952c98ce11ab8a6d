import { WRITTEN_MAX } from '@twotrack/product-backlog/contract';
import { Opener } from '../item/Opener.js';
import { ProseForm } from '../item/ProseForm.js';
import { words } from './words.js';

interface Props {
  action: string;
  label: string;
  hint?: string;
  done?: string;
  send: (text: string) => Promise<unknown>;
}

/** A button that asks for what is to be written. */
export const Write = ({ action, label, hint, done = words.send, send }: Props) => (
  <Opener action={action} look="quiet">
    {(close) => (
      <ProseForm
        label={label}
        {...(hint && { hint })}
        needed={words.needed}
        action={done}
        max={WRITTEN_MAX}
        send={send}
        onDone={close}
      />
    )}
  </Opener>
);
