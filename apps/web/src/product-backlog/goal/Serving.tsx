import { useCallback, useState } from 'react';
import type { Goal, Item } from '@twotrack/product-backlog/contract';
import { orderOf } from '@twotrack/product-backlog/domain';
import { useCan } from '../../identity/session.js';
import { useSlowly } from '../../live/use-slowly.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { ItemPicker } from '../panels/ItemPicker.js';
import { items } from '../product-store.js';
import { words as product } from '../words.js';
import { setGoalOf } from './commands.js';
import styles from './goal.module.css';
import { words } from './words.js';

const everything = (tell: () => void) => items.subscribe('*', tell);

/** The open items that serve the goal, in their order; the product owner takes them in and out. */
export function Serving({ goal: { id } }: { goal: Goal }) {
  const { order } = useCan();
  const look = useCallback(() => orderOf(items.cards()).filter(({ goalId }) => goalId === id), [id]);
  const serving = useSlowly(everything, look);
  const [picked, setPicked] = useState(0);
  const { busy, failure, send } = useSending();
  const put = (item: Item, goalId: string | null) => void send(() => setGoalOf(item, goalId));
  return (
    <Section heading={words.serving(serving.length)}>
      {serving.length === 0 && <p className={panel.muted}>{words.nothingServes}</p>}
      <ul className={styles.items}>
        {serving.map((item) => (
          <li key={item.id}>
            <span>
              <span className={styles.key}>{item.key}</span> {item.title}
              <span className={panel.muted}> · {product.column[item.column]}</span>
            </span>
            {order && (
              <Button
                size="small"
                look="quiet"
                disabled={busy}
                aria-label={words.takeOut(item.key)}
                onClick={() => put(item, null)}
              >
                ✕
              </Button>
            )}
          </li>
        ))}
      </ul>
      {order && (
        <ItemPicker
          key={picked}
          label={words.takeIn}
          value={null}
          onChange={(item) => {
            setPicked(picked + 1);
            if (item) put(item, id);
          }}
        />
      )}
      <Failure failure={failure} />
    </Section>
  );
}
