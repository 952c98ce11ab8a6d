import type { ColumnId, Ticket } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { secondsBetween } from '../../ui/panel/ago.js';
import panel from '../../ui/panel/panel.module.css';
import { useNow } from '../../ui/panel/use-now.js';
import { duration, words as common } from '../../ui/panel/words.js';
import { SeverityChip } from '../../ui/Severity.js';
import { useNames } from './names.js';
import { words } from './words.js';

interface Props {
  ticket: Ticket;
  busy: boolean;
  onMove: (to: ColumnId) => void;
}

/** A ticket that holds a place in a full column: how long, who has it, and the moves that free the place. */
export function HolderRow({ ticket, busy, onMove }: Props) {
  const now = useNow();
  const names = useNames();
  const who = ticket.assignee ? names.person(ticket.assignee) : words.nobody;
  const { key } = ticket;
  return (
    <li className={panel.holder}>
      <div>
        <p>
          <SeverityChip severity={ticket.severity} /> <b>{key}</b> {ticket.title}
        </p>
        <p className={panel.muted}>
          {who} · {common.limit.older(duration(secondsBetween(ticket.enteredColumnAt, now)))}
          {ticket.waiting && ` · ${ticket.waiting.reason}`}
        </p>
      </div>
      <div className={panel.actions}>
        <Button
          size="small"
          disabled={busy}
          aria-label={words.refusal.resolveOf(key)}
          onClick={() => onMove('resolved')}
        >
          {words.refusal.resolve}
        </Button>
        <Button
          size="small"
          look="quiet"
          disabled={busy}
          aria-label={words.refusal.pullBackOf(key, names.column('queue'))}
          onClick={() => onMove('queue')}
        >
          {common.limit.pullBack}
        </Button>
      </div>
    </li>
  );
}
