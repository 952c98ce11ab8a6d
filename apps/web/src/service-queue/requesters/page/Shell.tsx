import { useEffect, type ReactNode } from 'react';
import { Refused } from '../../../http/refused.js';
import styles from './page.module.css';
import { words } from './words.js';

/** A page for whoever asks: one column, made for a phone. */
export function Shell({ title, over, children }: { title: string; over?: ReactNode; children: ReactNode }) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        {over && <p className={styles.muted}>{over}</p>}
        <h1>{title}</h1>
      </header>
      {children}
    </main>
  );
}

export const Loading = () => (
  <main className={styles.page}>
    <p className={styles.muted} role="status">
      {words.loading}
    </p>
  </main>
);

/** A link that is wrong, and one that is no longer good, look the same; what cannot be reached is said. */
export const Outside = ({ why }: { why: Error }) => {
  const gone = why instanceof Refused && why.status === 404;
  return <Shell title={gone ? words.goneTitle : words.failed}>{<p>{gone ? words.gone : sentenceOf(why)}</p>}</Shell>;
};

export function Fault({ why }: { why: Error | null }) {
  if (!why) return null;
  return (
    <p className={styles.fault} role="alert">
      {sentenceOf(why)}
    </p>
  );
}

const sentenceOf = (why: Error): string => (why instanceof Refused ? why.detail : words.unreachable);
