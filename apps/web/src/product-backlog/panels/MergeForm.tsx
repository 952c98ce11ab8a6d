import { useState } from 'react';
import type { Request } from '@twotrack/product-backlog/contract';
import { Failure } from '../../ui/panel/Failure.js';
import { SmallForm } from '../../ui/panel/SmallForm.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { mergeRequest } from '../commands.js';
import { joinRequest } from '../inbox/commands.js';
import { MergePicker, type MergeTarget } from './MergePicker.js';
import { words } from './words.js';

/** A request that asks for what an item is already there for, or for what another request asks for too. */
export function MergeForm({ request, onDone }: { request: Request; onDone: () => void }) {
  const [target, setTarget] = useState<MergeTarget | null>(null);
  const [tried, setTried] = useState(false);
  const { busy, failure, send } = useSending();
  const merge = async (into: MergeTarget): Promise<unknown> =>
    'item' in into ? mergeRequest(request, into.item.id) : joinRequest(request, into.request.id);
  const submit = async () => {
    setTried(true);
    if (target && (await send(() => merge(target)))) onDone();
  };
  return (
    <SmallForm action={words.inbox.mergeNow} busy={busy} onSubmit={submit} onCancel={onDone}>
      <MergePicker
        value={target}
        onChange={setTarget}
        except={request.id}
        fault={tried && !target ? words.inbox.mergeNeeded : undefined}
      />
      <Failure failure={failure} />
    </SmallForm>
  );
}
