import type { Loss } from './api.js';
import styles from './import.module.css';
import { words } from './words.js';

/** What cannot be kept, how often, and why. */
export function LossList({ losses }: { losses: Loss[] }) {
  return (
    <section aria-labelledby="import-losses" className={styles.part}>
      <h3 id="import-losses">{words.losses}</h3>
      {losses.length === 0 && <p>{words.noLosses}</p>}
      <ul className={styles.losses}>
        {losses.map(({ what, why, count }) => (
          <li key={what}>{words.loss(count, what, why)}</li>
        ))}
      </ul>
    </section>
  );
}
