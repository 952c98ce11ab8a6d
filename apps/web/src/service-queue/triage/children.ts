import type { Children, Ticket } from '@twotrack/service-queue/contract';
import { read } from '../../http/send.js';
import { valueOf } from '../../live/value.js';
import { hearService, tickets } from '../service-store.js';

/** What lies under the parents that were opened, by parent; kept up by the events of the track. */
export const children = valueOf<ReadonlyMap<string, readonly Ticket[]>>(new Map());

const PAGE = 200;

/** Reads all that lies under a parent, a page at a time; what was read shows at once. */
export async function loadChildren(parentId: string): Promise<void> {
  if (children.get().has(parentId)) return;
  put(parentId, []);
  let after: string | null = null;
  do {
    const path = `/api/service-queue/tickets/${parentId}/children?limit=${PAGE}${after ? `&after=${after}` : ''}`;
    const page: Children = await read<Children>(path);
    put(parentId, newest([...(children.get().get(parentId) ?? []), ...page.tickets]));
    after = page.next;
  } while (after && children.get().has(parentId));
}

export function forgetChildren(parentId: string): void {
  const next = new Map(children.get());
  if (next.delete(parentId)) children.set(next);
}

/** A ticket on the board, or under a parent that was opened. */
export function ticketOf(id: string): Ticket | undefined {
  const onBoard = tickets.card(id);
  if (onBoard) return onBoard;
  for (const under of children.get().values()) {
    const found = under.find((child) => child.id === id);
    if (found) return found;
  }
  return undefined;
}

/** Follows the track while the triage is there. */
export const followChildren = (): (() => void) =>
  hearService((events) => {
    const now = children.get();
    if (now.size === 0) return;
    const next = new Map(now);
    for (const event of events) {
      if (!('ticket' in event)) continue;
      const { ticket } = event;
      for (const [parent, under] of next) {
        const mine = ticket.parentId === parent;
        const known = under.some(({ id }) => id === ticket.id);
        if (mine) next.set(parent, newest([...under, ticket]));
        else if (known)
          next.set(
            parent,
            under.filter(({ id }) => id !== ticket.id),
          );
      }
    }
    children.set(next);
  });

const put = (parentId: string, under: readonly Ticket[]): void =>
  children.set(new Map(children.get()).set(parentId, under));

/** One of each, as it stands last, in the order in which they were reported. */
function newest(all: readonly Ticket[]): Ticket[] {
  const byId = new Map<string, Ticket>();
  for (const ticket of all) {
    const known = byId.get(ticket.id);
    if (!known || known.version <= ticket.version) byId.set(ticket.id, ticket);
  }
  return [...byId.values()].sort((a, b) =>
    a.reportedAt < b.reportedAt ? -1 : a.reportedAt > b.reportedAt ? 1 : a.id < b.id ? -1 : 1,
  );
}
