import type { Request } from '@twotrack/product-backlog/contract';
import { useAgo } from '../../ui/panel/ago.js';
import styles from '../../ui/panel/panel.module.css';
import { words } from './words.js';

/** What became of a request, and the reason its requester was given (P4). */
export function DecidedRequest({ request: { title, status, decision } }: { request: Request }) {
  const ago = useAgo();
  return (
    <li className={styles.card}>
      <p>
        <b>{title}</b>
      </p>
      <p>
        {words.inbox.outcomes[status]} {decision && words.inbox.by(decision.by.name, ago(decision.at))}
      </p>
      {decision?.reason && <p className={styles.reason}>“{decision.reason}”</p>}
    </li>
  );
}
