import { CopyAddress } from '../../../ui/CopyAddress.js';
import styles from './page.module.css';
import { words } from './words.js';

/** The address of this page is all that leads back to it. */
export const KeepLink = () => (
  <section className={styles.card}>
    <h2>{words.link.heading}</h2>
    <p>{words.link.about}</p>
    <CopyAddress className={styles.ways} label={words.link.copy} copied={words.link.copied} />
  </section>
);
