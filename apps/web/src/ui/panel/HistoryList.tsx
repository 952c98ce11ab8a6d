import { useState } from 'react';
import { Button } from '../Button.js';
import styles from './panel.module.css';
import { words } from './words.js';

export interface HistoryRow {
  id: number;
  who: string;
  what: string;
  before?: string;
  after?: string;
  reason?: string;
  at: string;
  when: string;
}

const AT_FIRST = 12;

/** Who did what, newest first, with what was there before. */
export function HistoryList({ rows }: { rows: readonly HistoryRow[] }) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, AT_FIRST);
  if (rows.length === 0) return <p className={styles.muted}>{words.history.none}</p>;
  return (
    <>
      <ol className={styles.history}>
        {shown.map((row) => (
          <li key={row.id}>
            <p>
              <b>{row.who}</b> {row.what}{' '}
              <time dateTime={row.at} title={new Date(row.at).toLocaleString()}>
                {row.when}
              </time>
            </p>
            {row.before !== undefined && row.after !== undefined && (
              <p className={styles.change}>
                <del>
                  <span className="spoken">{words.history.from} </span>
                  {row.before}
                </del>{' '}
                <span aria-hidden>→</span>{' '}
                <ins>
                  <span className="spoken">{words.history.to} </span>
                  {row.after}
                </ins>
              </p>
            )}
            {row.reason && <p className={styles.reason}>“{row.reason}”</p>}
          </li>
        ))}
      </ol>
      {shown.length < rows.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {words.history.more(rows.length - shown.length)}
        </Button>
      )}
    </>
  );
}
