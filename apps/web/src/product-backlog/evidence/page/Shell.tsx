import { useEffect, type ReactNode } from 'react';
import styles from './page.module.css';

/** A page for people without an account: one column, made for a phone. */
export function Shell({ title, under, children }: { title: string; under?: string; children: ReactNode }) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1>{title}</h1>
        {under && <p className={styles.vision}>{under}</p>}
      </header>
      {children}
    </main>
  );
}
