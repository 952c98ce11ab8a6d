import type { ReactNode } from 'react';
import styles from './door.module.css';
import { words } from './words.js';

/** The pages outside the boards. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <main className={styles.door}>
      <section className={styles.card}>
        <p className={styles.product}>{words.product}</p>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </section>
    </main>
  );
}
