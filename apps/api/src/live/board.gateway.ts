import { Inject, Logger, type OnModuleDestroy } from '@nestjs/common';
import { WebSocketGateway, type OnGatewayInit } from '@nestjs/websockets';
import type { Namespace } from 'socket.io';
import { Hello, Look, teamOf, trackOf, type Delta, type JoinMode, type Ready, type StreamId } from '@twotrack/shared';
import { actorIn } from '../identity/caller.js';
import { Callers, rightsOf } from '../identity/callers.js';
import { Credentials } from '../identity/credentials.js';
import { broadcast } from './broadcast.js';
import { isTooSlow, type BoardSocket } from './board-socket.js';
import { Presence } from './presence.js';
import { StreamFeed, type News } from './stream-feed.js';
import { LIVE_TRACKS, seesAll, type LiveTracks, type Reader } from './tracks.js';

const HEADS_MS = 2_000;
const BEHIND_MAX_MS = 30_000;
const MESSAGES_PER_SECOND = 20;
/** Above this, in bytes, a message says only the new number, and clients pull (L9). */
const LARGEST_DELTA = 256_000;

/** Tells every open board what happened. One kind of message whatever the event; commands come by HTTP. */
@WebSocketGateway({ namespace: 'live' })
export class BoardGateway implements OnGatewayInit, OnModuleDestroy {
  private readonly log = new Logger('live');
  private boards!: Namespace;
  private beat: NodeJS.Timeout | undefined;

  constructor(
    private readonly feed: StreamFeed,
    private readonly callers: Callers,
    private readonly credentials: Credentials,
    private readonly presence: Presence,
    @Inject(LIVE_TRACKS) private readonly tracks: LiveTracks,
  ) {}

  afterInit(boards: Namespace): void {
    this.boards = boards;
    boards.use(
      (socket, next) => void this.admit(socket as BoardSocket).then(next, () => next(new Error('unavailable'))),
    );
    boards.on('connection', (socket) => this.welcome(socket as BoardSocket));
    this.feed.start((news) => this.tell(news));
    this.presence.start((looking) => this.boards.to(looking.id).emit('looking', looking));
    this.beat = setInterval(() => void this.everyBeat(), HEADS_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.beat);
    this.boards?.disconnectSockets(true);
  }

  /** Answers why not, if not. What was known of the caller may be some seconds old: the next beat compares the rights. */
  private async admit(socket: BoardSocket): Promise<Error | undefined> {
    const caller = await this.credentials.callerOf({ headers: socket.handshake.headers });
    if (!caller) return new Error('sign-in-needed');
    if (caller.scopes?.includes('read') === false) return new Error('token-scope');
    const rights = rightsOf(caller);
    socket.data = { caller, rights, streams: new Map(), behindSince: null, credit: MESSAGES_PER_SECOND };
    return undefined;
  }

  private welcome(socket: BoardSocket): void {
    socket.onAny((name: string, message: unknown) => {
      if (socket.data.credit-- <= 0) return void socket.disconnect(true);
      const look = name === 'look' ? Look.safeParse(message) : null;
      if (look?.success) return this.look(socket, look.data);
      const hello = name === 'hello' ? Hello.safeParse(message) : null;
      if (!hello?.success) return void socket.disconnect(true);
      this.join(socket, hello.data).catch((why) => {
        this.log.warn(why);
        socket.disconnect(true);
      });
    });
    socket.on('disconnect', () => this.presence.left(socket.id));
  }

  /** Only who reads all of a stream is seen in it, and sees who looks (L7). */
  private look(socket: BoardSocket, { id, card }: Look): void {
    const reader = socket.data.streams.get(id);
    if (reader && seesAll(reader)) this.presence.look(socket.id, reader, card === null ? null : { id, card });
  }

  /** Rooms first, then the answer: what happens in between is told twice rather than never, and numbers sort it out. */
  private async join(socket: BoardSocket, hello: Hello): Promise<void> {
    const ready: Ready = { streams: [] };
    this.resumeOrEnd(socket);
    for (const { id, epoch, seq } of hello.streams) {
      const reader = actorIn(socket.data.caller, teamOf(id));
      if (!reader || reader.roles.length === 0) continue;
      if (!(await this.feed.follow(id))) continue;
      socket.data.streams.set(id, reader);
      const behind = socket.data.behindSince !== null;
      await socket.join([`heads of ${teamOf(id)}`, ...(behind ? [] : [roomOf(id, reader)])]);
      const head = (await this.feed.follow(id))!;
      ready.streams.push({ id, epoch: head.epoch, head: head.seq, mode: modeOf({ epoch, seq }, head) });
    }
    socket.emit('ready', ready);
    for (const [id, reader] of socket.data.streams) {
      if (seesAll(reader)) for (const looking of this.presence.of(id)) socket.emit('looking', looking);
    }
  }

