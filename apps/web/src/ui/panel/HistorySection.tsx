import { useState } from 'react';
import type { Recorded } from '@twotrack/shared';
import { Button } from '../Button.js';
import { useAgo } from './ago.js';
import styles from './panel.module.css';
import { Section } from './Section.js';
import type { Told } from './told.js';
import { words } from './words.js';

interface Props<E extends { type: string }> {
  /** Newest first. */
  history: readonly Recorded<E>[];
  /** What an event says, after the name of who did it. */
  tell: (event: Recorded<E>) => Told;
}

const AT_FIRST = 12;

/** Who did what, with what was there before. */
export function HistorySection<E extends { type: string }>({ history, tell }: Props<E>) {
  const [all, setAll] = useState(false);
  const ago = useAgo();
  const shown = all ? history : history.slice(0, AT_FIRST);
  return (
    <Section heading={words.history.heading}>
      {history.length === 0 && <p className={styles.muted}>{words.history.none}</p>}
      <ol className={styles.history}>
        {shown.map((event) => (
          <Row key={event.seq} event={event} told={tell(event)} when={ago(event.at)} />
        ))}
      </ol>
      {shown.length < history.length && (
        <Button size="small" onClick={() => setAll(true)}>
          {words.history.more(history.length - shown.length)}
        </Button>
      )}
    </Section>
  );
}

function Row({ event: { by, at }, told, when }: { event: Recorded<{ type: string }>; told: Told; when: string }) {
  const { what, before, after, reason } = told;
  return (
    <li>
      <p>
        <b>{by.name}</b> {what}{' '}
        <time dateTime={at} title={new Date(at).toLocaleString()}>
          {when}
        </time>
      </p>
      {before !== undefined && after !== undefined && (
        <p className={styles.change}>
          <del>
            <span className="spoken">{words.history.from} </span>
            {before}
          </del>{' '}
          <span aria-hidden>→</span>{' '}
          <ins>
            <span className="spoken">{words.history.to} </span>
            {after}
          </ins>
        </p>
      )}
      {reason && <p className={styles.reason}>“{reason}”</p>}
    </li>
  );
}
