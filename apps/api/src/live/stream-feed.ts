import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal, trackOf, type Recorded, type StreamHead, type StreamId } from '@twotrack/shared';
import type { Committed } from '@twotrack/shared/stream';
import { LogListener } from './log-listener.js';
import { LIVE_TRACKS, type LiveTracks } from './tracks.js';

/** The net under the hints: how long a change can stay unseen when its NOTIFY was lost. */
const POLL_MS = 250;
/** What is more than this is far above what a message holds: it is told by its number, and read in pages (L9). */
const EVENTS_PER_READ = 1_000;
/**
 * Where changes come faster than they can be told, telling takes half of the time and no more: what comes meanwhile
 * is told together, and commands are answered.
 */
const BREATH_MAX_MS = 50;

/** What happened in (from, to]; without events where there are too many for one message. */
export interface News {
  readonly id: StreamId;
  readonly epoch: number;
  readonly from: number;
  readonly to: number;
  readonly events?: readonly Recorded<{ type: string }>[];
  /** The same as JSON, where somebody has made it already. */
  readonly texts?: readonly string[];
}

interface Followed {
  readonly epoch: number;
  /** Told up to here. */
  seq: number;
  /** There is more, up to here, as somebody said. */
  upTo: number;
  telling: boolean;
  /** Committed here and not told yet: it need not be read. */
  fresh: Committed[];
}

/** Tells of the streams that somebody here watches: every committed event, in order, once. Reads only what others committed. */
@Injectable()
export class StreamFeed implements OnModuleDestroy {
  private readonly followed = new Map<StreamId, Followed>();
  private tell: (news: News) => void = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private polling = false;

  constructor(
    @Inject(LIVE_TRACKS) private readonly tracks: LiveTracks,
    private readonly listener: LogListener,
  ) {}

  start(tell: (news: News) => void): void {
    this.tell = tell;
    for (const { stream } of Object.values(this.tracks))
      stream.whenCommitted((committed) => this.committedHere(committed));
    this.listener.on('changed', (stream, seq) => void this.advance(stream, seq));
    this.listener.start();
    this.timer = setInterval(() => void this.poll(), POLL_MS);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.listener.stop();
  }

  /** From now on every event after the returned head is told. Null for a stream that does not exist. */
  async follow(stream: StreamId): Promise<StreamHead | null> {
    const known = this.followed.get(stream);
    if (known) return { id: stream, epoch: known.epoch, seq: known.seq };
    const [head] = await this.tracks[trackOf(stream)].stream.heads([stream]);
    if (!head) return null;
    if (!this.followed.has(stream)) this.followed.set(stream, startAt(head));
    return this.follow(stream);
  }

  unfollow(stream: StreamId): void {
    this.followed.delete(stream);
  }

  heads(): StreamHead[] {
    return [...this.followed].map(([id, { epoch, seq }]) => ({ id, epoch, seq }));
  }

  /** After the answers to those who asked: to tell a thousand boards takes longer. */
  private committedHere(committed: Committed): void {
    const at = this.followed.get(committed.stream);
    if (at?.epoch !== committed.epoch) return;
    at.fresh.push(committed);
    setImmediate(() => void this.advance(committed.stream, committed.to));
  }

  /** Tells on from where we are up to this number at least. One telling per stream; what comes meanwhile joins the next. */
  private async advance(stream: StreamId, upTo: number): Promise<void> {
    const at = this.followed.get(stream);
    if (!at) return;
    at.upTo = Math.max(at.upTo, upTo);
    if (at.telling) return;
    at.telling = true;
    try {
      while (at.seq < at.upTo && this.followed.get(stream) === at) {
        const news = takeFresh(at, stream) ?? (await this.read(at, stream));
        at.seq = news?.to ?? at.seq;
        if (!news) at.upTo = at.seq;
        else await this.tellAtEase(news);
      }
    } catch (thrown) {
      // another epoch: the heads tell it, and every client reads the snapshot. The database away: the poll comes back
      if (thrown instanceof Refusal) await this.startOver(stream);
    } finally {
      at.telling = false;
    }
  }

  private async tellAtEase(news: News): Promise<void> {
    const began = performance.now();
    this.tell(news);
    if (news.to - news.from > 1) await wait(Math.min(performance.now() - began, BREATH_MAX_MS));
  }

  private async read({ epoch, seq }: Followed, id: StreamId): Promise<News | null> {
    const { from, to, head, events } = await this.tracks[trackOf(id)].stream.since(id, epoch, seq, EVENTS_PER_READ);
    return to === from ? null : { id, epoch, from, to: head, ...(to === head && { events }) };
  }

  private async startOver(stream: StreamId): Promise<void> {
    const [head] = await this.tracks[trackOf(stream)].stream.heads([stream]).catch(() => []);
    if (head) this.followed.set(stream, startAt(head));
  }

  private async poll(): Promise<void> {
    if (this.polling) return;
    this.polling = true;
    try {
      for (const [track, { stream }] of Object.entries(this.tracks)) {
        const ids = [...this.followed.keys()].filter((id) => trackOf(id) === track);
        if (ids.length === 0) continue;
        for (const head of await stream.heads(ids)) {
          const at = this.followed.get(head.id);
          if (at) await this.advance(head.id, at.epoch === head.epoch ? head.seq : Infinity);
        }
      }
    } catch {
      // the database is away; the next poll asks again
    } finally {
      this.polling = false;
    }
  }
}

const startAt = ({ epoch, seq }: StreamHead): Followed => ({ epoch, seq, upTo: seq, telling: false, fresh: [] });

/** What follows on what was told without a gap, as one; null where that is to be read, as another process committed it. */
function takeFresh(at: Followed, id: StreamId): News | null {
  const fresh = at.fresh.filter(({ to }) => to > at.seq);
  at.fresh = [];
  if (fresh[0]?.from !== at.seq) return null;
  const gap = fresh.findIndex(({ from }, i) => i > 0 && from !== fresh[i - 1]!.to);
  const next = gap < 0 ? fresh : fresh.slice(0, gap);
  const events = next.flatMap((one) => one.events);
  const numbers = { id, epoch: at.epoch, from: at.seq, to: next.at(-1)!.to };
  return events.length > EVENTS_PER_READ ? numbers : { ...numbers, events, texts: next.flatMap((one) => one.texts) };
}
