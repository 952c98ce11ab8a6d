import type { Recorded, StreamHead, StreamId, Stretch } from '@twotrack/shared';
import { Refused } from '../http/refused.js';
import { read } from '../http/send.js';
import { seeConnection } from './connection.js';
import { Follow, type Heard } from './follow.js';
import { LiveSocket } from './live-socket.js';
import { heardServerTime } from './server-time.js';

/** One stream as a screen takes it in. */
export interface Track {
  readonly head: StreamHead;
  load(): void;
}

export interface LiveSource {
  readonly streams: readonly StreamId[];
  snapshot(): Promise<{ serverTime: string; tracks: Track[] }>;
  apply(stream: StreamId, events: readonly Recorded<{ type: string }>[], seq: number): void;
  /** So many changes came at once after the connection was away. */
  caughtUp(changes: number): void;
}

const A_PAGE = 500;

/** Joins first, then reads the snapshot, then applies by number; heals every gap by itself (live.md). */
export class LiveBoard {
  private readonly follows: Map<StreamId, Follow>;
  private readonly socket: LiveSocket;
  private readonly watch: ReturnType<typeof setInterval>;
  private heardAt: number | null = null;
  private lostAt: number | null = Date.now();
  private signedOut = false;
  private snapshotting = false;
  private closed = false;

  constructor(private readonly source: LiveSource) {
    this.follows = new Map(source.streams.map((id) => [id, new Follow()]));
    this.socket = new LiveSocket({
      hello: () => ({ streams: [...this.follows].map(([id, { epoch, seq }]) => ({ id, epoch, seq })) }),
      up: () => this.up(),
      down: () => (this.lostAt ??= Date.now()),
      refused: () => void this.checkSession(),
      ready: ({ streams }) => {
        this.noteSign();
        for (const { id, epoch, head, mode } of streams) {
          const follow = this.follows.get(id);
          if (follow)
            this.hear(
              id,
              mode === 'resync' ? follow.lost() : mode === 'pull' ? follow.behind() : follow.head(epoch, head),
            );
        }
      },
      delta: (delta) => {
        this.noteSign();
        const follow = this.follows.get(delta.id);
        if (follow) this.hear(delta.id, follow.delta(delta));
      },
      heads: ({ heads, serverTime }) => {
        this.noteSign();
        heardServerTime(serverTime);
        for (const { id, epoch, seq } of heads) {
          const follow = this.follows.get(id);
          if (follow) this.hear(id, follow.head(epoch, seq));
        }
      },
      pull: ({ id }) => {
        const follow = this.follows.get(id);
        if (follow) this.hear(id, follow.behind());
      },
    });
    this.watch = setInterval(() => this.look(), 500);
  }

  /** Tries to connect at once. */
  retry = (): void => this.socket.wake();

  close(): void {
    this.closed = true;
    clearInterval(this.watch);
    this.socket.close();
  }

  /** Connected; whoever had to sign in again may be somebody else, or may see other things: everything is read anew. */
  private up(): void {
    this.lostAt = null;
    if (!this.signedOut) return;
    this.signedOut = false;
    for (const [id, follow] of this.follows) this.hear(id, follow.lost());
  }

  private hear(id: StreamId, { events, need }: Heard): void {
    const follow = this.follows.get(id)!;
    if (events.length > 0) this.source.apply(id, events, follow.seq);
    if (need === 'snapshot') void this.readSnapshot();
    if (need === 'stretch') void this.readStretch(id, follow);
  }

  private async readStretch(id: StreamId, follow: Follow): Promise<void> {
    const { epoch, seq } = follow;
    try {
      const stretch = await read<Stretch>(`/api/streams/${id}/events?epoch=${epoch}&after=${seq}&limit=${A_PAGE}`);
      if (this.closed) return;
      if (stretch.events.length >= 10) this.source.caughtUp(stretch.events.length);
      this.hear(id, follow.stretch(epoch, stretch));
    } catch (failure) {
      follow.failed();
      if (failure instanceof Refused && failure.status === 410) this.hear(id, follow.lost());
      else this.noteFailure(failure);
    }
  }

  /** One snapshot serves every stream that asked for one, and those it brings further. */
  private async readSnapshot(): Promise<void> {
    if (this.snapshotting) return;
    this.snapshotting = true;
    try {
      const { serverTime, tracks } = await this.source.snapshot();
      if (this.closed) return;
      heardServerTime(serverTime);
      this.noteSign();
      this.snapshotting = false;
      for (const track of tracks) this.takeSnapshot(track);
    } catch (failure) {
      for (const follow of this.follows.values()) follow.failed();
      this.noteFailure(failure);
    } finally {
      this.snapshotting = false;
    }
  }

  private takeSnapshot({ head: { id, epoch, seq }, load }: Track): void {
    const follow = this.follows.get(id);
    if (!follow) return;
    const { accepted, heard } = follow.snapshot(epoch, seq);
    if (accepted) load();
    this.hear(id, heard);
  }

  private noteSign(): void {
    this.heardAt = Date.now();
    this.look();
  }

  private noteFailure(failure: unknown): void {
    if (failure instanceof Refused && failure.status === 401) this.signedOut = true;
    this.look();
  }

  private async checkSession(): Promise<void> {
    await read('/api/session').catch((failure: unknown) => this.noteFailure(failure));
  }

  private look(): void {
    seeConnection({ heardAt: this.heardAt, lostAt: this.lostAt, signedOut: this.signedOut });
  }
}
