import { Refusal, notFound, type Answer, type Asking } from '@twotrack/shared';
import type { Change, EventStream } from '@twotrack/shared/stream';
import { v7 as newId } from 'uuid';
import type {
  FoldTickets,
  GroupAnswer,
  ResolveParent,
  ServiceEvent,
  TakeOut,
  Ticket,
  UndoableGroup,
  UnfoldTickets,
} from '../../contract/index.js';
import {
  Groups,
  foldedUnder,
  groupActOf,
  moved,
  mustBeGroup,
  mustLieUnder,
  mustStandAlone,
  nameParent,
  onlyMembers,
  unfolded,
  type Step,
} from '../../domain/index.js';
import { byId, type Desks } from '../desk.js';
import { orderOf } from '../tickets.store.js';
import { ticketsNamed, ticketsUnder } from './children.js';
import { keepGroupAct } from './group-acts.js';
import { groupsOf } from './groups.js';
import { Hand } from './hand.js';

/** Commands on groups: fold, take out, give everything back, resolve (S11). Nothing is ever lost by one. */
export class FoldingStore {
  constructor(
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
  ) {}

  foldTickets(command: FoldTickets, asking: Asking): Promise<Answer<GroupAnswer>> {
    return this.change(asking, { foldTickets: command }, async (change, hand) => {
      const { teamId } = asking.actor;
      const tickets = await ticketsNamed(change, teamId, command.tickets);
      tickets.forEach(mustStandAlone);
      const groups = await this.groupFor(change, hand, teamId, command, tickets);
      const { by, now } = hand.judging;
      for (const was of tickets) {
        const folded = foldedUnder(was, groups.id, by, now);
        groups.all.note(
          was,
          hand.put(was, folded, (ticket) => ({ type: 'ticket-folded', ticket })),
        );
      }
      return { ticket: (await hand.settle(groups.all)).get(groups.id)!, count: tickets.length };
    });
  }

  unfoldTickets = (parentId: string, command: UnfoldTickets, asking: Asking) =>
    this.onGroup(parentId, { unfoldTickets: command }, asking, async (change, hand, { groups }) => {
      const tickets = await ticketsUnder(change, parentId, 'folded');
      return all(tickets.map((was) => ({ was, now: giveBack(hand, groups, was) })));
    });

  takeOut = (parentId: string, command: TakeOut, asking: Asking) =>
    this.onGroup(parentId, { takeOut: command }, asking, async (change, hand, { groups, parent }) => {
      const tickets = await ticketsNamed(change, asking.actor.teamId, command.tickets);
      for (const ticket of tickets) mustLieUnder(ticket, parent, 'folded');
      return all(tickets.map((was) => ({ was, now: giveBack(hand, groups, was) })));
    });

  /** Those excepted come out of it: they are not of this trouble. */
  resolveParent = (parentId: string, command: ResolveParent, asking: Asking) =>
    this.onGroup(parentId, { resolveParent: command }, asking, async (change, hand, { groups, parent }) => {
      const { actor } = asking;
      const excepted = await ticketsNamed(change, actor.teamId, command.except);
      for (const ticket of excepted) mustLieUnder(ticket, parent, 'folded');
      const open = (await ticketsUnder(change, parentId, 'folded')).filter((ticket) => !ticket.resolvedAt);
      if (open.length === 0) throw nothingOpen(parent);
      const others = open.filter(({ id }) => !command.except.includes(id));
      const { policy, now } = hand.judging;
      const out = excepted.map((was) => ({ was, now: giveBack(hand, groups, was) }));
      const over = others.map((was) => {
        const ended = moved(was, { from: was.column, column: 'resolved' }, policy, actor, now);
        const put = hand.put(was, ended, (ticket) => ({ type: 'child-resolved', ticket, from: was.column }));
        groups.note(was, put);
        return { was, now: put };
      });
      return { steps: [...over, ...out], count: over.length };
    });

  /** The group to fold under, or a new one. */
  private async groupFor(
    change: Change<ServiceEvent>,
    hand: Hand,
    teamId: string,
    { parent, title }: FoldTickets,
    tickets: readonly Ticket[],
  ): Promise<{ id: string; all: Groups }> {
    if (parent) {
      const [group] = await groupsOf(change, teamId, [parent]);
      if (!group) {
        const [ticket] = await ticketsNamed(change, teamId, [parent]);
        throw notAGroup(ticket!);
      }
      mustBeGroup(group.parent);
      return { id: parent, all: new Groups([group]) };
    }
    if (tickets.length < 2) {
      throw new Refusal('conflict', 'too-few', { count: tickets.length }, 'A group needs two tickets at least.');
    }
    const all = new Groups();
    const name = nameParent(hand.desk.settings, { newId, nextKey: hand.nextKey });
    const words = { title: title ?? tickets[0]!.title, service: common(tickets.map(({ service }) => service)) };
    const birth = name(words, common(tickets.map(({ queueId }) => queueId)));
    const { id } = all.bear({ ...birth, ...words, foldKey: null, rule: null }, hand.judging);
    return { id, all };
  }

  private change<A extends object>(
    asking: Asking,
    asked: object,
    decide: (change: Change<ServiceEvent>, hand: Hand) => Promise<A>,
  ): Promise<Answer<A>> {
    return this.stream.change(orderOf(asking, asked), async (change) => {
      onlyMembers(asking.actor);
      const desk = await this.desks.read(change, asking.actor.teamId);
      return decide(change, new Hand(change, this.desks, desk, asking.actor));
    });
  }

  private onGroup(
    parentId: string,
    asked: object,
    asking: Asking,
    decide: (change: Change<ServiceEvent>, hand: Hand, on: { groups: Groups; parent: Ticket }) => Promise<Acted>,
  ): Promise<Answer<UndoableGroup>> {
    return this.change(asking, { ...asked, parentId }, async (change, hand) => {
      const { ticket } = await this.desks.read(change, asking.actor.teamId, byId(parentId));
      if (!ticket) throw notFound('ticket', parentId);
      mustBeGroup(ticket);
      const found = await groupsOf(change, asking.actor.teamId, [parentId]);
      const groups = new Groups(found);
      const { steps, count } = await decide(change, hand, { groups, parent: ticket });
      const parent = (await hand.settle(groups)).get(parentId) ?? ticket;
      const undo = keepGroupAct(change, asking.actor.teamId, groupActOf({ was: ticket, now: parent }, steps));
      return { ticket: parent, count, undo };
    });
  }
}

/** What was done to which tickets, and how many of them the command was about. */
interface Acted {
  readonly steps: readonly Step[];
  readonly count: number;
}

const all = (steps: readonly Step[]): Acted => ({ steps, count: steps.length });

/** Out from under its parent, as it was. */
export function giveBack(hand: Hand, groups: Groups, was: Ticket): Ticket {
  const fromId = was.parentId!;
  const back = hand.put(was, unfolded(was), (ticket) => ({ type: 'ticket-unfolded', ticket, fromId }));
  groups.note(was, back);
  return back;
}

const common = <T>(values: readonly T[]): T | null => (new Set(values).size === 1 ? values[0]! : null);

const notAGroup = (ticket: Ticket): Refusal =>
  new Refusal('conflict', 'not-a-group', { ticket }, `Nothing lies under ${ticket.key}.`);

const nothingOpen = (ticket: Ticket): Refusal =>
  new Refusal('conflict', 'nothing-open', { ticket }, `Nothing under ${ticket.key} is open.`);
