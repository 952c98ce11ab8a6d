import { useCallback, useEffect, useState } from 'react';
import { groupsOnly } from '../../board/parts/settings.js';
import { useSlowly } from '../../live/use-slowly.js';
import { Button } from '../../ui/Button.js';
import { isSingle } from '../single.js';
import { tickets } from '../service-store.js';
import styles from './storm.module.css';
import { words } from './weather-words.js';

const everything = (tell: () => void) => tickets.subscribe('*', tell);

/**
 * On a phone a storm is its groups, until they are answered: everything else is folded away behind this button, which
 * says how much that is (ux.md §12).
 */
export function Singles({ groups }: { groups: readonly string[] }) {
  const [shown, setShown] = useState(false);
  const look = useCallback(() => ({ open: groups.some(isOpen), count: countSingles() }), [groups]);
  const { open, count } = useSlowly(everything, look);
  const folds = open && !shown && count > 0;
  useEffect(() => {
    groupsOnly.set(folds);
    return () => groupsOnly.set(false);
  }, [folds]);
  if (!open || count === 0) return null;
  return (
    <Button size="small" look="quiet" className={styles.singles} onClick={() => setShown(!shown)}>
      {shown ? words.storm.fold : words.storm.unfold(count)}
    </Button>
  );
}

const isOpen = (group: string): boolean => (tickets.card(group)?.marks.folded?.unacknowledged ?? 0) > 0;

function countSingles(): number {
  let count = 0;
  for (const ticket of tickets.cards()) if (isSingle(ticket)) count++;
  return count;
}
