import { CopyAddress } from '../../../ui/CopyAddress.js';
import page from '../../evidence/page/page.module.css';
import styles from './asking.module.css';
import { words } from './words.js';

/** The address of this page is all that leads back to it. */
export const KeepLink = () => (
  <section className={page.card}>
    <h2>{words.link.heading}</h2>
    <p>{words.link.about}</p>
    <CopyAddress className={styles.ways} label={words.link.copy} copied={words.link.copied} />
  </section>
);
