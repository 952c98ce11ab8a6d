import type { SlaBreached, SlaNotice, SlaWarned, Ticket } from '../contract/index.js';
import { targetMinutesOf, warningMinutes } from './sla.js';

const MINUTE = 60_000;
const CLOCKS = ['response', 'resolution'] as const;

/** The next moment at which something is to be told of an open clock; null where there is none. */
export function nextNotice(ticket: Ticket): string | null {
  const moments = CLOCKS.flatMap((clock) => {
    const due = openDue(ticket, clock);
    if (!due || wasTold(ticket, clock, 'breached')) return [];
    return wasTold(ticket, clock, 'warned') ? [due] : [warningOf(ticket, clock, due)];
  });
  return moments.sort()[0] ?? null;
}

/**
 * What `now` has to tell of the open clocks, each once for its target: a breach, or a warning. What is breached needs no
 * warning any more. A due time that a change of severity put into the past names that change (S8).
 */
export function noticed(ticket: Ticket, now: string): { ticket: Ticket; events: (SlaWarned | SlaBreached)[] } {
  const events: (SlaWarned | SlaBreached)[] = [];
  for (const clock of CLOCKS) {
    const due = openDue(ticket, clock);
    if (!due || wasTold(ticket, clock, 'breached')) continue;
    const late = due <= now;
    if (!late && (warningOf(ticket, clock, due) > now || wasTold(ticket, clock, 'warned'))) continue;
    const { targetMinutes, hours } = aimOf(ticket, clock, due);
    const notice = { clock, told: late ? 'breached' : 'warned', targetMinutes, due, at: now } as const;
    ticket = told(ticket, hours ? { ...notice, hours } : notice);
    events.push(
      late
        ? { type: 'sla-breached', ticket, clock, due, because: putIntoThePast(ticket, due) }
        : { type: 'sla-warned', ticket, clock, due },
    );
  }
  return { ticket, events };
}

const told = (ticket: Ticket, notice: SlaNotice): Ticket => ({
  ...ticket,
  told: [...ticket.told, notice],
  version: ticket.version + 1,
});

const openDue = (ticket: Ticket, clock: SlaNotice['clock']): string | null => {
  if (ticket.resolvedAt) return null;
  return clock === 'response' ? (ticket.respondedAt ? null : ticket.responseDue) : ticket.resolutionDue;
};

/** The target of an open clock and the hours it runs in; a clock in open hours has noted both on the ticket. */
function aimOf(ticket: Ticket, clock: SlaNotice['clock'], due: string): Pick<SlaNotice, 'targetMinutes' | 'hours'> {
  const noted = ticket.marks.inHours?.[clock];
  return noted ?? { targetMinutes: targetMinutesOf(ticket, due) };
}

// A pause moves the due time and leaves the target: what was told of it stays told. Other hours are another target
const wasTold = (ticket: Ticket, clock: SlaNotice['clock'], what: SlaNotice['told']): boolean => {
  const due = openDue(ticket, clock);
  const aim = due && aimOf(ticket, clock, due);
  return ticket.told.some(
    (one) =>
      one.clock === clock &&
      one.told === what &&
      ((aim && one.targetMinutes === aim.targetMinutes && one.hours === aim.hours) || one.due === due),
  );
};

const warningOf = (ticket: Ticket, clock: SlaNotice['clock'], due: string): string => {
  const noted = ticket.marks.inHours?.[clock];
  if (noted) return noted.warnsAt;
  const before = warningMinutes(targetMinutesOf(ticket, due));
  return new Date(Date.parse(due) - before * MINUTE).toISOString();
};

const putIntoThePast = ({ retargeted }: Ticket, due: string): Ticket['retargeted'] =>
  retargeted && retargeted.at >= due ? retargeted : null;
