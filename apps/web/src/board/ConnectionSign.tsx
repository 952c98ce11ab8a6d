import { connection } from '../live/connection.js';
import { useValue } from '../live/value.js';
import { Button } from '../ui/Button.js';
import { exactTime } from '../ui/times.js';
import styles from './connection.module.css';
import { words } from './words.js';

/** A quiet word in the header while all is well. */
export function ConnectionSign() {
  const now = useValue(connection);
  const text = now.state === 'live' ? words.live : now.state === 'delayed' ? words.behind(now.seconds) : null;
  return (
    <span className={styles.sign} data-state={now.state} title={words.liveSince}>
      {text ?? (now.state === 'loading' ? words.loading : words.notLive)}
    </span>
  );
}

/** Across the board when it is not: how old it is, and what one can do. */
export function ConnectionBar({ onRetry }: { onRetry: () => void }) {
  const now = useValue(connection);
  if (now.state === 'live' || now.state === 'delayed' || now.state === 'loading') return <div role="status" />;
  const since = 'since' in now ? exactTime(now.since) : '';
  const text = {
    reconnecting: words.reconnecting(since),
    offline: words.offline(since),
    'signed-out': words.signedOut,
  }[now.state];
  return (
    <div role="status" className={styles.bar} data-state={now.state}>
      <span>{text}</span>
      {now.state === 'signed-out' ? (
        <Button size="small" onClick={signInBeside}>
          {words.signIn}
        </Button>
      ) : (
        <Button size="small" onClick={onRetry}>
          {words.retry}
        </Button>
      )}
    </div>
  );
}

/** In another tab: what one was writing here stays, and this board goes on when one is back. */
const signInBeside = (): void => void window.open('/sign-in', '_blank');
