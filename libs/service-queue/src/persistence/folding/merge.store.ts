import { Refusal, notFound, type Answer, type Asking } from '@twotrack/shared';
import type { Change, EventStream } from '@twotrack/shared/stream';
import type { GroupAnswer, MergeTickets, ServiceEvent, Ticket, UnmergeTickets } from '../../contract/index.js';
import {
  Groups,
  mayTakeIn,
  mergedInto,
  mergesChanged,
  mustLieUnder,
  mustStandAlone,
  onlyMembers,
  unfolded,
  unmerged,
} from '../../domain/index.js';
import { byId, type Desks } from '../desk.js';
import { orderOf } from '../tickets.store.js';
import { ticketsNamed, ticketsUnder } from './children.js';
import { giveBack } from './folding.store.js';
import { groupsOf, parentsOf } from './groups.js';
import { Hand } from './hand.js';

/** One trouble told several times: the others end as merged into one, and come back where that was wrong (S11). */
export class MergeStore {
  constructor(
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  /** What lies folded comes out from under its group first; the target too. */
  mergeTickets = (targetId: string, command: MergeTickets, asking: Asking) =>
    this.onTarget(targetId, { mergeTickets: command }, asking, async (change, hand, target) => {
      const tickets = await ticketsNamed(change, asking.actor.teamId, command.tickets);
      const alone = isFolded(target) ? unfolded(target) : target;
      mayTakeIn(alone);
      for (const ticket of tickets) mayBeMerged(ticket, target);
      const touched = [target, ...tickets].map((now) => ({ was: now, now }));
      const groups = new Groups(await groupsOf(change, asking.actor.teamId, parentsOf(touched)));
      const { policy, by, now } = hand.judging;
      for (const was of tickets) {
        const merged = mergedInto(isFolded(was) ? unfolded(was) : was, targetId, policy, by, now);
        const event = (ticket: Ticket) => ({ type: 'ticket-merged' as const, ticket, intoKey: target.key });
        groups.note(was, hand.put(was, merged, event));
      }
      const standing = isFolded(target) ? giveBack(hand, groups, target) : target;
      return { groups, target: standing, by: tickets.length };
    });

  unmergeTickets = (targetId: string, command: UnmergeTickets, asking: Asking) =>
    this.onTarget(targetId, { unmergeTickets: command }, asking, async (change, hand, target) => {
      const tickets = command.tickets
        ? await ticketsNamed(change, asking.actor.teamId, command.tickets)
        : await ticketsUnder(change, targetId, 'merged');
      for (const ticket of tickets) mustLieUnder(ticket, target, 'merged');
      if (tickets.length === 0) throw nothingMerged(target);
      const { policy, now } = hand.judging;
      for (const was of tickets) {
        const event = (ticket: Ticket) => ({ type: 'ticket-unmerged' as const, ticket, fromKey: target.key });
        hand.put(was, unmerged(was, policy, now), event);
      }
      return { groups: new Groups(), target, by: -tickets.length };
    });

  private onTarget(
    targetId: string,
    asked: object,
    asking: Asking,
    decide: (
      change: Change<ServiceEvent>,
      hand: Hand,
      target: Ticket,
    ) => Promise<{ groups: Groups; target: Ticket; by: number }>,
  ): Promise<Answer<GroupAnswer>> {
    return this.stream.change(orderOf(asking, { ...asked, targetId }), async (change) => {
      const { actor } = asking;
      onlyMembers(actor);
      const desk = await this.desks.read(change, actor.teamId, byId(targetId));
      if (!desk.ticket) throw notFound('ticket', targetId);
      const hand = new Hand(change, this.desks, desk, actor);
      const { groups, target, by } = await decide(change, hand, desk.ticket);
      const was = target.marks.merged?.count ?? 0;
      const ticket = hand.put(target, mergesChanged(target, by), (ticket) => ({ type: 'merges-changed', ticket, was }));
      await hand.settle(groups);
      return { ticket, count: Math.abs(by) };
    });
  }
}

const isFolded = (ticket: Ticket): boolean => ticket.marks.under?.as === 'folded';

function mayBeMerged(ticket: Ticket, target: Ticket): void {
  if (ticket.id === target.id) {
    throw new Refusal('conflict', 'merged-into-itself', { ticket }, `${ticket.key} cannot be merged into itself.`);
  }
  if (ticket.marks.merged) {
    throw new Refusal(
      'conflict',
      'has-merged',
      { ticket },
      `Others were merged into ${ticket.key}: take them out first.`,
    );
  }
  mustStandAlone(isFolded(ticket) ? unfolded(ticket) : ticket);
}

const nothingMerged = (ticket: Ticket): Refusal =>
  new Refusal('conflict', 'nothing-merged', { ticket }, `Nothing was merged into ${ticket.key}.`);
