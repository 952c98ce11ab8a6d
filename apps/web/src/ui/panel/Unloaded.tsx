import { Refused } from '../../http/refused.js';
import { Button } from '../Button.js';
import { sentenceOf } from './Failure.js';
import styles from './panel.module.css';
import { words } from './words.js';

interface Props {
  error: Error | null;
  /** What is said when it is not there, and when it could not be read. */
  missing: string;
  failed: string;
  retry: () => unknown;
}

/** What a panel shows while it has nothing to show. */
export function Unloaded({ error, missing, failed, retry }: Props) {
  if (!error) return <p className={styles.muted}>{words.loading}</p>;
  const gone = error instanceof Refused && error.status === 404;
  return (
    <div className={styles.stack} role="alert">
      <p>{gone ? missing : failed}</p>
      {!gone && <p className={styles.muted}>{sentenceOf(error)}</p>}
      <Button onClick={() => void retry()}>{words.retry}</Button>
    </div>
  );
}
