import { useState } from 'react';
import { Failure } from '../../ui/panel/Failure.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { MergePicker, type MergeTarget } from '../panels/MergePicker.js';
import { words as panels } from '../panels/words.js';
import { words } from './words.js';

interface Props {
  count: number;
  send: (into: MergeTarget) => Promise<unknown>;
  /** Sent or given up. */
  onDone: () => void;
}

/** Requests that ask for what an item is already there for, or for the same as another request. */
export function MergeAllForm({ count, send, onDone }: Props) {
  const [target, setTarget] = useState<MergeTarget | null>(null);
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const submit = async () => {
    setTried(true);
    if (target && (await sending.send(() => send(target)))) onDone();
  };
  return (
    <SmallForm action={words.mergeNow(count)} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      <MergePicker
        value={target}
        onChange={setTarget}
        fault={tried && !target ? panels.inbox.mergeNeeded : undefined}
      />
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
