import { useState } from 'react';
import type { Item, Request } from '@twotrack/product-backlog/contract';
import { Failure } from '../../ui/panel/Failure.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { mergeRequest } from '../commands.js';
import { ItemPicker } from './ItemPicker.js';
import { words } from './words.js';

/** A request that asks for what an item is already there for. */
export function MergeForm({ request, onDone }: { request: Request; onDone: () => void }) {
  const [item, setItem] = useState<Item | null>(null);
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const submit = async () => {
    setTried(true);
    if (item && (await send(() => mergeRequest(request, item.id)))) onDone();
  };
  return (
    <SmallForm action={words.inbox.mergeNow} busy={busy} onSubmit={submit} onCancel={onDone}>
      <ItemPicker
        label={words.inbox.mergeInto}
        value={item}
        onChange={setItem}
        fault={tried && !item ? words.inbox.mergeNeeded : undefined}
      />
      <Failure failure={failure} />
    </SmallForm>
  );
}
