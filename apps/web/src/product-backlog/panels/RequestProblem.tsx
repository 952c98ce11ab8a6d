import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { RequestDetail } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { Markdown } from '../../ui/panel/Markdown.js';
import styles from '../../ui/panel/panel.module.css';
import { words } from './words.js';

/** What the requester wrote, read when somebody opens it: the board carries titles only. */
export function RequestProblem({ requestId }: { requestId: string }) {
  const [open, setOpen] = useState(false);
  const { data, isError } = useQuery({
    queryKey: ['request', requestId],
    queryFn: ({ signal }) => read<RequestDetail>(`/api/product-backlog/requests/${requestId}`, signal),
    enabled: open,
  });
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={styles.muted}>{words.inbox.problem}</summary>
      {isError && <p className={styles.muted}>{words.inbox.problemUnread}</p>}
      {data &&
        (data.problem ? <Markdown text={data.problem} /> : <p className={styles.muted}>{words.inbox.noProblem}</p>)}
    </details>
  );
}
