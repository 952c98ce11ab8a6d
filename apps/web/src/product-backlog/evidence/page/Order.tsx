import styles from './page.module.css';
import type { Shown } from './use-shown.js';
import { words } from './words.js';

/** What comes next, in the order that was decided, and about when. */
export function Order({
  order,
  count,
  next,
  onMore,
}: Pick<Shown, 'order' | 'count' | 'next'> & { onMore: () => void }) {
  return (
    <section className={styles.card}>
      <h2>{words.order(count)}</h2>
      <p className={styles.muted}>{count > 0 ? words.decided : words.noOrder}</p>
      <ol className={styles.list}>
        {order.map(({ place, title, type, servesGoal, reachAt }) => (
          <li key={place}>
            <span className={styles.place}>{place}</span>
            <span>
              {title}
              <span className={styles.muted}>
                {words.types[type]}
                {servesGoal && ` · ${words.serves}`} · {reachAt ? words.reach(reachAt) : words.noReach}
              </span>
            </span>
          </li>
        ))}
      </ol>
      {next !== null && (
        <button type="button" className={styles.more} onClick={onMore}>
          {words.more}
        </button>
      )}
    </section>
  );
}