  private tell(news: News): void {
    this.dropBehind(news.id);
    const { delta, text } = sized(news);
    broadcast(this.inRoom(news.id), 'delta', delta, text);
    for (const socket of this.inRoom(`some of ${news.id}`)) {
      const reader = socket.data.streams.get(news.id)!;
      const { texts: _, events, ...numbers } = news;
      const theirs = events?.filter((event) => this.tracks[trackOf(news.id)].visibleTo(reader, event));
      socket.emit('delta', sized({ ...numbers, ...(theirs && { events: theirs }) }).delta);
    }
  }

  /** Who has too much waiting takes nothing more until it has caught up by HTTP. */
  private dropBehind(stream: StreamId): void {
    for (const room of [stream, `some of ${stream}`]) {
      for (const socket of this.inRoom(room)) if (isTooSlow(socket)) this.setAside(socket);
    }
  }

  private setAside(socket: BoardSocket): void {
    socket.data.behindSince ??= Date.now();
    for (const id of socket.data.streams.keys()) {
      void socket.leave(id);
      void socket.leave(`some of ${id}`);
    }
  }

  private async everyBeat(): Promise<void> {
    const sockets = [...this.boards.sockets.values()] as BoardSocket[];
    for (const socket of sockets) {
      socket.data.credit = MESSAGES_PER_SECOND * (HEADS_MS / 1000);
      this.resumeOrEnd(socket);
    }
    this.tellHeads();
    this.unfollowUnwatched();
    await this.endRevoked(sockets).catch((why) => this.log.warn(why));
  }

  private resumeOrEnd(socket: BoardSocket): void {
    const { behindSince, streams } = socket.data;
    if (behindSince === null) return;
    if (Date.now() - behindSince > BEHIND_MAX_MS) return void socket.disconnect(true);
    if (isTooSlow(socket)) return;
    socket.data.behindSince = null;
    for (const [id, reader] of streams) {
      void socket.join(roomOf(id, reader));
      socket.emit('pull', { id });
    }
  }

  private tellHeads(): void {
    const serverTime = new Date().toISOString();
    const all = this.feed.heads();
    for (const team of new Set(all.map(({ id }) => teamOf(id)))) {
      const heads = all.filter(({ id }) => teamOf(id) === team);
      broadcast(this.inRoom(`heads of ${team}`), 'heads', { heads, serverTime });
    }
  }

  private unfollowUnwatched(): void {
    for (const { id } of this.feed.heads()) {
      if (!this.boards.adapter.rooms.has(`heads of ${teamOf(id)}`)) this.feed.unfollow(id);
    }
  }

  /** Signed out, disabled, removed or given other roles: the socket ends, and the browser asks anew (L7). */
  private async endRevoked(sockets: BoardSocket[]): Promise<void> {
    if (sockets.length === 0) return;
    const good = await this.callers.stillGood([...new Set(sockets.map(({ data }) => data.caller.via.id))]);
    for (const socket of sockets) {
      if (good.get(socket.data.caller.via.id) !== socket.data.rights) socket.disconnect(true);
    }
  }

  private inRoom(room: string): BoardSocket[] {
    const ids = this.boards.adapter.rooms.get(room) ?? [];
    return [...ids].flatMap((id) => (this.boards.sockets.get(id) as BoardSocket | undefined) ?? []);
  }
}

const roomOf = (id: StreamId, reader: Reader): string => (seesAll(reader) ? id : `some of ${id}`);

function modeOf(has: { epoch: number; seq: number }, head: { epoch: number; seq: number }): JoinMode {
  if (has.epoch !== head.epoch || has.seq > head.seq) return 'resync';
  return has.seq === head.seq ? 'live' : 'pull';
}

/** The message of what happened, and it as JSON: with the events where they are no more than a message takes. */
function sized({ texts, events, ...numbers }: News): { delta: Delta; text: string } {
  const said = JSON.stringify(numbers);
  const all = (texts ?? events?.map((event) => JSON.stringify(event)))?.join(',');
  if (all === undefined || Buffer.byteLength(all) > LARGEST_DELTA) return { delta: numbers, text: said };
  return { delta: { ...numbers, events: [...events!] }, text: `${said.slice(0, -1)},"events":[${all}]}` };
}
