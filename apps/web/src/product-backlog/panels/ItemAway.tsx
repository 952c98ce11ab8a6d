import type { Item, ItemDetail } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { asking } from '../../live/asking.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import styles from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { takeUpItem } from '../keep/commands.js';
import { words } from './away-words.js';
import type { PartProps } from './item-detail.js';
import { ItemLink } from './ItemLink.js';

/** Why an item is not on the board, and the way back: set aside (P12), or split into its parts (P11). */
export function ItemAway({ item, detail: { splitFrom, splitInto } }: PartProps) {
  return (
    <>
      {item.setAside && <Aside item={item} setAside={item.setAside} />}
      {item.marks.splitInto && <Split item={item} into={splitInto} />}
      {splitFrom && (
        <p className={styles.muted}>
          {words.partOf} <Kin part={splitFrom} />
        </p>
      )}
    </>
  );
}

function Aside({ item, setAside }: { item: Item; setAside: NonNullable<Item['setAside']> }) {
  const { order } = useCan();
  const when = useAgo();
  const { busy, failure, send } = useSending();
  return (
    <div className={styles.stack}>
      <p>{words.setAside(setAside.by.name, when(setAside.at))}</p>
      <p className={styles.reason}>“{setAside.reason}”</p>
      {order && !item.removedAt && (
        <div>
          <Button disabled={busy} onClick={() => void send(() => takeUpItem(item))}>
            {words.takeUp}
          </Button>
        </div>
      )}
      <Failure failure={failure} />
    </div>
  );
}

function Split({ item, into }: { item: Item; into: ItemDetail['splitInto'] }) {
  const { order } = useCan();
  const { busy, failure, send } = useSending();
  return (
    <div className={styles.stack}>
      <p>{words.split}</p>
      <ul className={styles.stack}>
        {into.map((part) => (
          <li key={part.id}>
            <Kin part={part} />
          </li>
        ))}
      </ul>
      {order && (
        <div>
          <Button
            disabled={busy}
            onClick={() => void send(() => asking(`/api/product-backlog/items/${item.id}/unsplit`, {}))}
          >
            {words.unsplit}
          </Button>
        </div>
      )}
      <Failure failure={failure} />
    </div>
  );
}

function Kin({ part: { key, title } }: { part: ItemDetail['splitInto'][number] }) {
  return (
    <>
      <ItemLink itemKey={key} /> {title}
    </>
  );
}
