import { useCallback } from 'react';
import type { ColumnId, Item } from '@twotrack/product-backlog/contract';
import { CardFrame } from '../board/parts/CardFrame.js';
import card from '../board/parts/card.module.css';
import type { Frame } from '../board/parts/track.js';
import { WhoWorks } from '../board/parts/WhoWorks.js';
import { useFaces, type Face } from '../identity/people.js';
import { useTold } from '../live/server-time.js';
import { useValue } from '../live/value.js';
import { ageOf } from '../ui/times.js';
import { useAgeing, type Ageing } from './ageing.js';
import styles from './item-card.module.css';
import { goal, useItem } from './product-store.js';
import { words } from './words.js';

export function ItemCard(frame: Frame) {
  const item = useItem(frame.id);
  const faces = useFaces();
  const aim = useValue(goal);
  const measured = useAgeing(frame.columnId as ColumnId, item?.enteredColumnAt ?? '');
  // What is finished does not age
  const ageing = frame.columnId === 'done' ? null : measured;
  if (!item) return null;
  const { key, title, type, blocked, whoseProblem } = item;
  const aside = !!aim && item.goalId !== aim.id;
  const open = item.marks.questions?.open;
  return (
    <CardFrame
      frame={frame}
      cardKey={key}
      label={spoken(item, frame.at + 1, ageing, faces, aside)}
      look={blocked ? 'blocked' : undefined}
      line={ageing}
      aside={aside}
      top={
        <>
          {item.rank !== null && <span className={styles.rank}>{frame.at + 1}</span>}
          <span className={card.key}>{key}</span>
          {type !== 'feature' && <span className={`${card.tag} ${styles[type]}`}>{words.type[type]}</span>}
          <Age since={item.enteredColumnAt} ageing={ageing} />
        </>
      }
      title={title}
      bottom={
        blocked ? (
          <span className={`${card.fill} ${styles.blocked}`} title={words.waits(blocked.reason)}>
            {blocked.reason}
          </span>
        ) : (
          <span className={card.fill}>{[whoseProblem, open && words.questions(open)].filter(Boolean).join(' · ')}</span>
        )
      }
      end={<WhoWorks ids={item.assignees} />}
    />
  );
}

/** How long it has been in this column. */
function Age({ since, ageing }: { since: string; ageing: Ageing }) {
  const age = useTold(useCallback((now: number) => ageOf(since, now), [since]));
  return (
    <span className={`${card.age} ${card.push} ${card.narrowHides}`} title={words.inColumnSince(age)}>
      {ageing === 'old' && <span className={styles.older}>{words.olderThanMost} ·</span>}
      {age}
    </span>
  );
}

function spoken(
  { key, title, type, rank, blocked, assignees, marks }: Item,
  place: number,
  ageing: Ageing,
  faces: ReadonlyMap<string, Face>,
  aside: boolean,
): string {
  const names = assignees.map((id) => faces.get(id)?.name ?? '?').join(', ');
  return [
    words.spoken.item(key, title, words.type[type]),
    rank !== null && words.spoken.rank(place),
    aside && words.spoken.aside,
    ageing === 'old' && words.olderThanMost,
    blocked && words.spoken.blocked(blocked.reason),
    marks.questions?.open && words.questions(marks.questions.open),
    names ? words.spoken.by(names) : words.spoken.nobody,
  ]
    .filter(Boolean)
    .join(', ');
}
