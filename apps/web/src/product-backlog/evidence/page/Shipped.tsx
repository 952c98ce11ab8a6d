import styles from './page.module.css';
import type { Shown } from './use-shown.js';
import { words } from './words.js';

/** What was finished, and what is known of whether it helped; that comes before any count. */
export function Shipped({ shipped, hits }: Pick<Shown, 'shipped' | 'hits'>) {
  const bets = hits.proven + hits.refuted + hits.unclear + hits.unproven;
  return (
    <section className={styles.card}>
      <h2>{words.outcome}</h2>
      {bets > 0 && <p>{words.hits(hits)}</p>}
      {shipped.length === 0 && <p className={styles.muted}>{words.noShipped}</p>}
      <ul className={styles.list}>
        {shipped.map(({ title, type, doneAt, bet, servesGoal }, i) => (
          <li key={`${doneAt} ${i}`}>
            <span>
              {title}
              <span className={styles.muted}>
                {words.types[type]}
                {servesGoal && ` · ${words.serves}`} · {words.shippedOn(doneAt)}
              </span>
            </span>
            {bet && (
              <span className={styles.verdict} data-verdict={bet.verdict ?? undefined}>
                {words.verdict(bet.verdict)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
