import type { Answer, Asking } from '@twotrack/shared';
import { prepared, type Change, type EventStream } from '@twotrack/shared/stream';
import type {
  LinkTickets,
  Problem,
  ProblemLinked,
  ServiceEvent,
  SetWorkaround,
  Ticket,
  UnlinkTickets,
} from '../../contract/index.js';
import { linkedTo, onlyMembers, unlinked, withWorkaround, workaroundStated } from '../../domain/index.js';
import type { AlarmBell } from '../alarm.js';
import { ticketRows, type Desks } from '../desk.js';
import { SERVICE_SCHEMA } from '../tables.js';
import { orderOf } from '../tickets.store.js';
import type { Selection } from '../work/selection.js';
import { LinkingWork, ticketsNamed, type Linked } from './linking.js';
import { problemById, writeProblem } from './problem-rows.js';

/** What a problem does to its tickets: which come from it, and the workaround that it states on them. */
export class LinksStore {
  constructor(
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
    private readonly bell: AlarmBell,
  ) {}

  linkTickets = (id: string, command: LinkTickets, asking: Asking) =>
    this.change(id, { linkTickets: command }, asking, async (change, problem, on) => {
      const tickets = await ticketsNamed(change, asking.actor.teamId, command);
      const work = await on(tickets, problem, ['ticket-linked', (ticket, _, by) => linkedTo(ticket, problem, by)]);
      return work.mustHaveDone();
    });

  unlinkTickets = (id: string, command: UnlinkTickets, asking: Asking) =>
    this.change(id, { unlinkTickets: command }, asking, async (change, problem, on) => {
      const tickets = await ticketsNamed(change, asking.actor.teamId, command);
      const work = await on(tickets, problem, [
        'ticket-unlinked',
        (ticket, stated, by) => unlinked(ticket, problem, stated, by),
      ]);
      return work.mustHaveDone();
    });

  setWorkaround = (id: string, command: SetWorkaround, asking: Asking) =>
    this.change(id, { setWorkaround: command }, asking, async (change, was, on) => {
      const { teamId } = asking.actor;
      const { settings } = await this.desks.read(change, teamId);
      const problem = withWorkaround(was, command, settings.policy, asking.actor, change.now);
      const [before, after] = [was, problem].map(({ workaround }) => workaround?.level ?? null);
      const tickets = before === after ? [] : await openTicketsOf(change, teamId, id);
      const work = await on(selectionOf(tickets), problem, [
        'workaround-stated',
        (ticket, stated, by) => workaroundStated(ticket, problem, stated, by),
      ]);
      writeProblem(change, problem);
      change.record({ type: 'workaround-set', problem, was: was.workaround }, id);
      return work;
    });

  private async change(id: string, asked: object, asking: Asking, decide: Decide): Promise<Answer<ProblemLinked>> {
    let done: readonly Ticket[] = [];
    const answer = await this.stream.change(orderOf(asking, { ...asked, id }), async (change) => {
      const { actor } = asking;
      onlyMembers(actor);
      const was = await problemById(change.read, actor.teamId, id);
      const desk = await this.desks.read(change, actor.teamId);
      const work = await decide(change, was, (tickets, problem, decision) =>
        LinkingWork.on(change, desk, actor, problem, tickets, decision),
      );
      const report = work.report();
      await work.put(change, this.desks, actor);
      done = work.done;
      return report;
    });
    for (const ticket of done) this.bell.committed(ticket);
    return answer;
  }
}

type OnTickets = (tickets: Selection, problem: Problem, decision: Linked) => Promise<LinkingWork>;
type Decide = (change: Change<ServiceEvent>, was: Problem, on: OnTickets) => Promise<LinkingWork>;

const selectionOf = (tickets: readonly Ticket[]): Selection => ({
  ids: tickets.map(({ id }) => id),
  tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
});

async function openTicketsOf(change: Change<ServiceEvent>, teamId: string, problemId: string): Promise<Ticket[]> {
  const rows = await prepared<{ ticket: Ticket }>(
    change.read,
    `select ${ticketRows.json('t')} as ticket from ${SERVICE_SCHEMA}.ticket t
     where t.problem_id = $2 and t.team_id is not distinct from $1 and t.resolved_at is null order by t.id`,
    [teamId, problemId],
  );
  return rows.map(({ ticket }) => ticket);
}
