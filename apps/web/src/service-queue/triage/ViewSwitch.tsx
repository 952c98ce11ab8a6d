import { useCallback, useEffect } from 'react';
import { useBoard } from '../../board/parts/gestures.js';
import { useSlowly } from '../../live/use-slowly.js';
import { tickets } from '../service-store.js';
import { ticketsFor } from './filters.js';
import { expand, picked } from './picked.js';
import styles from './triage.module.css';
import { words } from './words.js';

interface ViewSwitchProps {
  listed: boolean;
  onList: (listed: boolean) => void;
}

/** A group as one row, or its tickets one by one below it. */
export const ViewSwitch = ({ listed, onList }: ViewSwitchProps) => (
  <div className={styles.views} role="group" aria-label={words.view.label}>
    <button type="button" aria-pressed={!listed} onClick={() => onList(false)}>
      {words.view.groups}
    </button>
    <button type="button" aria-pressed={listed} onClick={() => onList(true)}>
      {words.view.list}
    </button>
  </div>
);

const everything = (tell: () => void) => tickets.subscribe('*', tell);

/** How many rows there are; where they are listed one by one, every group is opened. */
export function useListed(filter: string, listed: boolean): number {
  const { text } = useBoard().filter;
  const look = useCallback(() => {
    const found = ticketsFor(filter, text);
    return { count: found.length, groups: found.filter(({ marks }) => marks.folded).map(({ id }) => id) };
  }, [filter, text]);
  const { count, groups } = useSlowly(everything, look);
  const all = groups.join();
  useEffect(() => {
    const { expanded } = picked.get();
    if (listed) for (const id of all.split(',')) if (id && !expanded.has(id)) expand(id, true);
  }, [listed, all]);
  useEffect(
    () => () => {
      if (listed) for (const id of picked.get().expanded) expand(id, false);
    },
    [listed],
  );
  return count;
}
