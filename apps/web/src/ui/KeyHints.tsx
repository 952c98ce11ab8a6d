import type { ReactNode } from 'react';
import styles from './KeyHints.module.css';

/** Which keys do what, in words around each `Kbd`: nothing of it where there are no keys. */
export const KeyHints = ({ children }: { children: ReactNode }) => <span className={styles.hints}>{children}</span>;
