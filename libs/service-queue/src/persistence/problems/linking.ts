import { Refusal, type Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { LinkTickets, Problem, ProblemLinked, ServiceEvent, Ticket } from '../../contract/index.js';
import { BulkWork, WORKAROUND, type Linking, type OfProblem, type StatedFact } from '../../domain/index.js';
import type { Desk, Desks } from '../desk.js';
import { refreshParents } from '../folding/refresh.js';
import { writeDone } from '../work/bulk-writing.js';
import { selected, type Selection } from '../work/selection.js';
import { keepStated, statedOn } from './stated-facts.js';

type OnTicket = 'ticket-linked' | 'ticket-unlinked' | 'workaround-stated';
type Decide = (ticket: Ticket, stated: StatedFact | undefined, by: Linking) => OfProblem;
/** What is recorded of each ticket, and what is decided for it. */
export type Linked = readonly [OnTicket, Decide];

/** Several tickets of a problem, one after the other: what is refused to one stops none of the others. */
export class LinkingWork {
  private readonly kept: StatedFact[] = [];

  private constructor(
    private readonly work: BulkWork,
    private readonly problem: Problem,
  ) {}

  /** Decides for each, and writes nothing yet. */
  static async on(
    change: Change<ServiceEvent>,
    { floor, settings: { policy } }: Desk,
    actor: Actor,
    problem: Problem,
    { ids, tickets }: Selection,
    [type, decide]: Linked,
  ): Promise<LinkingWork> {
    const { now } = change;
    const linking = new LinkingWork(new BulkWork(floor, actor, now), problem);
    const stated = await statedOn(change.read, problem.id, ids);
    for (const id of ids) {
      linking.work.each(id, tickets.get(id), (was) => {
        const next = decide(was, stated.get(id), { policy, actor, now });
        if (next.stated) linking.kept.push(next.stated);
        const told = { problemKey: problem.key, was: was.facts[WORKAROUND] ?? null, severityWas: was.severity };
        return { event: { type, ticket: next.ticket, ...told } };
      });
    }
    return linking;
  }

  get done(): readonly Ticket[] {
    return this.work.done.map(({ way }) => way.ticket);
  }

  report(): ProblemLinked {
    const { done, refused, results } = this.work.report(null);
    return { problem: this.problem, done, refused, results };
  }

  /** A ticket that was named alone is refused as itself. */
  mustHaveDone(): this {
    const [only, ...others] = this.work.results;
    if (!only || only.ok || others.length > 0) return this;
    const kind = only.code === 'not-found' ? 'missing' : only.code === 'members-only' ? 'forbidden' : 'conflict';
    throw new Refusal(kind, only.code, { ticket: only.id }, only.detail);
  }

  async put(change: Change<ServiceEvent>, desks: Desks, actor: Actor): Promise<void> {
    const { done } = this.work;
    if (done.length === 0) return;
    writeDone(change, actor.teamId, done);
    const ids = done.map(({ was }) => was.id);
    keepStated(change, this.problem.id, ids, this.kept);
    for (const { way, event } of done) {
      change.record(event, way.ticket.id);
      for (const limit of way.events) change.record(limit);
    }
    desks.forget(change);
    const written = done.map(({ was, way }) => ({ was, now: way.ticket }));
    await refreshParents(change, desks, actor, written);
  }
}

/** The tickets named; or a parent with what lies open under it. */
export const ticketsNamed = (change: Change<ServiceEvent>, teamId: string, { ids, folded }: LinkTickets) =>
  selected(change.read, teamId, { ids, folded });
