import type { Ticket } from '@twotrack/service-queue/contract';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { Chooser } from '../../ui/panel/Chooser.js';
import panel from '../../ui/panel/panel.module.css';
import { useNow } from '../../ui/panel/use-now.js';
import type { Sending } from '../../ui/panel/use-sending.js';
import { snoozeTicket, unsnoozeTicket } from './commands.js';
import { words } from './words.js';

type Choice = keyof typeof words.snooze.choices;

const MINUTES: Partial<Record<Choice, number>> = { quarter: 15, hour: 60, four: 240 };
const choices = (Object.keys(words.snooze.choices) as Choice[]).map((id) => ({ id, name: words.snooze.choices[id] }));

/** Until when a choice made now puts it out of sight. */
export function snoozeFor(choice: Choice, now: Date): { until: string } | { untilEvent: true } {
  if (choice === 'event') return { untilEvent: true };
  const minutes = MINUTES[choice];
  if (minutes) return { until: new Date(now.getTime() + minutes * 60_000).toISOString() };
  return { until: new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9).toISOString() };
}

/** Chooses how long it is out of sight. What is SEV1 stays in sight, unless an admin says so. */
export function SnoozeChooser({ ticket, sending: { busy, send } }: { ticket: Ticket; sending: Sending }) {
  const { administer } = useCan();
  const severe = ticket.severity === 1 && !administer;
  return (
    <Chooser
      label={words.snooze.label}
      value={null}
      none={severe ? words.snooze.severe : words.snooze.none}
      choices={choices}
      disabled={busy || severe}
      onChoose={(choice) => void send(() => snoozeTicket(ticket, snoozeFor(choice, new Date())))}
    />
  );
}

/** That it is out of sight, until when, and the way back. */
export function Snoozed({ ticket, sending: { busy, send } }: { ticket: Ticket; sending: Sending }) {
  const { work } = useCan();
  const now = useNow();
  const { snoozed } = ticket.marks;
  if (!snoozed) return null;
  return (
    <div className={panel.note}>
      <p>{words.snooze.until(snoozed, now)}</p>
      {work && (
        <Button size="small" disabled={busy} onClick={() => void send(() => unsnoozeTicket(ticket))}>
          {words.snooze.wake}
        </Button>
      )}
    </div>
  );
}
