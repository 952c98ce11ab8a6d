import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Ticket, TicketDetail } from '@twotrack/service-queue/contract';
import { read } from '../../http/send.js';
import { hearService, useTicket } from '../service-store.js';

/** Everything about one ticket, read anew whenever it changes, on the board or off it. */
export function useTicketDetail(ticketId: string): UseQueryResult<TicketDetail> {
  const heard = useHeard(ticketId);
  const version = useTicket(ticketId)?.version ?? heard;
  return useQuery({
    queryKey: ['ticket', ticketId, version],
    queryFn: ({ signal }) => read<TicketDetail>(`/api/service-queue/tickets/${ticketId}`, signal),
    placeholderData: (before) => (before?.ticket.id === ticketId ? before : undefined),
  });
}

/** The version that was told last of a ticket which no column shows: closed, or under another one. */
function useHeard(ticketId: string): number {
  const [heard, setHeard] = useState(0);
  useEffect(
    () =>
      hearService((events) => {
        for (const event of events)
          if ('ticket' in event && event.ticket.id === ticketId) setHeard(event.ticket.version);
      }),
    [ticketId],
  );
  return heard;
}

/** What every part of the panel works on. `ticket` is the live card; the detail may be a moment behind it. */
export interface PartProps {
  ticket: Ticket;
  detail: TicketDetail;
}
