import type { Ticket } from '@twotrack/service-queue/contract';
import { templateOf } from '@twotrack/service-queue/domain';

/** How alike two tickets are, 0 to 1: by the words of their titles, and a little by their service. */
export function likeness(a: Pick<Ticket, 'title' | 'service'>, b: Pick<Ticket, 'title' | 'service'>): number {
  const [one, other] = [wordsOf(a.title), wordsOf(b.title)];
  const shared = [...one].filter((word) => other.has(word)).length;
  const all = one.size + other.size - shared;
  const byWords = all === 0 ? 0 : shared / all;
  return a.service !== null && a.service === b.service ? 0.2 + 0.8 * byWords : 0.9 * byWords;
}

export interface Alike {
  readonly ticket: Ticket;
  readonly share: number;
}

/** The most alike first, leaving out what has nothing in common. */
export function mostAlike(ticket: Ticket, others: Iterable<Ticket>, least = 0.01): Alike[] {
  const found: Alike[] = [];
  for (const other of others) {
    if (other.id === ticket.id) continue;
    const share = likeness(ticket, other);
    if (share >= least) found.push({ ticket: other, share });
  }
  return found.sort((a, b) => b.share - a.share || (a.ticket.id < b.ticket.id ? -1 : 1));
}

const wordsOf = (title: string): Set<string> =>
  new Set(
    templateOf(title, ' ')
      .toLowerCase()
      .match(/[\p{L}][\p{L}\p{N}-]*/gu) ?? [],
  );
