import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as wait } from 'node:timers/promises';
import { Refusal, trackOf, type Delta, type StreamHead, type StreamId } from '@twotrack/shared';
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

/** Without events where there are too many for one message. */
export type TellDelta = (delta: Delta) => void;

/** Tails the logs of the streams that somebody here watches: every committed event, in order, once. */
@Injectable()
export class StreamFeed implements OnModuleDestroy {
  private readonly followed = new Map<StreamId, { epoch: number; seq: number; reading: boolean; again: boolean }>();
  private tell: TellDelta = () => undefined;
  private timer: NodeJS.Timeout | undefined;
  private polling = false;

  constructor(
    @Inject(LIVE_TRACKS) private readonly tracks: LiveTracks,
    private readonly listener: LogListener,
  ) {}

  start(tell: TellDelta): void {
    this.tell = tell;
    this.listener.on('changed', (stream) => void this.advance(stream));
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
    if (!this.followed.has(stream)) this.followed.set(stream, { ...head, reading: false, again: false });
    return this.follow(stream);
  }

  unfollow(stream: StreamId): void {
    this.followed.delete(stream);
  }

  heads(): StreamHead[] {
    return [...this.followed].map(([id, { epoch, seq }]) => ({ id, epoch, seq }));
  }

  /** Reads on from where we are until nothing new is there. One reading per stream; what comes meanwhile joins the next. */
  private async advance(stream: StreamId): Promise<void> {
    const at = this.followed.get(stream);
    if (!at) return;
    at.again = true;
    if (at.reading) return;
    at.reading = true;
    try {
      while (at.again && this.followed.get(stream) === at) {
        at.again = false;
        const { from, to, head, events } = await this.tracks[trackOf(stream)].stream.since(
          stream,
          at.epoch,
          at.seq,
          EVENTS_PER_READ,
        );
        if (to === from) continue;
        at.seq = head;
        const began = performance.now();
        this.tell({ id: stream, epoch: at.epoch, from, to: head, ...(to === head && { events: [...events] }) });
        if (head - from > 1) await wait(Math.min(performance.now() - began, BREATH_MAX_MS));
      }
    } catch (thrown) {
      // another epoch: the heads tell it, and every client reads the snapshot. The database away: the poll comes back
      if (thrown instanceof Refusal) await this.startOver(stream);
    } finally {
      at.reading = false;
    }
  }

  private async startOver(stream: StreamId): Promise<void> {
    const [head] = await this.tracks[trackOf(stream)].stream.heads([stream]).catch(() => []);
    if (head) this.followed.set(stream, { ...head, reading: false, again: false });
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
          if (at && (at.seq !== head.seq || at.epoch !== head.epoch)) await this.advance(head.id);
        }
      }
    } catch {
      // the database is away; the next poll asks again
    } finally {
      this.polling = false;
    }
  }
}
