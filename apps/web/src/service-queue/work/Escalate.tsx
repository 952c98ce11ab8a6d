import type { EscalateTicket, Ticket } from '@twotrack/service-queue/contract';
import { useCan, usePeople } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Chooser } from '../../ui/panel/Chooser.js';
import panel from '../../ui/panel/panel.module.css';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import type { Sending } from '../../ui/panel/use-sending.js';
import { useNames } from '../panels/names.js';
import { useQueues } from '../service-store.js';
import { escalateTicket, unescalateTicket } from './commands.js';
import { words } from './words.js';

type To = EscalateTicket['to'];

/** To whoever is on call, to somebody else, or to another queue. */
export function EscalateChooser({
  ticket,
  disabled,
  onChoose,
}: {
  ticket: Ticket;
  disabled: boolean;
  onChoose: (to: To, name: string) => void;
}) {
  const people = usePeople().filter(({ roles }) => roles.includes('member') || roles.includes('product-owner'));
  const queues = useQueues().filter(({ id }) => id !== ticket.queueId);
  const ways: { id: string; name: string; to: To }[] = [
    { id: 'on-call', name: words.escalate.onCall, to: 'on-call' },
    ...people.map(({ id, name }) => ({ id, name, to: { person: id } })),
    ...queues.map(({ id, name }) => ({ id, name: words.escalate.toQueue(name), to: { queue: id } })),
  ];
  return (
    <Chooser
      label={words.escalate.label}
      value={null}
      none={words.escalate.none}
      choices={ways}
      disabled={disabled}
      onChoose={(id) => {
        const way = ways.find((one) => one.id === id)!;
        onChoose(way.to, way.name);
      }}
    />
  );
}

/** Asks why; the first time it may be left open. */
export function EscalateReason({
  ticket,
  to,
  onDone,
}: {
  ticket: Ticket;
  to: { to: To; name: string };
  onDone: () => void;
}) {
  const again = ticket.marks.escalated !== undefined;
  return (
    <ReasonForm
      label={(again ? words.escalate.why : words.escalate.optional)(to.name)}
      needed={again ? words.escalate.needed : null}
      action={words.escalate.send}
      send={(reason) => escalateTicket(ticket, to.to, reason)}
      onDone={onDone}
    />
  );
}

/** To whom it went, why, and the way back. */
export function Escalated({ ticket, sending: { busy, send } }: { ticket: Ticket; sending: Sending }) {
  const { work } = useCan();
  const names = useNames();
  const ago = useAgo();
  const { escalated } = ticket.marks;
  if (!escalated) return null;
  const { person, queueId, by, at, reason } = escalated;
  const to = person ? names.person(person) : names.queue(queueId!);
  return (
    <div className={panel.note}>
      <p>
        {words.escalate.is(to, by.name, ago(at))}
        {reason && `: ${reason}`}
      </p>
      {work && (
        <Button size="small" disabled={busy} onClick={() => void send(() => unescalateTicket(ticket.id))}>
          {words.escalate.back}
        </Button>
      )}
    </div>
  );
}
