import type { Ticket } from '@twotrack/service-queue/contract';

/** How the first response stands, and since when: `open` until somebody acknowledged or pulled it (S8). */
export interface Response {
  readonly how: 'acked' | 'pulled' | 'open';
  readonly since: string;
}

/** Null once the ticket is resolved: nobody waits for a response then. */
export function responseTo(ticket: Ticket): Response | null {
  const { column, acknowledged, respondedAt, enteredColumnAt, reportedAt, resolvedAt } = ticket;
  if (resolvedAt || column === 'resolved') return null;
  if (acknowledged) return { how: 'acked', since: acknowledged.at };
  const inWork = column === 'working' || column === 'waiting';
  if (respondedAt || inWork) return { how: 'pulled', since: respondedAt ?? enteredColumnAt };
  return { how: 'open', since: reportedAt };
}
