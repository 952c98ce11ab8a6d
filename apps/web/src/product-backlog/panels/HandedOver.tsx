import { useQuery } from '@tanstack/react-query';
import type { Request } from '@twotrack/product-backlog/contract';
import { undoable } from '../../board/parts/undo.js';
import { read } from '../../http/send.js';
import { useCan, useMe } from '../../identity/session.js';
import { asking } from '../../live/asking.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { words } from './hand-over-words.js';

interface Counterpart {
  id: string;
  key: string;
  title: string;
  /** Why it was handed over to the product. */
  reason: string | null;
}

/** The ticket that a request was, or became, by the wrong door: linked, and taken back from here (B6). */
export function HandedOver({ request }: { request: Request }) {
  const { ticketId, handedOver } = request.marks;
  const { work, order } = useCan();
  const { teamSlug } = useMe();
  const { busy, failure, send } = useSending();
  const { data: ticket, isPending } = useQuery({
    queryKey: ['counterpart', request.id, ticketId],
    queryFn: async ({ signal }) =>
      (await read<{ ticket: Counterpart | null }>(`/api/product-backlog/requests/${request.id}/counterpart`, signal))
        .ticket,
    enabled: ticketId !== undefined,
  });
  if (!ticketId) return handedOver ? <p className={panel.muted}>{words.onItsWay}</p> : null;
  const open = request.status === 'open';
  return (
    <>
      <p className={panel.muted}>
        {handedOver ? words.became : words.came}
        {ticket && (
          <a href={`/b/${teamSlug}/i/${ticket.key}`}>
            {ticket.key} {ticket.title}
          </a>
        )}
        {!ticket && !isPending && words.gone}
      </p>
      {ticket && open && work && (
        <div className={panel.actions}>
          <Button size="small" look="quiet" disabled={busy} onClick={() => void send(() => backToService(ticket))}>
            {words.backToService}
          </Button>
        </div>
      )}
      {handedOver && order && (
        <div className={panel.actions}>
          <Button size="small" look="quiet" disabled={busy} onClick={() => void send(() => takeBack(request, ticket))}>
            {words.takeBack}
          </Button>
        </div>
      )}
      <Failure failure={failure} />
    </>
  );
}

const toProduct = (id: string, reason: string) => asking(`/api/service-queue/tickets/${id}/hand-over`, { reason });
const toService = (id: string, reason: string) => asking(`/api/product-backlog/requests/${id}/hand-over`, { reason });

async function backToService({ id, key, reason }: Counterpart): Promise<void> {
  await asking(`/api/service-queue/tickets/${id}/take-back`, {});
  undoable(words.sentBack(key), () => toProduct(id, reason ?? key));
}

async function takeBack({ id, title, decision }: Request, ticket: Counterpart | null | undefined): Promise<void> {
  // the requester was told the key of the ticket before it
  const reason = decision?.reason?.replace(`${ticket?.key}: `, '') ?? title;
  await asking(`/api/product-backlog/requests/${id}/take-back`, {});
  undoable(words.tookBack(title), () => toService(id, reason));
}

/** Away to the queues, with a way back. */
export async function handOver({ id, title }: Request, reason: string): Promise<void> {
  await toService(id, reason);
  undoable(words.handedOver(title), () => asking(`/api/product-backlog/requests/${id}/take-back`, {}));
}
