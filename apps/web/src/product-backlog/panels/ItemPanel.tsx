import { Suspense, lazy, useRef, useState } from 'react';
import type { ColumnId, Item, ItemDetail } from '@twotrack/product-backlog/contract';
import { Refused } from '../../http/refused.js';
import { SidePanel } from '../../ui/Dialog.js';
import { Failure } from '../../ui/panel/Failure.js';
import { HistorySection } from '../../ui/panel/HistorySection.js';
import styles from '../../ui/panel/panel.module.css';
import { Unloaded } from '../../ui/panel/Unloaded.js';
import { moveItem } from '../commands.js';
import { ItemGoal } from '../goal/ItemGoal.js';
import { AskedFor } from '../inbox/AskedFor.js';
import { FeedbackSection } from '../inbox/FeedbackSection.js';
import { useItem } from '../product-store.js';
import { tell } from './history-words.js';
import { useItemDetail } from './item-detail.js';
import { ItemAway } from './ItemAway.js';
import { ItemBlock } from './ItemBlock.js';
import { ItemHead } from './ItemHead.js';
import { ItemKind } from './ItemKind.js';
import { ItemPlace } from './ItemPlace.js';
import { ItemProblem } from './ItemProblem.js';
import { ItemRemoval } from './ItemRemoval.js';
import { ItemProposals } from './ItemStory.js';
import { ItemWork } from './ItemWork.js';
import { useNames } from './names.js';
import { ProductRefusal } from './ProductRefusal.js';
import type { ItemPanelProps } from './props.js';
import { words } from './words.js';

const PastSection = lazy(() => import('../past/PastSection.js'));
const EvidenceSection = lazy(() => import('../evidence/EvidenceSection.js'));
const ItemWorth = lazy(() => import('../refine/ItemWorth.js'));
const ItemTalk = lazy(() => import('../item/ItemTalk.js'));

/** Everything about one item, over the right side of the board, which stays live. */
export function ItemPanel({ itemId, onClose }: ItemPanelProps) {
  const live = useItem(itemId);
  const { data: detail, error, refetch } = useItemDetail(itemId);
  const item = live ?? detail?.item;
  return (
    <SidePanel onClose={onClose} title={item?.key ?? words.item.heading}>
      {item && detail && <Parts item={item} detail={detail} />}
      {(error || !detail) && (
        <Unloaded
          error={error}
          missing={words.item.gone}
          failed={words.item.failed(item?.key ?? words.item.heading)}
          retry={refetch}
        />
      )}
    </SidePanel>
  );
}

function Parts({ item, detail }: { item: Item; detail: ItemDetail }) {
  const names = useNames();
  const top = useRef<HTMLDivElement>(null);
  const [refusal, setRefusal] = useState<{ refused: Refused; to: ColumnId } | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);

  const move = async (to: ColumnId) => {
    setFailure(null);
    try {
      await moveItem(item.id, to);
    } catch (problem) {
      if (problem instanceof Refused) setRefusal({ refused: problem, to });
      else setFailure(problem as Error);
    }
  };
  return (
    <div className={styles.parts}>
      <ItemHead item={item} detail={detail} />
      <ItemAway item={item} detail={detail} />
      <div ref={top} className={styles.columns}>
        <ItemWork item={item} onMove={(to) => void move(to)} />
        <ItemKind item={item} />
      </div>
      <Failure failure={failure} />
      <ItemGoal item={item} />
      <ItemBlock item={item} />
      <ItemProblem item={item} detail={detail} />
      <Suspense>
        <ItemWorth item={item} />
        <ItemTalk item={item} />
        <EvidenceSection item={item} />
      </Suspense>
      <FeedbackSection item={item} detail={detail} />
      <ItemPlace item={item} detail={detail} />
      <ItemProposals item={item} />
      <AskedFor item={item} detail={detail} />
      <HistorySection history={detail.history} tell={(event) => tell(event, names)} />
      {detail.past.length > 0 && (
        <Suspense>
          <PastSection past={detail.past} />
        </Suspense>
      )}
      <ItemRemoval item={item} />
      {refusal && (
        <ProductRefusal
          refused={refusal.refused}
          itemId={item.id}
          retry={(reason) => moveItem(item.id, refusal.to, reason)}
          onClose={() => setRefusal(null)}
          anchor={top.current}
        />
      )}
    </div>
  );
}
