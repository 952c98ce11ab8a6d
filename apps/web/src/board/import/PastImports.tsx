import panel from '../../ui/panel/panel.module.css';
import type { Run } from './api.js';
import styles from './import.module.css';
import { words } from './words.js';

/** The last imports of the team, each with what it could not keep. */
export function PastImports({ runs }: { runs: Run[] | undefined }) {
  if (!runs) return null;
  return (
    <section aria-labelledby="import-past" className={styles.part}>
      <h2 id="import-past">{words.past}</h2>
      {runs.length === 0 && <p className={panel.muted}>{words.noPast}</p>}
      {runs.map(({ id, at, body }) => (
        <details key={id}>
          <summary>{words.pastOne(body.file, new Date(at).toLocaleString(), body.by.name)}</summary>
          <p>{words.facts(body.inbox, body.order, body.tickets, body.known, body.skipped)}</p>
          {body.state === 'failed' && <p>{words.failed}</p>}
          <ul className={styles.losses}>
            {body.losses.map(({ what, why, count }) => (
              <li key={what}>{words.loss(count, what, why)}</li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
