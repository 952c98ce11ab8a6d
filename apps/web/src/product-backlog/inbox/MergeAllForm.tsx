import { useEffect, useId, useState } from 'react';
import type { Item } from '@twotrack/product-backlog/contract';
import { Failure } from '../../ui/panel/Failure.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { ItemPicker } from '../panels/ItemPicker.js';
import { words as panels } from '../panels/words.js';
import { words } from './words.js';

interface Props {
  count: number;
  send: (itemId: string) => Promise<unknown>;
  /** Sent or given up. */
  onDone: () => void;
}

/** Requests that ask for what an item is already there for. */
export function MergeAllForm({ count, send, onDone }: Props) {
  const [item, setItem] = useState<Item | null>(null);
  const [tried, setTried] = useState(false);
  const sending = useSending();
  const id = useId();
  useEffect(() => document.getElementById(id)?.querySelector('input')?.focus(), [id]);
  const submit = async () => {
    setTried(true);
    if (item && (await sending.send(() => send(item.id)))) onDone();
  };
  return (
    <SmallForm id={id} action={words.mergeNow(count)} busy={sending.busy} onSubmit={submit} onCancel={onDone}>
      <ItemPicker
        label={panels.inbox.mergeInto}
        value={item}
        onChange={setItem}
        fault={tried && !item ? panels.inbox.mergeNeeded : undefined}
      />
      <Failure failure={sending.failure} />
    </SmallForm>
  );
}
