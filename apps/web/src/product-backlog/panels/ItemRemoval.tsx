import { useState } from 'react';
import type { Item } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import styles from '../../ui/panel/panel.module.css';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import { useFocusBack } from '../../ui/panel/use-focus-back.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { removeItem, restoreItem } from '../commands.js';
import { words } from './words.js';

/** Takes the item out of the backlog, and brings it back: the product owner's alone. */
export function ItemRemoval({ item }: { item: Item }) {
  const { order } = useCan();
  const [asking, setAsking] = useState(false);
  const opener = useFocusBack(asking);
  const { busy, failure, send } = useSending();
  if (!order || item.marks.splitInto) return null;
  if (asking)
    return (
      <ReasonForm
        label={words.item.removeReason}
        needed={null}
        action={words.item.removeNow}
        look="danger"
        send={(reason) => removeItem(item.id, reason || undefined)}
        onDone={() => setAsking(false)}
      />
    );
  if (item.removedAt)
    return (
      <div className={styles.stack}>
        <p>{words.item.removedWhen}</p>
        <div>
          <Button ref={opener} disabled={busy} onClick={() => void send(() => restoreItem(item.id))}>
            {words.item.restore}
          </Button>
        </div>
        <Failure failure={failure} />
      </div>
    );
  return (
    <div>
      <Button ref={opener} size="small" look="quiet" onClick={() => setAsking(true)}>
        {words.item.remove}
      </Button>
    </div>
  );
}
