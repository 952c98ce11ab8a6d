import { useState } from 'react';
import type { ItemRanked } from '@twotrack/product-backlog/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import styles from '../../ui/panel/panel.module.css';
import { useFocusBack } from '../../ui/panel/use-focus-back.js';
import { Section } from '../../ui/panel/Section.js';
import { behalf } from '../order/history-words.js';
import { ranked } from './history-words.js';
import type { PartProps } from './item-detail.js';
import { useNames } from './names.js';
import { usePlaceInOrder } from './order.js';
import { RankForm } from './RankForm.js';
import { words } from './words.js';

/** Where it stands, and the decision that put it there: who, when, past what, why (B3). */
export function ItemPlace({ item, detail }: PartProps) {
  const { work } = useCan();
  const [placing, setPlacing] = useState(false);
  const opener = useFocusBack(placing);
  const place = usePlaceInOrder(item);
  const { item: added, history } = detail;
  const decision = history.find((event) => event.type === 'item-ranked');
  const when = useAgo();
  return (
    <Section heading={words.place.heading}>
      <p>{place ? words.place.rank(place) : words.place.outOfOrder}</p>
      {decision ? (
        <Decision decision={decision} who={decision.by.name + behalf(decision.onBehalfOf)} when={when(decision.at)} />
      ) : (
        place && <p>{words.place.neverRanked(added.createdBy.name, when(added.createdAt))}</p>
      )}
      {placing && <RankForm item={item} onDone={() => setPlacing(false)} />}
      {!placing && place && work && (
        <div>
          <Button ref={opener} size="small" onClick={() => setPlacing(true)}>
            {words.place.rankHere}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Decision({ decision, who, when }: { decision: ItemRanked; who: string; when: string }) {
  const names = useNames();
  const { now, was, reason, proposalId } = decision;
  return (
    <div className={styles.decision}>
      <p>
        {words.place.ranked(who, when, ranked(now, names))} {proposalId && words.place.onProposal}
      </p>
      <p className={styles.muted}>{was.before ? words.place.was(names.item(was.before)) : words.place.wasLast}</p>
      {reason ? <p className={styles.reason}>“{reason}”</p> : <p className={styles.muted}>{words.place.noReason}</p>}
    </div>
  );
}
