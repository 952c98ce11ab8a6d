import type { ItemDetail, ItemRanked } from '@twotrack/product-backlog/contract';
import type { Recorded } from '@twotrack/shared';
import type { WhyProps } from '../board/parts/track.js';
import { serverNow } from '../live/server-time.js';
import { Button } from '../ui/Button.js';
import { Popover } from '../ui/Popover.js';
import { timeOfDay } from '../ui/times.js';
import { behalf } from './order/history-words.js';
import { useItemDetail } from './panels/item-detail.js';
import { items, useItem } from './product-store.js';
import styles from './why.module.css';
import { words } from './words.js';

/** Which decision put it where it stands: who, when, past what (B3). */
export default function WhyHere({ cardId, anchor, onClose, onOpenCard }: WhyProps) {
  const item = useItem(cardId);
  const { data: detail } = useItemDetail(cardId);
  if (!item) return null;
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      title={words.why.title(item.key)}
      footer={
        <Button size="small" onClick={() => onOpenCard(cardId)}>
          {words.why.open}
        </Button>
      }
    >
      <div className={styles.why}>
        <Decision detail={detail} finished={item.rank === null} />
        <p className={styles.law}>{words.why.law}</p>
      </div>
    </Popover>
  );
}

function Decision({ detail, finished }: { detail: ItemDetail | undefined; finished: boolean }) {
  if (finished) return <p>{words.why.done}</p>;
  if (!detail) return <p>{words.why.loading}</p>;
  const ranked = detail.history.find((event): event is Recorded<ItemRanked> => event.type === 'item-ranked');
  if (!ranked)
    return <p>{words.why.never(detail.item.createdBy.name, timeOfDay(detail.item.createdAt, serverNow()))}</p>;
  return (
    <>
      <p>
        {words.why.ranked(
          ranked.by.name + behalf(ranked.onBehalfOf),
          timeOfDay(ranked.at, serverNow()),
          pastWhat(ranked),
        )}
      </p>
      {ranked.reason && <p className={styles.reason}>{words.why.reason(ranked.reason)}</p>}
    </>
  );
}

function pastWhat({ now: { before, after } }: ItemRanked): string {
  const next = before && items.card(before);
  const previous = after && items.card(after);
  if (next) return words.why.before(next.key);
  return previous ? words.why.after(previous.key) : words.why.somewhere;
}
