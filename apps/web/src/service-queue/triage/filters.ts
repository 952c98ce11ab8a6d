import type { Ticket } from '@twotrack/service-queue/contract';
import type { Filter } from '../../board/parts/track.js';
import { serverNow } from '../../live/server-time.js';
import { team } from '../../identity/team-store.js';
import { columnIds, tickets } from '../service-store.js';
import { isSingle } from '../single.js';
import { isUnacknowledged } from '../unacknowledged.js';
import { arrived } from './arrivals.js';
import { words } from './words.js';

/** A filter by its name in the address: one of these, or `service:` and a service. */
export const filterNames = ['unacked', 'mine', 'sev1', 'soon', 'snoozed', 'open'] as const;
export type FilterName = (typeof filterNames)[number] | 'arrived';
export const DEFAULT: FilterName = 'unacked';

const SERVICE = 'service:';
const HOUR = 60 * 60_000;

export const serviceFilter = (service: string | null): string => `${SERVICE}${service ?? ''}`;

export const isFilter = (name: string): name is FilterName =>
  name === 'arrived' || (filterNames as readonly string[]).includes(name);

export function filterTitle(name: string): string {
  if (isFilter(name)) return words.filters[name];
  return name.slice(SERVICE.length) || words.filters.noService;
}

const matchers: Record<FilterName, (ticket: Ticket, now: number) => boolean> = {
  unacked: isUnacknowledged,
  mine: ({ assignee }) => assignee === team.get().me.id,
  sev1: ({ severity }) => severity === 1,
  soon: ({ due }, now) => due !== null && Date.parse(due) < now + HOUR,
  snoozed: ({ marks }) => marks.snoozed !== undefined,
  open: () => true,
  arrived: ({ id }) => arrived.get()?.ids.has(id) ?? false,
};

/** Whether an open ticket belongs there. */
function matches(name: string, ticket: Ticket, now: number): boolean {
  if (isFilter(name)) return matchers[name](ticket, now);
  return name.startsWith(SERVICE) && (ticket.service ?? '') === name.slice(SERVICE.length);
}

function* openTickets(): Iterable<Ticket> {
  for (const column of columnIds) {
    if (column === 'resolved') continue;
    for (const id of tickets.column(column)) yield tickets.card(id)!;
  }
}

/** Shows all that waits, and not some of it that was asked for. */
export const isBroad = (name: string): boolean => name === 'unacked' || name === 'open' || name === 'arrived';

/** The open tickets on the board that belong there and say this text; or the groups of them only. */
export function ticketsFor(name: string, { text, groups }: Sought): Ticket[] {
  const now = serverNow();
  return [...openTickets()].filter(
    (ticket) => matches(name, ticket, now) && says(ticket, text) && !(groups && isSingle(ticket)),
  );
}

/** What of it is looked for. */
export type Sought = Pick<Filter, 'text' | 'groups'>;

const says = ({ key, title, service }: Ticket, text: string): boolean =>
  !text || `${key} ${title} ${service ?? ''}`.toLowerCase().includes(text);

/** How many there are of each, and of each service; services with the most first. */
export interface FilterCounts {
  counts: Record<FilterName, number>;
  services: [service: string, count: number][];
}

export function countFilters(): FilterCounts {
  const now = serverNow();
  const counts = { unacked: 0, mine: 0, sev1: 0, soon: 0, snoozed: 0, open: 0, arrived: 0 };
  const services = new Map<string, number>();
  for (const ticket of openTickets()) {
    for (const name of Object.keys(counts) as FilterName[]) if (matchers[name](ticket, now)) counts[name]++;
    services.set(ticket.service ?? '', (services.get(ticket.service ?? '') ?? 0) + 1);
  }
  return { counts, services: [...services].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) };
}
