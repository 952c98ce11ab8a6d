import { useState } from 'react';
import { Ban } from 'lucide-react';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { secondsBetween } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import styles from '../../ui/panel/panel.module.css';
import { FocusKeeper } from '../../ui/panel/FocusKeeper.js';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import { useFocusBack } from '../../ui/panel/use-focus-back.js';
import { useNow } from '../../ui/panel/use-now.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { duration } from '../../ui/panel/words.js';
import { blockItem, unblockItem } from '../commands.js';
import type { PartProps } from './item-detail.js';
import { words } from './words.js';

/** What blocks it and for how long, and the way to say so (P18). */
export const ItemBlock = ({ item }: Pick<PartProps, 'item'>) => (
  <FocusKeeper rows={item.blocked?.since ?? ''} label={words.blocked.label}>
    <Block item={item} />
  </FocusKeeper>
);

function Block({ item }: Pick<PartProps, 'item'>) {
  const { work } = useCan();
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const opener = useFocusBack(asking);
  const { busy, failure, send } = useSending();
  const { blocked, blockedSeconds } = item;

  // until it was taken: a guess that is refused takes neither the words nor the refusal along
  if (asking)
    return (
      <ReasonForm
        label={words.blocked.reason}
        needed={words.blocked.reasonNeeded}
        action={words.blocked.block}
        send={(reason) => blockItem(item.id, reason)}
        onDone={() => setAsking(false)}
      />
    );
  if (blocked)
    return (
      <div className={styles.blocked}>
        <p className={styles.blockedBy}>
          <Ban size={14} aria-hidden />
          <b>{blocked.reason}</b>
        </p>
        <p>
          {words.blocked.since(blocked.by.name, duration(secondsBetween(blocked.since, now)))}
          {blockedSeconds > 0 && `. ${words.blocked.before(duration(blockedSeconds))}.`}
        </p>
        {work && (
          <Button ref={opener} size="small" disabled={busy} onClick={() => void send(() => unblockItem(item.id))}>
            {words.blocked.unblock}
          </Button>
        )}
        <Failure failure={failure} />
      </div>
    );
  return (
    <div className={styles.stack}>
      {blockedSeconds > 0 && <p className={styles.muted}>{words.blocked.total(duration(blockedSeconds))}</p>}
      {work && !item.doneAt && !item.removedAt && !item.setAside && (
        <div>
          <Button ref={opener} size="small" onClick={() => setAsking(true)}>
            {words.blocked.block}
          </Button>
        </div>
      )}
    </div>
  );
}
