import { notFound, streamOf, type Actor, type Answer, type Asking } from '@twotrack/shared';
import type { Change, EventStream, Order } from '@twotrack/shared/stream';
import { v7 as newId } from 'uuid';
import type {
  AcknowledgeTicket,
  AssignTicket,
  CorrectFacts,
  DescribeTicket,
  Marks,
  MoveTicket,
  OpenTicket,
  PullNext,
  RenameTicket,
  RerouteTicket,
  ServiceEvent,
  Ticket,
  UnacknowledgeTicket,
} from '../contract/index.js';
import {
  acknowledged,
  arrivalOf,
  assigned,
  corrected,
  described,
  factsBefore,
  foldsBy,
  moved,
  onlyMembers,
  opened,
  pulled,
  renamed,
  rerouted,
  routeOf,
  unacknowledged,
} from '../domain/index.js';
import type { AlarmBell } from './alarm.js';
import { byId, byQuery, type Desk, type Desks, type Which } from './desk.js';
import { bearAlike } from './folding/birth.js';
import { refreshParents } from './folding/refresh.js';
import { noteArrivals } from './folding/weather.js';
import { SERVICE_SCHEMA } from './tables.js';
import { gatherNewTicket, gatherTicket } from './gathered-tickets.js';
import { letThrough, writeStory } from './ticket-writing.js';

/**
 * What was decided for one ticket: the event with the ticket in it, the reason given at the door of a column, and what
 * the answer says beside the ticket.
 */
interface Decision {
  readonly event: Extract<ServiceEvent, { ticket: Ticket }>;
  readonly reason?: string | undefined;
  readonly answer?: object;
}
type Decide = (ticket: Ticket, desk: Desk, change: Change<ServiceEvent>, actor: Actor) => Decision | Promise<Decision>;

/** Every command on a ticket: load the one, decide, let it through, write it, record it. */
export class TicketsStore {
  constructor(
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
    private readonly bell: AlarmBell,
  ) {}

  openTicket = (command: OpenTicket, asking: Asking): Promise<Answer<{ ticket: Ticket }>> =>
    this.stream.change(this.order(asking, { openTicket: command }), async (change) => ({
      ticket: await this.open(change, command, asking.actor),
    }));

  /** Inside a command: routed, let in, written and recorded; `marks` are what it is born with. */
  async open(change: Change<ServiceEvent>, command: OpenTicket, actor: Actor, marks?: Marks): Promise<Ticket> {
    const desk = await this.desks.read(change, actor.teamId);
    const { settings } = desk;
    const { queueId, rule } = command.queue
      ? { queueId: command.queue, rule: null }
      : routeOf(settings, { ...command, reporter: actor.name });
    mustHave(desk, queueId);
    const number = desk.lastNumber + 1;
    const birth = { id: newId(), key: `${desk.keyPrefix}-${number}`, queueId, ruleId: rule?.id ?? null };
    const born = opened(command, birth, settings.policy, actor, change.now);
    const arriving = marks ? { ...born, marks: { ...born.marks, ...marks } } : born;
    const folds = foldsBy(settings.folding.rules, { ...arriving, integrationId: null, labels: {}, group: null });
    if (folds) {
      const young = { ticket: arriving, details: command.details ?? '', number };
      return bearAlike(change, this.desks, desk, actor, young, folds);
    }
    const gate = { by: actor, at: change.now, reason: null };
    const way = await letThrough(change, actor.teamId, desk.floor, null, arriving, gate);
    const { ticket } = way;
    const details = command.details ?? '';
    gatherNewTicket(change, actor.teamId, { ticket, details, ruleId: rule?.id ?? null }, way, number);
    this.desks.leave(change, way, ticket, number);
    change.record({ type: 'ticket-opened', ticket, details, ruleId: rule?.id ?? null }, ticket.id);
    for (const event of way.events) change.record(event);
    noteArrivals(change, this.desks, actor.teamId, desk, [arrivalOf(ticket)]);
    return ticket;
  }

  renameTicket = (ticketId: string, command: RenameTicket, asking: Asking) =>
    this.change(ticketId, { renameTicket: command }, asking, (was, _, __, actor) => ({
      event: { type: 'ticket-renamed', ticket: renamed(was, command, actor), was: was.title },
    }));

  describeTicket = (ticketId: string, command: DescribeTicket, asking: Asking) =>
    this.change(ticketId, { describeTicket: command }, asking, async (ticket, _, change, actor) => {
      const next = described(ticket, command, actor);
      const [story] = await change.read.query(`select details from ${SERVICE_SCHEMA}.story where id = $1`, [ticketId]);
      return { event: { type: 'ticket-described', ticket: next, details: command.details, was: story?.details ?? '' } };
    });

  correctFacts = (ticketId: string, command: CorrectFacts, asking: Asking) =>
    this.change(ticketId, { correctFacts: command }, asking, (was, { settings }, { now }, actor) => {
      const ticket = corrected(was, command, settings.policy, actor, now);
      return { event: { type: 'facts-corrected', ticket, was: factsBefore(was, command), severityWas: was.severity } };
    });

