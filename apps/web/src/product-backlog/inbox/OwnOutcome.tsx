import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FollowedRequest, Request } from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { words as outside } from '../asking/page/words.js';
import { FeedbackForms } from './FeedbackForms.js';
import { tellWhatFellShort } from './commands.js';
import { words } from './words.js';

/** How far the item is that one's own request became, and once it is delivered, whether it falls short (P4, P5). */
export function OwnOutcome({ request }: { request: Request }) {
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['followed', request.id],
    queryFn: ({ signal }) => read<FollowedRequest>(`/api/product-backlog/requests/${request.id}/followed`, signal),
    enabled: open,
    refetchOnMount: 'always',
  });
  return (
    <details className={panel.labelled} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className={panel.muted}>{words.own.howFar}</summary>
      <div className={panel.stack}>
        <Failure failure={error} />
        {data && <p>{outside.states[data.state]}</p>}
        {data?.state === 'delivered' && <FeedbackForms send={(body) => tellWhatFellShort(request, body)} />}
      </div>
    </details>
  );
}
