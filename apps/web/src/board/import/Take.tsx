import { useCan, useMe } from '../../identity/session.js';
import panel from '../../ui/panel/panel.module.css';
import { exportAddress } from './api.js';
import styles from './import.module.css';
import { words } from './words.js';

/** What a team takes along from here. */
export function Take() {
  const { teamSlug } = useMe();
  const { order, administer } = useCan();
  return (
    <section aria-labelledby="import-take" className={styles.part}>
      <h2 id="import-take">{words.take}</h2>
      <p className={panel.muted}>{order || administer ? words.takeWhat : words.takeNot}</p>
      {(order || administer) && (
        <div className={panel.actions}>
          <a className={styles.take} href={exportAddress(teamSlug, 'json')} download>
            {words.json}
          </a>
          <a className={styles.take} href={exportAddress(teamSlug, 'csv')} download>
            {words.csv}
          </a>
        </div>
      )}
    </section>
  );
}
