import { Suspense, lazy } from 'react';
import styles from './markdown.module.css';

const MarkdownText = lazy(() => import('./MarkdownText.js'));

/** Text by people, shown without raw HTML and without pictures. Loaded when first needed; until then as typed. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className={styles.markdown}>
      <Suspense fallback={<div className={styles.typed}>{text}</div>}>
        <MarkdownText text={text} />
      </Suspense>
    </div>
  );
}
