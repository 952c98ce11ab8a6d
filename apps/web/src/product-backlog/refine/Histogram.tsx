import styles from './refine.module.css';
import { words } from './words.js';

/** How many said 1 to 5: bars to look at, a list to be read. */
export function Histogram({ title, counts }: { title: string; counts: readonly number[] }) {
  const most = Math.max(1, ...counts);
  return (
    <figure className={styles.histogram}>
      <figcaption>{title}</figcaption>
      <ul>
        {counts.map((count, i) => (
          <li key={i}>
            <span className="spoken">{words.session.said(i + 1, count)}</span>
            <span aria-hidden className={styles.bar} style={{ blockSize: `${(count / most) * 100}%` }}>
              {count || ''}
            </span>
            <span aria-hidden>{i + 1}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
