import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Request } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useRequestChanges } from '../inbox/use-request-changes.js';
import { OwnList } from './OwnRequests.js';
import { words } from './words.js';

/** What somebody of the team asked for, and what became of it and why: the inbox shows only what is open (P4). */
export function OwnAnswers() {
  const { teamSlug } = useMe();
  const [open, setOpen] = useState(false);
  const changes = useRequestChanges();
  const { data, error } = useQuery({
    queryKey: ['own-requests', teamSlug, changes],
    queryFn: ({ signal }) =>
      read<{ requests: Request[] }>(`/api/teams/${teamSlug}/product-backlog/requests/own`, signal),
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
    enabled: open,
  });
  return (
    <details className={panel.labelled} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{words.own.heading}</summary>
      <div className={panel.stack}>
        <Failure failure={error} />
        {data?.requests.length === 0 && <p className={panel.muted}>{words.own.none}</p>}
        {data && data.requests.length > 0 && <OwnList requests={data.requests} />}
      </div>
    </details>
  );
}
