import type { DataSource, EntityManager } from 'typeorm';
import {
  notFound,
  Refusal,
  type Answer,
  type Recorded,
  type StreamHead,
  type StreamId,
  type Stretch,
} from '../index.js';
import { Announcer } from './announce.js';
import type { Change, Order } from './change.js';
import { commitGroup } from './commit-group.js';
import type { Committed } from './committed.js';
import { Turnstile } from './turnstile.js';

/** How long catch-up by events is served; who was away longer reads the snapshot. */
export const CATCH_UP_DAYS = 7;

/** A page of events ends after so many characters, however many were asked for. */
const PAGE_LENGTH = 4_000_000;
/** Of so many streams the last snapshot is kept. */
const SNAPSHOTS_KEPT = 200;

/** A stream at one moment: where it stood, and its view as JSON text. */
export interface Snapshot {
  readonly head: StreamHead;
  readonly text: string;
}

/** All streams of one context: the way in for commands, the log for readers. Knows numbers and keys, no business. */
export class EventStream<E extends { type: string }> {
  private readonly announcer: Announcer;
  private readonly turnstile: Turnstile<E>;
  private readonly followers: ((committed: Committed<E>) => void)[] = [];
  private readonly snapshots = new Map<StreamId, { epoch: number; atLeast: number; reading: Promise<Snapshot> }>();

  constructor(
    private readonly db: DataSource,
    private readonly schema: string,
    /** Tells the time of its commands (ISO 8601 in UTC) where that is not the database's: whoever tells a past. */
    toldNow?: () => string,
  ) {
    this.announcer = new Announcer(db);
    this.turnstile = new Turnstile(async (stream, group) => {
      const { committed, tell } = await commitGroup(db, schema, stream, group, toldNow);
      for (const one of committed) {
        this.announcer.announce(stream, one.to);
        for (const follow of this.followers) follow(one);
      }
      return tell;
    });
  }

  /** Tells whoever follows the streams in this process of everything that it commits, in order. */
  whenCommitted(tell: (committed: Committed<E>) => void): void {
    this.followers.push(tell);
  }

  /** Makes the stream, with nothing in it. Idempotent. */
  async open(stream: StreamId, tx: EntityManager = this.db.manager): Promise<void> {
    await tx.query(`insert into ${this.schema}.stream (id) values ($1) on conflict do nothing`, [stream]);
  }

  /** One command: decided behind the turnstile, and committed when the promise resolves (L3). Throws a Refusal. */
  change<R extends object>(order: Order, decide: (change: Change<E>) => Promise<R>): Promise<Answer<R>> {
    return new Promise((resolve, refused) =>
      this.turnstile.enter({ order, decide, answered: (answer) => resolve(answer as Answer<R>), refused }),
    );
  }

  async heads(streams: readonly StreamId[]): Promise<StreamHead[]> {
    const rows: { id: StreamId; epoch: string; seq: string }[] = await this.db.query(
      `select id, epoch, seq from ${this.schema}.stream where id = any($1)`,
      [streams],
    );
    return rows.map((row) => ({ id: row.id, epoch: Number(row.epoch), seq: Number(row.seq) }));
  }

  async head(stream: StreamId): Promise<StreamHead> {
    const [head] = await this.heads([stream]);
    if (!head) throw notFound('stream', stream);
    return head;
  }

  /**
   * The stream as it stands, as JSON text made by `read` in one repeatable-read transaction. Kept until the stream
   * moves on, so that a thousand screens that join at once cost one reading.
   */
  async snapshot(stream: StreamId, read: (tx: EntityManager) => Promise<string>): Promise<Snapshot> {
    const { seq, epoch } = await this.head(stream);
    const kept = this.snapshots.get(stream);
    if (kept && kept.epoch === epoch && kept.atLeast >= seq) return kept.reading;
    const reading = this.readAt(stream, read);
    this.snapshots.delete(stream);
    this.snapshots.set(stream, { epoch, atLeast: seq, reading });
    if (this.snapshots.size > SNAPSHOTS_KEPT) this.snapshots.delete(this.snapshots.keys().next().value!);
    reading.catch(() => this.snapshots.get(stream)?.reading === reading && this.snapshots.delete(stream));
    return reading;
  }

  /** The stream at one moment, uncached: for readers who may not see all of it. */
  readAt(stream: StreamId, read: (tx: EntityManager) => Promise<string>): Promise<Snapshot> {
    return this.db.transaction('REPEATABLE READ', async (tx) => {
      const [row] = await tx.query(`select epoch, seq from ${this.schema}.stream where id = $1`, [stream]);
      if (!row) throw notFound('stream', stream);
      return { head: { id: stream, epoch: Number(row.epoch), seq: Number(row.seq) }, text: await read(tx) };
    });
  }

  /** The events after a number, in order, at least one where there is one. `gone` for another epoch or what catch-up no longer keeps: read the snapshot. */
  async since(stream: StreamId, epoch: number, after: number, limit = 1000): Promise<Stretch<E>> {
    const head = await this.head(stream);
    if (epoch !== head.epoch || after > head.seq) throw readTheSnapshot(head);
    if (after === head.seq) return { from: after, to: after, head: head.seq, events: [] };
    const rows: { seq: string; at: Date; by: Recorded<E>['by']; body: E }[] = await this.db.query(
      `select seq, at, by, body from (
         select *, sum(length) over (order by seq) - length as before from (
           select seq, at, by, body, length(body::text) as length from ${this.schema}.event
           where stream_id = $1 and seq > $2 and seq <= $3 and at > now() - make_interval(days => $4)
           order by seq limit $5) page) weighed
       where before < $6 order by seq`,
      [stream, after, head.seq, CATCH_UP_DAYS, limit, PAGE_LENGTH],
    );
    const events = rows.map(recorded<E>);
    if (events[0]?.seq !== after + 1) throw readTheSnapshot(head);
    return { from: after, to: events.at(-1)!.seq, head: head.seq, events };
  }

  /** Which of these keys a command of the stream was answered under, by whomever it was asked. */
  async keysAnswered(stream: StreamId, keys: readonly string[]): Promise<string[]> {
    const asked = `select distinct key from ${this.schema}.command where stream_id = $1 and key = any($2::text[])`;
    const rows: { key: string }[] = await this.db.query(asked, [stream, keys]);
    return rows.map(({ key }) => key);
  }

  /** Everything that ever happened to one card, newest first, at most `limit`. */
  async historyOf(card: string, limit = 200): Promise<Recorded<E>[]> {
    const rows = await this.db.query(
      `select seq, at, by, body from ${this.schema}.event where card_id = $1 order by seq desc limit $2`,
      [card, limit],
    );
    return rows.map(recorded<E>);
  }
}

const recorded = <E extends { type: string }>(row: { seq: string; at: Date; by: Recorded<E>['by']; body: E }) =>
  ({ ...row.body, seq: Number(row.seq), at: row.at.toISOString(), by: row.by }) as Recorded<E>;

const readTheSnapshot = (head: StreamHead): Refusal =>
  new Refusal('gone', 'read-the-snapshot', { stream: head.id, epoch: head.epoch, head: head.seq });
