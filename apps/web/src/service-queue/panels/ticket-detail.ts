import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Ticket, TicketDetail } from '@twotrack/service-queue/contract';
import { read } from '../../http/send.js';
import { useTicket } from '../service-store.js';

/** Everything about one ticket, read anew whenever its card changes on the board. */
export function useTicketDetail(ticketId: string): UseQueryResult<TicketDetail> {
  const version = useTicket(ticketId)?.version ?? 0;
  return useQuery({
    queryKey: ['ticket', ticketId, version],
    queryFn: ({ signal }) => read<TicketDetail>(`/api/service-queue/tickets/${ticketId}`, signal),
    placeholderData: (before) => (before?.ticket.id === ticketId ? before : undefined),
  });
}

/** What every part of the panel works on. `ticket` is the live card; the detail may be a moment behind it. */
export interface PartProps {
  ticket: Ticket;
  detail: TicketDetail;
}
