import type { Request } from '@twotrack/product-backlog/contract';
import { useAgo } from '../../ui/panel/ago.js';
import styles from '../../ui/panel/own.module.css';
import { Conversation } from '../conversation/Conversation.js';
import { OwnOutcome } from '../inbox/OwnOutcome.js';
import { useRequests } from '../product-store.js';
import { words } from './words.js';

/** What somebody asked of the product, and what became of it and why (P4); what waits first, then the newest. */
export function OwnRequests() {
  const requests = [...useRequests()].sort(
    (a, b) => Number(b.status === 'open') - Number(a.status === 'open') || (a.at < b.at ? 1 : -1),
  );
  if (requests.length === 0) return <p className={styles.none}>{words.own.none}</p>;
  return <OwnList requests={requests} />;
}

export const OwnList = ({ requests }: { requests: readonly Request[] }) => (
  <ul className={styles.list} aria-label={words.own.heading}>
    {requests.map((request) => (
      <OwnRequest key={request.id} request={request} />
    ))}
  </ul>
);

function OwnRequest({ request }: { request: Request }) {
  const { title, source, at, status, decision, marks } = request;
  const ago = useAgo();
  return (
    <li className={styles.row}>
      <p className={styles.top}>
        <span className={styles.state} data-state={status}>
          {words.own.states[status]}
        </span>
        <span className={styles.muted}>{words.own.asked(ago(at), words.sources[source])}</span>
      </p>
      <p className={styles.title}>{title}</p>
      {decision && <p className={styles.muted}>{words.own.decided(decision.by.name, ago(decision.at))}</p>}
      {decision?.reason && <p className={styles.reason}>“{decision.reason}”</p>}
      {(status === 'accepted' || status === 'merged') && <OwnOutcome request={request} />}
      <Conversation request={request} />
      {marks.answered && (
        <>
          <p className={styles.muted}>
            {words.own.answered[marks.answered.answer](marks.answered.by.name, ago(marks.answered.at))}
          </p>
          {marks.answered.reason && <p className={styles.reason}>“{marks.answered.reason}”</p>}
        </>
      )}
    </li>
  );
}
