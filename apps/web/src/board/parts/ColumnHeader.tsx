import { memo } from 'react';
import styles from './column.module.css';
import { useStorm } from './changes.js';
import { placeKey, type ColumnFace, type TrackName } from './track.js';
import { words } from './words.js';

interface ColumnHeaderProps {
  track: TrackName;
  column: ColumnFace;
  count: number;
  /** How many of them the filter shows; null without a filter. */
  shown: number | null;
  /** Stands beside the name: a button of this column. */
  extra?: React.ReactNode;
  says: { text: string; legal: boolean } | null;
}

export const ColumnHeader = memo(function ColumnHeader({
  track,
  column,
  count,
  shown,
  extra,
  says,
}: ColumnHeaderProps) {
  const limit = column.limit?.count ?? null;
  const over = limit === null ? 0 : count - limit;
  const storm = useStorm(placeKey(track, column.id));
  const state = over > 0 ? 'over' : over === 0 && limit !== null ? 'full' : 'open';
  const who = [...new Set(column.breaches.map(({ by }) => by.name))];
  return (
    <header className={styles.header} data-state={state} data-says={says ? (says.legal ? 'yes' : 'no') : undefined}>
      <h3 className={styles.name}>{column.name}</h3>
      <span className={styles.count}>
        <span aria-hidden>{words.count(count, limit)}</span>
        <span className="spoken">{words.countSpoken(count, limit)}</span>
      </span>
      {limit !== null && <Meter count={count} limit={limit} />}
      {state !== 'open' && (
        <span className={styles.state} title={over > 0 && who.length ? words.overBy(who) : undefined}>
          {over > 0 ? words.over(over) : words.full}
        </span>
      )}
      {shown !== null && <span className={styles.shown}>· {words.shown(shown)}</span>}
      {storm > 0 && <span className={styles.storm}>{words.changed(storm)}</span>}
      <span className={styles.gap} />
      {extra}
      <button
        type="button"
        className={styles.more}
        data-act="column-menu"
        aria-label={words.columnActions(column.name)}
        aria-haspopup="menu"
      />
      {says && <p className={styles.says}>{says.text}</p>}
    </header>
  );
});

const PARTS = 8;

/** As many little bars as the limit, up to eight; the rest as one long one. */
function Meter({ count, limit }: { count: number; limit: number }) {
  const parts = Math.min(limit, PARTS);
  const filled = Math.min(parts, Math.round((count / limit) * parts));
  return (
    <span
      className={styles.meter}
      style={{ '--parts': parts, '--filled': filled } as React.CSSProperties}
      aria-hidden
    />
  );
}
