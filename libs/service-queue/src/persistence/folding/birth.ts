import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import { v7 as newId } from 'uuid';
import type { ServiceEvent, Ticket } from '../../contract/index.js';
import { FoldingAtBirth, Groups, arrivalOf, nameParent, type Folds } from '../../domain/index.js';
import type { Desk, Desks } from '../desk.js';
import { Hand } from './hand.js';
import { standingOf } from './standing.js';
import { noteArrivals } from './weather.js';

/** A new ticket that a rule of folding looks at: by itself, or under the parent that stands, or that comes to be by it (S11). */
export async function bearAlike(
  change: Change<ServiceEvent>,
  desks: Desks,
  desk: Desk,
  actor: Actor,
  { ticket, details, number }: { ticket: Ticket; details: string; number: number },
  folds: Folds,
): Promise<Ticket> {
  const stood = await standingOf(change, actor.teamId, [folds]);
  const groups = new Groups(stood.groups);
  const hand = new Hand(change, desks, { ...desk, lastNumber: number }, actor);
  const name = nameParent(desk.settings, { newId, nextKey: hand.nextKey });
  const births = new FoldingAtBirth(groups, stood.standing, (id) => stood.tickets.get(id)!, name, hand.judging);
  const { ticket: arriving, folding } = births.arrive(ticket, folds);
  const { ruleId } = ticket;
  const born = hand.bear(arriving, details, (ticket) => ({ type: 'ticket-opened', ticket, details, ruleId }));
  groups.note(null, born);
  for (const { was, now } of folding) {
    groups.note(
      was,
      hand.put(was, now, (ticket) => ({ type: 'ticket-folded', ticket })),
    );
  }
  await hand.settle(groups);
  noteArrivals(change, desks, actor.teamId, desk, [arrivalOf(born, folding.length)]);
  return born;
}
