import { Refusal, notFound, type Actor } from '@twotrack/shared';
import type { Before, BulkReport, BulkResult, Comment, ServiceEvent, Ticket } from '../contract/index.js';
import { beforeOf, leftOf, type Act } from './bulk-undo.js';
import { floorAfter, passage, type Floor, type Gate, type Passage } from './passage.js';
import { limitReached } from './wip-limit.js';

/** What is decided for one ticket: the event with the ticket in it, the reason given at a door, and a comment that came or went. */
export interface Decided {
  readonly event: Extract<ServiceEvent, { ticket: Ticket }>;
  readonly reason?: string | undefined;
  readonly comment?: Comment;
}

/** One ticket that was done: from how it was, through the columns, to how it is. */
export interface Done {
  readonly was: Ticket;
  readonly way: Passage;
  readonly event: Decided['event'];
  readonly comment: Comment | null;
}

/** How one ticket is brought back: kept with the bulk. */
export interface ActOf extends Act {
  readonly id: string;
  readonly commentId: string | null;
}

/** One command over many tickets, decided one after the other: what is refused to one stops none of the others (S14). */
export class BulkWork {
  readonly results: BulkResult[] = [];
  readonly done: Done[] = [];

  constructor(
    private floor: Floor,
    private readonly actor: Actor,
    private readonly now: string,
  ) {}

  /** Decides for one; limits are met as those before it left them (W2). */
  each(id: string, was: Ticket | undefined, decide: (ticket: Ticket) => Decided): void {
    try {
      if (!was) throw notFound('ticket', id);
      this.pass(was, decide(was));
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      this.results.push({ id, key: was?.key ?? null, ok: false, code: thrown.code, detail: thrown.message });
    }
  }

  /** With what each ticket becomes, where nothing is done yet. */
  report(bulkId: string | null, dryRun = false): BulkReport {
    const done = this.done.length;
    const report = { bulkId, dryRun, done, refused: this.results.length - done, results: this.results };
    return dryRun ? { ...report, results: this.withWhatBecomes() } : report;
  }

  /** What undoing this needs to know of each. */
  acts(): ActOf[] {
    return this.done.map(({ was, way: { ticket }, comment }) => {
      const before: Before = beforeOf(was, ticket);
      return { id: ticket.id, was: before, left: leftOf(before, ticket), commentId: comment?.id ?? null };
    });
  }

  private pass(was: Ticket, { event, reason, comment }: Decided): void {
    const gate: Gate = { by: this.actor, at: this.now, reason: reason ?? null };
    const way = passage(this.floor, was, event.ticket, gate);
    if (way.refused) throw limitReached(way.refused, []);
    this.floor = floorAfter(this.floor, way);
    this.done.push({ was, way, event: { ...event, ticket: way.ticket }, comment: comment ?? null });
    this.results.push({ id: was.id, key: was.key, ok: true });
  }

  private withWhatBecomes(): BulkResult[] {
    const after = new Map(this.done.map(({ way: { ticket } }) => [ticket.id, ticket]));
    return this.results.map((result) => {
      if (!result.ok) return result;
      const { column, queueId, assignee, severity } = after.get(result.id)!;
      return { ...result, becomes: { column, queueId, assignee, severity } };
    });
  }
}
