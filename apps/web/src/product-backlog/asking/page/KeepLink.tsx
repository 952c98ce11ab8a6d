import { useState } from 'react';
import { Button } from '../../../ui/Button.js';
import page from '../../evidence/page/page.module.css';
import styles from './asking.module.css';
import { words } from './words.js';

/** The address of this page is all that leads back to it. */
export function KeepLink() {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <section className={page.card}>
      <h2>{words.link.heading}</h2>
      <p>{words.link.about}</p>
      <div className={styles.ways}>
        {'clipboard' in navigator && <Button onClick={() => void copy()}>{words.link.copy}</Button>}
        <span role="status">{copied && words.link.copied}</span>
      </div>
    </section>
  );
}
