import type { Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { ServiceEvent, Ticket } from '../contract/index.js';
import type { Born } from '../domain/index.js';
import { alarmParts, type Written } from './alarm.js';
import { atOnceIn, bornParts, changedParts, columnParts, type Way } from './ticket-writing.js';

/** What the commands of a group came to, each ticket as it stands last: written in one statement. */
interface Gathered {
  readonly born: Map<string, Born>;
  readonly changed: Map<string, Written>;
  readonly ways: Way[];
  lastNumber: number;
}

const gathered = new WeakMap<EntityManager, Gathered>();

/** Leaves a new ticket to be written with the others of its group. */
export function gatherNewTicket(
  change: Change<ServiceEvent>,
  teamId: string,
  born: Born,
  way: Way,
  number: number,
): void {
  const group = gatheredIn(change, teamId);
  group.born.set(born.ticket.id, born);
  group.ways.push(way);
  group.lastNumber = number;
}

/** Leaves a ticket that stands already to be written with the others of its group; `was` as it stands in the table. */
export function gatherTicket(
  change: Change<ServiceEvent>,
  teamId: string,
  ticket: Ticket,
  way: Way,
  was: Ticket | null,
): void {
  const { born, changed, ways } = gatheredIn(change, teamId);
  const young = born.get(ticket.id);
  if (young) born.set(ticket.id, { ...young, ticket });
  else changed.set(ticket.id, { ticket, was: changed.get(ticket.id)?.was ?? was ?? undefined });
  ways.push(way);
}

function gatheredIn(change: Change<ServiceEvent>, teamId: string): Gathered {
  const { tx, now } = change;
  const group = gathered.get(tx) ?? { born: new Map(), changed: new Map(), ways: [], lastNumber: 0 };
  gathered.set(tx, group);
  change.gather('tickets', () => {
    gathered.delete(tx);
    return write(tx, teamId, group, now);
  });
  return group;
}

function write(tx: EntityManager, teamId: string, { born, changed, ways, lastNumber }: Gathered, now: string) {
  const young = [...born.values()];
  const standing = [...changed.values()];
  return atOnceIn(tx, teamId, (given) => [
    ...bornParts(given, young, lastNumber, now),
    ...changedParts(
      given,
      standing.map(({ ticket }) => ticket),
    ),
    ...columnParts(given, ways),
    ...alarmParts(given, [...young.map(({ ticket }) => ({ ticket, was: null })), ...standing]),
  ]);
}
