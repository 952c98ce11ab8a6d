import { useSlowly } from '../../live/use-slowly.js';
import { useValue } from '../../live/value.js';
import { tickets } from '../service-store.js';
import { arrived, isMorning } from './arrivals.js';
import { countFilters, filterNames, filterTitle, serviceFilter } from './filters.js';
import styles from './filters.module.css';
import { words } from './words.js';

interface FilterPaneProps {
  filter: string;
  onFilter: (name: string) => void;
}

const everything = (tell: () => void) => {
  const ends = [tickets.subscribe('*', tell), arrived.subscribe(tell)];
  return () => ends.forEach((end) => end());
};

/** What to look at: with how many there are of it. */
export function FilterPane({ filter, onFilter }: FilterPaneProps) {
  const { counts, services } = useSlowly(everything, countFilters);
  const morning = useValue(arrived);
  const names = [...(isMorning(morning) ? (['arrived'] as const) : []), ...filterNames];
  const choice = (name: string, count: number) => (
    <li key={name}>
      <button type="button" className={styles.filter} aria-pressed={name === filter} onClick={() => onFilter(name)}>
        <span className={styles.name}>{filterTitle(name)}</span>
        <span className={styles.count}>{count}</span>
      </button>
    </li>
  );
  return (
    <nav className={styles.filters} aria-label={words.filters.heading}>
      <ul>{names.map((name) => choice(name, counts[name]))}</ul>
      {services.length > 0 && <h2 className={styles.heading}>{words.filters.byService}</h2>}
      <ul>{services.map(([service, count]) => choice(serviceFilter(service), count))}</ul>
    </nav>
  );
}
