import type { BacklogSettings } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import styles from './refine.module.css';
import { FILTERS, type Filter } from './search.js';
import { words } from './words.js';

export type Asking = 'order' | 'formula' | 'ready' | 'split';

interface RefineHeadProps {
  filter: Filter;
  /** How many each filter shows, in their order. */
  counts: readonly number[];
  weights: BacklogSettings['weights'];
  owner: boolean;
  session: boolean;
  onFilter: (filter: Filter) => void;
  onAsk: (asking: Asking) => void;
  onSession: () => void;
}

/** Which items, by which formula, and what can be done with all of them. */
export const RefineHead = ({ filter, counts, weights, owner, session, ...on }: RefineHeadProps) => (
  <header className={styles.head}>
    <h2>{words.title}</h2>
    <div className={styles.filters} role="group" aria-label={words.filtersOf}>
      {FILTERS.map((one, i) => (
        <Button key={one} size="small" aria-pressed={one === filter} onClick={() => on.onFilter(one)}>
          {words.filters[one]} {counts[i]}
        </Button>
      ))}
    </div>
    <span className={styles.gap} />
    <Button size="small" look="quiet" onClick={() => on.onAsk('formula')}>
      {words.formula.presets[weights.preset]} · {words.formula.open(weights.version)}
    </Button>
    <Button size="small" look="quiet" onClick={() => on.onAsk('ready')}>
      {words.ready.open}
    </Button>
    {owner && (
      <Button size="small" onClick={() => on.onAsk('order')}>
        {words.order.open}
      </Button>
    )}
    <Button size="small" look="primary" onClick={on.onSession}>
      {session ? words.session.end : words.session.open}
    </Button>
  </header>
);