  moveTicket = (ticketId: string, command: MoveTicket, asking: Asking) =>
    this.change(ticketId, { moveTicket: command }, asking, (was, { settings }, { now }, actor) => {
      const ticket = moved(was, command, settings.policy, actor, now);
      const reason = command.reason ?? null;
      return { event: { type: 'ticket-moved', ticket, from: was.column, reason }, reason: command.reason };
    });

  assignTicket = (ticketId: string, command: AssignTicket, asking: Asking) =>
    this.change(ticketId, { assignTicket: command }, asking, (was, _, __, actor) => ({
      event: { type: 'ticket-assigned', ticket: assigned(was, command, actor), was: was.assignee },
    }));

  acknowledgeTicket = (ticketId: string, command: AcknowledgeTicket, asking: Asking) =>
    this.change(ticketId, { acknowledgeTicket: command }, asking, (was, { settings }, { now }, actor) => ({
      event: { type: 'ticket-acknowledged', ticket: acknowledged(was, settings.policy, actor, now) },
    }));

  unacknowledgeTicket = (ticketId: string, command: UnacknowledgeTicket, asking: Asking) =>
    this.change(ticketId, { unacknowledgeTicket: command }, asking, (was, { settings }, { now }, actor) => ({
      event: { type: 'ticket-unacknowledged', ticket: unacknowledged(was, settings.policy, actor, now) },
    }));

  rerouteTicket = (ticketId: string, command: RerouteTicket, asking: Asking) =>
    this.change(ticketId, { rerouteTicket: command }, asking, (was, desk, { now }, actor) => {
      const ticket = rerouted(was, command, desk.settings.policy, actor, now);
      mustHave(desk, command.queue);
      return { event: { type: 'ticket-rerouted', ticket, fromQueueId: was.queueId } };
    });

  /** Of one queue, or over all of them; null where nobody waits (S9). */
  pullNext(queueId: string | null, command: PullNext, asking: Asking): Promise<Answer<{ ticket: Ticket | null }>> {
    return this.stream.change(this.order(asking, { pullNext: command, queueId }), async (change) => {
      const { actor } = asking;
      onlyMembers(actor);
      const desk = await this.desks.read(change, actor.teamId, nextIn(queueId, actor.id));
      if (queueId) mustHave(desk, queueId);
      if (!desk.ticket) return { ticket: null };
      const ticket = pulled(desk.ticket, desk.settings.policy, actor, change.now);
      const decision = { event: { type: 'ticket-pulled' as const, ticket }, reason: command.reason };
      return { ticket: await this.put(change, actor, desk, decision) };
    });
  }

  /** Whatever is asked of a ticket looks at the desk first. */
  order(asking: Asking, asked: object): Order {
    const { teamId } = asking.actor;
    return { ...orderOf(asking, asked), ahead: (tx, cards) => this.desks.lay(tx, teamId, cards) };
  }

  /** One command on one ticket of the asker's team; `A` is what its decision answers. */
  async change<A extends object = object>(ticketId: string, asked: object, asking: Asking, decide: Decide) {
    const order = { ...this.order(asking, { ...asked, ticketId }), card: ticketId };
    const answer = await this.stream.change(order, async (change) => {
      const { actor } = asking;
      const desk = await this.desks.read(change, actor.teamId, byId(ticketId));
      if (!desk.ticket) throw notFound('ticket', ticketId);
      const decision = await decide(desk.ticket, desk, change, actor);
      return { ticket: await this.put(change, actor, desk, decision), ...(decision.answer as A) };
    });
    this.bell.committed(answer.ticket);
    return answer;
  }

  private async put(change: Change<ServiceEvent>, actor: Actor, desk: Desk, { event, reason }: Decision) {
    const gate = { by: actor, at: change.now, reason: reason ?? null };
    const way = await letThrough(change, actor.teamId, desk.floor, desk.ticket, event.ticket, gate);
    const { ticket } = way;
    gatherTicket(change, actor.teamId, ticket, way, desk.ticket);
    if (event.type === 'ticket-described') {
      writeStory(change, actor.teamId, ticket.id, event.details);
    }
    this.desks.leave(change, way, ticket);
    change.record({ ...event, ticket }, ticket.id);
    for (const limit of way.events) change.record(limit);
    await refreshParents(change, this.desks, actor, [{ was: desk.ticket, now: ticket }]);
    return ticket;
  }
}

export const orderOf = ({ actor, key }: Asking, asked: object) => ({
  stream: streamOf('service', actor.teamId),
  actor,
  key,
  asked,
});

export function mustHave({ settings }: Pick<Desk, 'settings'>, queueId: string): void {
  if (!settings.queues.some((queue) => queue.id === queueId)) throw notFound('queue', queueId);
}

/** The first of column Queue by the calculated order, straight off the index; what somebody else has claimed, and what is snoozed, is passed over. */
const nextIn = (queueId: string | null, askerId: string): Which =>
  byQuery(
    `where t.team_id = $1 and t.column_id = 'queue' and t.parent_id is null ${queueId ? 'and t.queue_id = $3' : ''}
     and (t.assignee is null or t.assignee = $2::uuid) and t.marks -> 'snoozed' is null
     order by t.effective_class, t.due, t.reported_at, t.id limit 1`,
    queueId ? [askerId, queueId] : [askerId],
  );
