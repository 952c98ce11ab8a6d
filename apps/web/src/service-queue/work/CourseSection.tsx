import { useState } from 'react';
import type { EscalateTicket, Ticket } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { EscalateChooser, EscalateReason, Escalated } from './Escalate.js';
import { SnoozeChooser, Snoozed } from './Snooze.js';

/** Out of sight for a while, or up to somebody who can help. */
export function CourseSection({ ticket }: { ticket: Ticket }) {
  const { work, read } = useCan();
  const sending = useSending();
  const [to, setTo] = useState<{ to: EscalateTicket['to']; name: string } | null>(null);
  if (!read) return null;
  return (
    <div className={panel.stack}>
      <Snoozed ticket={ticket} sending={sending} />
      <Escalated ticket={ticket} sending={sending} />
      {work && !ticket.resolvedAt && (
        <div className={panel.thirds}>
          <SnoozeChooser ticket={ticket} sending={sending} />
          <EscalateChooser ticket={ticket} disabled={sending.busy} onChoose={(way, name) => setTo({ to: way, name })} />
        </div>
      )}
      {to && <EscalateReason ticket={ticket} to={to} onDone={() => setTo(null)} />}
      <Failure failure={sending.failure} />
    </div>
  );
}
