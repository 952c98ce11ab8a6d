import type { Marks, Ticket } from '@twotrack/service-queue/contract';
import { useState } from 'react';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import { Section } from '../../ui/panel/Section.js';
import { useSending } from '../../ui/panel/use-sending.js';
import { handOverTicket, takeBackTicket, useBecame, type Became } from './api.js';
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
      {cameAs && <p className={panel.muted}>{says.cameAs}</p>}
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
          send={(reason) => handOverTicket(ticket.id, reason)}
          onDone={() => setAsking(false)}
        />
      )}
    </Section>
  );
}

function HandedOver({ ticket, mark }: { ticket: Ticket; mark: NonNullable<Marks['handedOver']> }) {
  const { work } = useCan();
  const { data } = useBecame(ticket.id, mark.requestId);
  const sending = useSending();
  const open = !data || data.status === 'open';
  return (
    <Section heading={says.title}>
      <p>
        {says.handedOver(mark.by.name)} {mark.reason}
      </p>
      <p>{data ? becameInWords(data) : says.onItsWay}</p>
      {work && open && !ticket.closedAt && (
        <div className={panel.actions}>
          <Button
            size="small"
            disabled={sending.busy}
            onClick={() => void sending.send(() => takeBackTicket(ticket.id))}
          >
            {says.takeBack}
          </Button>
        </div>
      )}
      <Failure failure={sending.failure} />
    </Section>
  );
}

function becameInWords({ status, reason, itemKey, doneAt }: Became): string {
  if (doneAt) return says.became.done(itemKey ?? '');
  if (status === 'open') return says.became.open;
  return status === 'declined' ? says.became.declined(reason ?? '') : says.became[status](itemKey ?? '');
}
