import { useCallback, useEffect } from 'react';
import { useSlowly } from '../../live/use-slowly.js';
import { tickets } from '../service-store.js';
import { ticketsFor, type Sought } from './filters.js';
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
export function useListed(filter: string, { text, groups }: Sought, listed: boolean): { count: number; of: number } {
  const look = useCallback(() => {
    const found = ticketsFor(filter, { text, groups });
    const of = groups ? ticketsFor(filter, { text, groups: false }).length : found.length;
    return { count: found.length, of, folded: found.filter(({ marks }) => marks.folded).map(({ id }) => id) };
  }, [filter, text, groups]);
  const { count, of, folded } = useSlowly(everything, look);
  const all = folded.join();
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
  return { count, of };
}
