import { useId, type ReactNode } from 'react';
import styles from './panel.module.css';

/** One part of a panel under its heading. */
export function Section({ heading, children, aside }: { heading: string; children: ReactNode; aside?: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header className={styles.sectionHead}>
        <h3 id={id}>{heading}</h3>
        {aside}
      </header>
      {children}
    </section>
  );
}
