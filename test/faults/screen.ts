import { setTimeout as wait } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import type { Delta, Heads, Ready, Recorded, Stretch } from '@twotrack/shared';
import type { ProductEvent, ProductView } from '@twotrack/product-backlog/contract';
import * as product from '@twotrack/product-backlog/domain';
import type { ServiceEvent, ServiceView } from '@twotrack/service-queue/contract';
import * as service from '@twotrack/service-queue/domain';
import type { Client } from '../support/client.js';

interface Head {
  readonly id: string;
  readonly epoch: number;
  readonly seq: number;
}
export interface BoardBody {
  readonly product: ProductView & { stream: Head };
  readonly service: ServiceView & { stream: Head };
}
type Said = Recorded<{ type: string }>;

/** One track as this screen holds it. */
interface Held {
  head: Head;
  readonly apply: (event: Said) => void;
  readonly text: () => string;
  reading: Promise<void> | null;
}

const LONGEST_PAUSE_MS = 500;
const A_PAGE = 500;

/**
 * An open board of the simplest kind: the reducers of the two tracks, and the rules by which a client follows (L5).
 * When its process is gone it goes to the next one, at its own random moment.
 */
export class Screen {
  /** Whatever broke a rule: an answer that made no sense, an event that did not fit. */
  readonly faults: string[] = [];
  private readonly tracks = new Map<string, Held>();
  private socket: Socket;
  private closed = false;

  private constructor(
    private readonly client: Client,
    private readonly urls: readonly string[],
    private at: number,
  ) {
    this.socket = this.connect();
  }

  /** Joins, reads the board, and follows; `at` is the process it begins with. */
  static async open(client: Client, slug: string, urls: readonly string[], at: number): Promise<Screen> {
    const screen = new Screen(client, urls, at);
    const { body } = await client.at(urls[at]!).get<BoardBody>(`/api/teams/${slug}/board`);
    for (const held of [productTrack(body), serviceTrack(body)]) screen.tracks.set(held.head.id, held);
    await new Promise<void>((resolve) =>
      screen.socket.connected ? resolve() : screen.socket.once('connect', resolve),
    );
    screen.hello();
    return screen;
  }

  /** Everything that it shows, comparable. */
  shows(): string {
    return [...this.tracks.values()].map(({ text }) => text()).join('\n');
  }

  close(): void {
    this.closed = true;
    this.socket.disconnect();
  }

  private get url(): string {
    return this.urls[this.at]!;
  }

  private connect(): Socket {
    const socket = io(`${this.url}/live`, {
      ...{ transports: ['websocket'], reconnection: false, forceNew: true },
      extraHeaders: this.client.credentials,
    });
    const lost = (): void => void (this.socket === socket && this.again());
    socket.on('connect', () => this.hello());
    socket.on('disconnect', lost).on('connect_error', lost);
    socket.on('ready', ({ streams }: Ready) => {
      for (const { id, epoch, head } of streams) this.heardOf(id, epoch, head);
    });
    socket.on('heads', ({ heads }: Heads) => {
      for (const { id, epoch, seq } of heads) this.heardOf(id, epoch, seq);
    });
    socket.on('delta', (delta: Delta) => this.take(delta.id, delta));
    socket.on('pull', ({ id }: { id: string }) => this.read(id));
    return socket;
  }

  private async again(): Promise<void> {
    await wait(Math.random() * LONGEST_PAUSE_MS);
    if (this.closed) return;
    this.at = (this.at + 1) % this.urls.length;
    this.socket = this.connect();
  }

  private hello(): void {
    if (this.tracks.size > 0) this.socket.emit('hello', { streams: [...this.tracks.values()].map(({ head }) => head) });
  }

  private heardOf(id: string, epoch: number, seq: number): void {
    const held = this.tracks.get(id);
    if (!held) return;
    if (epoch !== held.head.epoch) this.faults.push(`${id} has another epoch`);
    else if (seq > held.head.seq) this.read(id);
  }

  private take(id: string, { from, to, events }: Pick<Delta, 'from' | 'to'> & { events?: readonly Said[] }): void {
    const held = this.tracks.get(id);
    if (!held || to <= held.head.seq) return;
    if (from > held.head.seq || !events) return this.read(id);
    for (const event of events) {
      if (event.seq <= held.head.seq) continue;
      if (event.seq !== held.head.seq + 1) this.faults.push(`${id}: ${event.seq} after ${held.head.seq}`);
      held.apply(event);
      held.head = { ...held.head, seq: event.seq };
    }
    held.head = { ...held.head, seq: to };
  }

  /** Reads on by HTTP; what fails is asked again when the next number is heard. */
  private read(id: string): void {
    const held = this.tracks.get(id)!;
    held.reading ??= this.stretch(held)
      .catch(() => undefined)
      .finally(() => (held.reading = null));
  }

  private async stretch({ head }: Held): Promise<void> {
    const path = `/api/streams/${head.id}/events?epoch=${head.epoch}&after=${head.seq}&limit=${A_PAGE}`;
    const { status, body } = await this.client.at(this.url).get<Stretch>(path);
    if (status >= 500) return;
    if (status !== 200) return void this.faults.push(`${path}: ${status}`);
    this.take(head.id, body);
    const held = this.tracks.get(head.id)!;
    if (body.head > held.head.seq) await this.stretch(held);
  }
}

function productTrack({ product: { stream, ...view } }: BoardBody): Held {
  const board = product.boardOf(view);
  return {
    head: stream,
    reading: null,
    apply: (event) => product.applyEvent(board, event as unknown as ProductEvent & { at: string }),
    text: () => comparable(product.viewOf(board)),
  };
}

function serviceTrack({ service: { stream, ...view } }: BoardBody): Held {
  const board = service.boardOf(view);
  return {
    head: stream,
    reading: null,
    apply: (event) => service.applyEvent(board, event as unknown as ServiceEvent),
    text: () => comparable(service.viewOf(board)),
  };
}

/** What a screen shows that has just read this board. */
export const shownBy = (body: BoardBody): string =>
  [productTrack(body), serviceTrack(body)].map(({ text }) => text()).join('\n');

/** Lists by id and keys by name: two that are equal are the same text. */
const comparable = (view: object): string =>
  JSON.stringify(view, (_, value: unknown) => {
    if (Array.isArray(value) && value.every((one) => typeof one?.id === 'string'))
      return value.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
