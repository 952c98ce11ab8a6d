import type { Marks, Ticket } from '@twotrack/service-queue/contract';
import { useState } from 'react';
import { inbox } from '../../board/parts/inbox.js';
import { useCan, useMe } from '../../identity/session.js';
import { useValue } from '../../live/value.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { handOverTicket, returnRequest, takeBackTicket, useBecame, useRequestOf, type Became } from './api.js';
import { words } from './words.js';

const says = words.wrongDoor;

/** A ticket that is a wish goes to the product's inbox, and whoever asked sees what became of it (B6). */
export function WrongDoor({ ticket }: { ticket: Ticket }) {
  const { work } = useCan();
  const [asking, setAsking] = useState(false);
  const { handedOver, cameAs } = ticket.marks;
  if (handedOver) return <HandedOver ticket={ticket} mark={handedOver} />;
  const may = work && !ticket.resolvedAt && !ticket.parentId;
  if (!may && !cameAs) return null;
  return (
    <Section heading={says.title}>
      {cameAs && <CameAs ticket={ticket} requestId={cameAs.requestId} />}
      {may && !asking && (
        <div className={panel.actions}>
          <Button size="small" onClick={() => setAsking(true)}>
            {says.isWish}
          </Button>
        </div>
      )}
      {may && asking && (
        <ReasonForm
          label={says.why}
          needed={says.why}
          action={says.handOver}
          send={(reason) => handOverTicket(ticket, reason)}
          onDone={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

function HandedOver({ ticket, mark }: { ticket: Ticket; mark: NonNullable<Marks['handedOver']> }) {
  const { work } = useCan();
  const { teamSlug } = useMe();
  const showInbox = useValue(inbox);
  const { data: request } = useRequestOf(ticket.id, mark.requestId);
  const { data } = useBecame(ticket.id, mark.requestId);
  const sending = useSending();
  const open = !data || data.status === 'open';
  return (
    <Section heading={says.title}>
      <p>
        {says.handedOver(mark.by.name)} {mark.reason}
      </p>
      <p>
        {data ? becameInWords(data) : says.onItsWay}{' '}
        {data?.itemKey && <a href={`/b/${teamSlug}/i/${data.itemKey}`}>{says.openItem(data.itemKey)}</a>}
      </p>
      {request && <p className={panel.muted}>{says.request(request.title, request.requester.name)}</p>}
      {data && open && showInbox && (
        <div className={panel.actions}>
          <Button size="small" look="quiet" onClick={showInbox}>
            {says.openInbox}
          </Button>
        </div>
      )}
      {work && open && !ticket.closedAt && (
        <div className={panel.actions}>
          <Button
            size="small"
            disabled={sending.busy}
            onClick={() => void sending.send(() => takeBackTicket(ticket, mark.reason))}
          >
            {says.takeBack}
          </Button>
        </div>
      )}
      <Failure failure={sending.failure} />
    </Section>
  );
}

/** Where it came from, and the way back there for whoever has the say in it. */
function CameAs({ ticket, requestId }: { ticket: Ticket; requestId: string }) {
  const { order } = useCan();
  const { data: request } = useRequestOf(ticket.id, requestId);
  const sending = useSending();
  const reason = request?.decision?.reason;
  return (
    <>
      <p className={panel.muted}>{says.cameAs}</p>
      {request && <p>{says.request(request.title, request.requester.name)}</p>}
      {request?.decision && reason && <p>{says.handedOverBy(request.decision.by.name, reason)}</p>}
      {request && order && !ticket.resolvedAt && (
        <div className={panel.actions}>
          <Button
            size="small"
            look="quiet"
            disabled={sending.busy}
            onClick={() => void sending.send(() => returnRequest(request))}
          >
            {says.returnIt}
          </Button>
        </div>
      )}
      <Failure failure={sending.failure} />
    </>
  );
}

function becameInWords({ status, reason, itemKey, doneAt }: Became): string {
  if (doneAt) return says.became.done(itemKey ?? '');
  if (status === 'open') return says.became.open;
  return status === 'declined' ? says.became.declined(reason ?? '') : says.became[status](itemKey ?? '');
}
