import { io, type Socket } from 'socket.io-client';
import type { Delta, Heads, Ready, Recorded, StreamId } from '@twotrack/shared';
import type { Client } from './client.js';

type Event = Recorded<{ type: string }> & Record<string, unknown>;

/** One open board as the wire sees it: every message, in the order in which it came. */
export class Listener {
  readonly deltas: Delta[] = [];
  readonly heads: Heads[] = [];
  readonly pulls: { id: StreamId }[] = [];
  disconnected: string | null = null;

  private constructor(readonly socket: Socket) {
    socket.on('delta', (delta: Delta) => this.deltas.push(delta));
    socket.on('heads', (heads: Heads) => this.heads.push(heads));
    socket.on('pull', (pull: { id: StreamId }) => this.pulls.push(pull));
    socket.on('disconnect', (why) => (this.disconnected = why));
  }

  static async connect(client: Client, headers: Record<string, string> = {}): Promise<Listener> {
    const socket = io(`${client.url}/live`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      extraHeaders: { ...client.credentials, ...headers },
    });
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
    return new Listener(socket);
  }

  hello(streams: { id: string; epoch: number; seq: number }[]): Promise<Ready> {
    return new Promise((resolve, reject) => {
      this.socket.once('ready', resolve).once('disconnect', reject);
      this.socket.emit('hello', { streams });
    });
  }

  /** All events of one stream so far. Throws where the numbers do not join up: a gap, or one told twice. */
  events(stream: string): Event[] {
    const events: Event[] = [];
    let at: number | null = null;
    for (const { id, from, to, events: told = [] } of this.deltas) {
      if (id !== stream) continue;
      if (at !== null && from !== at) throw new Error(`${stream}: (${from}, ${to}] after ${at}`);
      at = to;
      events.push(...(told as Event[]));
    }
    return events;
  }

  /** The last number told of a stream. */
  reached(stream: string): number {
    return this.deltas.filter(({ id }) => id === stream).at(-1)?.to ?? 0;
  }

  close(): void {
    this.socket.disconnect();
  }
}
