import { laneOf } from './limits.js';
import { useServiceColumn, useServiceColumns } from './service-store.js';
import styles from './ticket-card.module.css';
import { words } from './words.js';

/** The expedite lane in the header of Working: how many stand in it, of how many (W5). */
export function ExpediteSlot() {
  const { count, limit } = useLane();
  return (
    <span className={styles.lane} data-full={(limit !== null && count >= limit) || undefined} title={words.laneHelp}>
      <span aria-hidden>{words.lane(count, limit)}</span>
      <span className="spoken">{words.laneSpoken(count, limit)}</span>
    </span>
  );
}

/** Its tickets count against no limit of Working. */
export const useInLane = (columnId: string): number => {
  const { count } = useLane();
  return columnId === 'working' ? count : 0;
};

function useLane() {
  const working = useServiceColumns().find(({ id }) => id === 'working');
  const ids = useServiceColumn('working');
  return working ? laneOf(working, ids) : { count: 0, limit: null };
}
