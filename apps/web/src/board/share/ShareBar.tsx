import styles from './share.module.css';

/** What the product track has had of the work, with a mark where it was stated to be. */
export const ShareBar = ({ had, stated }: { had: number | undefined; stated: number | undefined }) => (
  <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
    <rect className={styles.service} width="100" height="10" />
    <rect className={styles.product} width={had ?? 0} height="10" />
    {stated !== undefined && <rect className={styles.mark} x={Math.min(stated, 98)} width="2.5" height="10" />}
  </svg>
);
