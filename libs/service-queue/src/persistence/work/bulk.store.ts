import type { Actor, Answer, Asking } from '@twotrack/shared';
import type { Change, EventStream } from '@twotrack/shared/stream';
import type { DataSource, EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { BulkReport, BulkTickets, ServiceEvent, UndoBulk } from '../../contract/index.js';
import { BulkWork, broughtBack, decidedBy, onlyMembers } from '../../domain/index.js';
import type { AlarmBell } from '../alarm.js';
import type { Desk, Desks } from '../desk.js';
import { refreshParents } from '../folding/refresh.js';
import { iso } from '../rows.js';
import { mustHave, orderOf } from '../tickets.store.js';
import { bulkActs } from './bulk-acts.js';
import { writeDone } from './bulk-writing.js';
import { commentsByIds, writeComments } from './comment-rows.js';
import { selected, ticketsByIds } from './selection.js';

type Settled = Pick<Desk, 'floor' | 'settings'>;

/** One command over many tickets: one reading, one decision after the other, one commit (S14). */
export class BulkStore {
  constructor(
    private readonly db: DataSource,
    private readonly stream: EventStream<ServiceEvent>,
    private readonly desks: Desks,
    private readonly bell: AlarmBell,
  ) {}

  /** A dry run goes nowhere near the stream: its answer has no number. */
  bulkTickets(command: BulkTickets, onCall: string | null, asking: Asking): Promise<BulkReport | Answer<BulkReport>> {
    if (command.dryRun) return this.dryRun(command, onCall, asking);
    return this.change(asking, { bulkTickets: command }, async (change, desk) => {
      const work = await decided(change.read, desk, command, onCall, asking, change.now);
      if (work.done.length === 0) return { work, report: work.report(null) };
      const bulkId = newId();
      bulkActs.keep(change, asking.actor.teamId, bulkId, work.acts());
      return { work, report: work.report(bulkId) };
    });
  }

  /** Once, and only where something could be given back; each ticket on its own. */
  undoBulk(bulkId: string, command: UndoBulk, asking: Asking): Promise<Answer<BulkReport>> {
    return this.change(asking, { undoBulk: command, bulkId }, async (change, { floor, settings }) => {
      const { actor } = asking;
      onlyMembers(actor);
      const acts = await bulkActs.of(change.read, actor.teamId, bulkId, change.now);
      const { tickets } = await ticketsByIds(
        change.read,
        actor.teamId,
        acts.map(({ id }) => id),
      );
      const commentIds = acts.flatMap(({ commentId }) => commentId ?? []);
      const comments = commentIds.length > 0 ? await commentsByIds(change.read, actor.teamId, commentIds) : [];
      const work = new BulkWork(floor, actor, change.now);
      const by = { ...command, actor, now: change.now, policy: settings.policy };
      const commentOf = new Map(comments.map((comment) => [comment.id, comment]));
      for (const act of acts) {
        const comment = act.commentId === null ? undefined : commentOf.get(act.commentId);
        work.each(act.id, tickets.get(act.id), (ticket) => broughtBack(ticket, { bulkId, act, comment }, by));
      }
      if (work.done.length > 0) bulkActs.noteUndone(change, bulkId);
      return { work, report: work.report(null) };
    });
  }

  private dryRun(command: BulkTickets, onCall: string | null, asking: Asking): Promise<BulkReport> {
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      const [{ now }] = await tx.query(`select ${iso('now()')} as now`);
      const desk = await this.desks.lay(tx, asking.actor.teamId, []);
      return (await decided(tx, desk, command, onCall, asking, now)).report(null, true);
    });
  }

  private async change(
    asking: Asking,
    asked: object,
    decide: (change: Change<ServiceEvent>, desk: Desk) => Promise<{ work: BulkWork; report: BulkReport }>,
  ): Promise<Answer<BulkReport>> {
    const { teamId } = asking.actor;
    const order = {
      ...orderOf(asking, asked),
      ahead: (tx: EntityManager, cards: readonly string[]) => this.desks.lay(tx, teamId, cards),
    };
    let done: BulkWork['done'] = [];
    const answer = await this.stream.change(order, async (change) => {
      const { work, report } = await decide(change, await this.desks.read(change, teamId));
      done = work.done;
      if (done.length > 0) await this.put(change, asking.actor, done);
      return report;
    });
    for (const { way } of done) this.bell.committed(way.ticket);
    return answer;
  }

  private async put(change: Change<ServiceEvent>, actor: Actor, done: BulkWork['done']): Promise<void> {
    writeDone(change, actor.teamId, done);
    for (const { way, event } of done) {
      change.record(event, way.ticket.id);
      for (const limit of way.events) change.record(limit);
    }
    const comments = done.flatMap(({ comment }) => comment ?? []);
    writeComments(change, actor.teamId, comments);
    this.desks.forget(change);
    const written = done.map(({ was, way }) => ({ was, now: way.ticket }));
    await refreshParents(change, this.desks, actor, written);
  }
}

/** Every ticket of the selection, decided in id order. */
async function decided(
  tx: EntityManager,
  { floor, settings }: Settled,
  command: BulkTickets,
  onCall: string | null,
  { actor }: Asking,
  now: string,
): Promise<BulkWork> {
  onlyMembers(actor);
  const queueId = queueIn(command);
  if (queueId) mustHave({ settings }, queueId);
  const { ids, tickets } = await selected(tx, actor.teamId, command);
  const work = new BulkWork(floor, actor, now);
  const decide = decidedBy(command.command, { actor, now, onCall, newId, policy: settings.policy });
  for (const id of ids) work.each(id, tickets.get(id), decide);
  return work;
}

function queueIn({ command: { reroute, escalate } }: BulkTickets): string | null {
  if (reroute) return reroute.queue;
  return typeof escalate?.to === 'object' && 'queue' in escalate.to ? escalate.to.queue : null;
}
