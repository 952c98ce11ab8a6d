import type { CapacityShare } from '../../identity/team-store.js';
import type { ShareNow } from './share-now.js';
import { ShareBar } from './ShareBar.js';
import styles from './share.module.css';
import { words } from './words.js';

const both = ['product', 'service'] as const;

/** What was stated beside what was done, and what follows from that. */
export function ShareTable({ now, share }: { now: ShareNow; share: CapacityShare | null }) {
  const stated = share && { product: share.product, service: 100 - share.product };
  return (
    <div className={styles.measured}>
      <p className={styles.sentence}>{share ? words.sentence(now, share.product) : words.unstated(now)}</p>
      <ShareBar had={now.real?.product} stated={share?.product} />
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.table.track}</th>
            <th scope="col">{words.table.stated}</th>
            <th scope="col">{words.table.had}</th>
            <th scope="col">{words.table.hours}</th>
          </tr>
        </thead>
        <tbody>
          {both.map((track) => (
            <tr key={track} data-next={now.next?.track === track || undefined}>
              <th scope="row">
                <i className={styles[track]} aria-hidden />
                {words.tracks[track]}
              </th>
              <td>{words.percent(stated?.[track])}</td>
              <td>{words.percent(now.real?.[track])}</td>
              <td>{words.hours(now.hours[track])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
