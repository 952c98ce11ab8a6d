import { Refusal, notFound, whoIs, worksHere, type Actor } from '@twotrack/shared';
import type { DisputeFact, FactId, Marks, SeverityPolicyDraft, Ticket, WithdrawDispute } from '../contract/index.js';
import { marked } from './marks.js';
import { declarationOf } from './severity.js';

type Disputes = NonNullable<Marks['disputed']>;
export type Dispute = Disputes[FactId];

/** Somebody doubts a fact: a member, or whoever reported the ticket. Its severity stays until it is corrected (S3). */
export function disputed(
  ticket: Ticket,
  { fact, note }: DisputeFact,
  policy: SeverityPolicyDraft,
  actor: Actor,
  now: string,
): Ticket {
  mayDispute(ticket, actor);
  const declared = declarationOf(policy, fact);
  if (!declared) {
    const known = policy.facts.map(({ id }) => id);
    throw new Refusal('invalid', 'unknown-fact', { path: 'fact', known }, `The policy knows no fact ${fact}.`);
  }
  if (ticket.closedAt) throw new Refusal('conflict', 'ticket-closed', { ticket }, `${ticket.key} is closed.`);
  const standing = disputeOf(ticket, fact);
  if (standing) {
    const said = `${standing.by.name} has disputed ${declared.name} already.`;
    throw new Refusal('conflict', 'already-disputed', { dispute: standing, ticket }, said);
  }
  const dispute = { by: whoIs(actor), at: now, note };
  return anew(marked(ticket, 'disputed', { ...ticket.marks.disputed, [fact]: dispute }));
}

/** Takes a dispute back: whoever raised it, or a member. */
export function undisputed(ticket: Ticket, { fact }: WithdrawDispute, actor: Actor): { ticket: Ticket; was: Dispute } {
  mayDispute(ticket, actor);
  const was = disputeOf(ticket, fact);
  if (!was) throw new Refusal('conflict', 'not-disputed', { fact, ticket }, 'Nobody disputes this.');
  if (was.by.id !== actor.id && !worksHere(actor)) {
    throw new Refusal(
      'forbidden',
      'not-your-dispute',
      { dispute: was },
      `Only ${was.by.name} or a member takes it back.`,
    );
  }
  return { ticket: anew(settled(ticket, [fact])), was };
}

/** The ticket without the disputes over these facts. */
export function settled(ticket: Ticket, facts: readonly string[]): Ticket {
  if (!facts.some((fact) => disputeOf(ticket, fact))) return ticket;
  const left = Object.entries(ticket.marks.disputed!).filter(([fact]) => !facts.includes(fact));
  return marked(ticket, 'disputed', left.length > 0 ? Object.fromEntries(left) : null);
}

// beside `changed` of ticket.ts, which settles disputes itself
const anew = (ticket: Ticket): Ticket => ({ ...ticket, version: ticket.version + 1 });

const disputeOf = ({ marks }: Ticket, fact: string): Dispute | undefined =>
  marks.disputed && Object.hasOwn(marks.disputed, fact) ? marks.disputed[fact] : undefined;

/** To whoever only asks, others' tickets look like none (A3). */
function mayDispute(ticket: Ticket, actor: Actor): void {
  if (!worksHere(actor) && ticket.reportedBy.id !== actor.id) throw notFound('ticket', ticket.id);
}
