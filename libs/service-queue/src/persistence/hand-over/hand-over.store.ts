import { Refusal, notFound, whoIs, type Answer, type Asking } from '@twotrack/shared';
import { prepared, type Change, type EventStream } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { Ask, Errand, HandOverTicket, ServiceEvent, TakeInRequest, Ticket } from '../../contract/index.js';
import {
  arrivedThere,
  askOf,
  handedOver,
  inInbox,
  onlyMembers,
  takenBack,
  ticketReturned,
} from '../../domain/index.js';
import { dropErrand, errandById, leaveErrand, leaveWithdrawal } from '../errands.js';
import { problemById, writeProblem } from '../problems/problem-rows.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { orderOf, type TicketsStore } from '../tickets.store.js';

/** What came by the wrong door goes to the other track, and back (B6): here the half of the tickets. */
export class HandOverStore {
  constructor(
    private readonly stream: EventStream<ServiceEvent>,
    private readonly tickets: TicketsStore,
  ) {}

  /** `source` is told by who asks: who people are is not known here. */
  handOverTicket = (id: string, command: HandOverTicket, source: Ask['source'], asking: Asking) =>
    this.tickets.change(id, { handOverTicket: command }, asking, async (was, { settings }, change, actor) => {
      const ticket = handedOver(was, command, settings.policy, actor, change.now);
      const [story] = await change.read.query(`select details from ${SERVICE_SCHEMA}.story where id = $1`, [id]);
      const ask = askOf(was, story?.details ?? '', command, source, actor);
      const errand = { teamId: actor.teamId, cardId: id, about: 'ticket' as const, by: whoIs(actor) };
      leaveErrand(change, { ...errand, kind: 'submit', ask, requestId: null });
      return { event: { type: 'ticket-handed-over', ticket, from: was.column, reason: command.reason } };
    });

  takeBackTicket = (id: string, asking: Asking) =>
    this.tickets.change(id, { takeBackTicket: {} }, asking, async (before, { settings }, change, actor) => {
      const { ticket, was } = takenBack(before, settings.policy, actor, change.now);
      const errand = { teamId: actor.teamId, cardId: id, about: 'ticket' as const, by: was.by };
      await leaveWithdrawal(change, { ...errand, requestId: was.requestId });
      return { event: { type: 'ticket-taken-back', ticket, was } };
    });

  takeInRequest(command: TakeInRequest, asking: Asking): Promise<Answer<{ ticket: Ticket }>> {
    return this.stream.change(orderOf(asking, { takeInRequest: command }), async (change) => {
      const { actor } = asking;
      onlyMembers(actor);
      const { requester, requestId, title, details } = command;
      const asker = { ...requester, teamId: actor.teamId, roles: [] };
      const words = { kind: 'service-request' as const, title, details, facts: {} };
      return { ticket: await this.tickets.open(change, words, asker, { cameAs: { requestId } }) };
    });
  }

  returnTicket = (id: string, asking: Asking) =>
    this.tickets.change(id, { returnTicket: {} }, asking, async (was, { settings }, change, actor) => {
      onlyMembers(actor);
      const ticket = ticketReturned(was, await touched(change.read, id), settings.policy, actor, change.now);
      const errand = { teamId: actor.teamId, cardId: id, about: 'ticket' as const, by: whoIs(actor) };
      const { requestId } = was.marks.cameAs!;
      leaveErrand(change, { ...errand, kind: 'return', ask: null, requestId });
      return { event: { type: 'ticket-returned', ticket } };
    });

  /** The inbox has what was asked: noted where it is still wanted there. */
  noteArrived({ id, cardId, about, by, teamId }: Errand, requestId: string): Promise<Answer<object>> {
    const asking = { actor: { ...by, teamId, roles: [] }, key: `arrived ${id}` };
    if (about === 'problem') {
      return this.stream.change(orderOf(asking, { noteArrived: id }), async (change) => {
        const problem = await problemById(change.read, teamId, cardId);
        if (!(await this.settled(change, id, teamId))) return {};
        const next = inInbox(problem, requestId);
        writeProblem(change, next);
        change.record({ type: 'proposal-followed', problem: next, was: problem.proposal! }, cardId);
        return {};
      });
    }
    return this.tickets.change(cardId, { noteArrived: id }, asking, async (was, _, change) => {
      if (!(await this.settled(change, id, teamId))) throw runAlready(id);
      return { event: { type: 'ticket-arrived', ticket: arrivedThere(was, requestId) } };
    });
  }

  /** It is done, or cannot be done any more. */
  dropErrand = ({ id, teamId, by }: Errand): Promise<Answer<object>> =>
    this.stream.change(
      orderOf({ actor: { ...by, teamId, roles: [] }, key: `done ${id}` }, { dropErrand: id }),
      async (change) => {
        dropErrand(change, id);
        return {};
      },
    );

  /** False where it was taken back meanwhile, or somebody else was faster. */
  private async settled(change: Change<ServiceEvent>, id: string, teamId: string): Promise<boolean> {
    const errand = await errandById(change.read, id, teamId);
    if (errand?.kind !== 'submit') return false;
    dropErrand(change, id);
    return true;
  }
}

/** Whether anybody but the clock has done anything to it since it was opened. */
async function touched(tx: EntityManager, ticketId: string): Promise<boolean> {
  const [row] = await prepared<{ touched: boolean }>(
    tx,
    `select exists (select from ${SERVICE_SCHEMA}.event e
       where e.card_id = $1 and e.type <> 'ticket-opened' and e.by ->> 'id' <> 'clock') as touched`,
    [ticketId],
  );
  return row!.touched;
}

const runAlready = (id: string): Refusal => notFound('errand', id);
