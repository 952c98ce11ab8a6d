import { Caller } from './load.js';
import { RawSocket } from './raw-socket.js';
import { numberOfDelta } from './wall.js';

interface Head {
  readonly id: string;
  readonly epoch: number;
  readonly seq: number;
}

/** An open board that wants every event itself: where a message says only the number, it pulls as the web does (L9). */
export class Spectator {
  private seen = 0;
  private at: number;
  private wanted = Infinity;
  private satisfied: (at: number) => void = () => undefined;
  /** One after the other: what is pulled comes before what was told after it. */
  private turn: Promise<void> = Promise.resolve();

  private constructor(
    private readonly socket: RawSocket,
    private readonly caller: Caller,
    private readonly head: Head,
  ) {
    this.at = head.seq;
  }

  static async open(url: URL, credentials: Record<string, string>, head: Head): Promise<Spectator> {
    const socket = await RawSocket.open(url, '/live', credentials);
    const spectator = new Spectator(socket, new Caller(url, credentials), head);
    await new Promise<void>((resolve) => {
      socket.heard = (event) => {
        if (event.toString('latin1', 2, 7) === 'ready') resolve();
        spectator.turn = spectator.turn.then(() => spectator.hear(event));
      };
      socket.emit('hello', { streams: [head] });
    });
    return spectator;
  }

  /** When so many tickets were opened before its eyes, by performance.now(). */
  hasSeen(tickets: number): Promise<number> {
    this.wanted = tickets;
    return new Promise((resolve) => (this.satisfied = resolve));
  }

  close(): void {
    this.socket.close();
    this.caller.close();
  }

  private async hear(event: Buffer): Promise<void> {
    const to = numberOfDelta(event);
    if (to === null || to <= this.at) return;
    if (event.includes('"events":')) this.look(event, to);
    while (this.at < to) await this.pull();
  }

  private async pull(): Promise<void> {
    const { id, epoch } = this.head;
    const path = `/api/streams/${id}/events?epoch=${epoch}&after=${this.at}`;
    const text = Buffer.from(await this.caller.send({ method: 'GET', path }));
    this.look(text, Number(/"to":(\d+)/.exec(text.toString('latin1', 0, 200))![1]));
  }

  private look(text: Buffer, to: number): void {
    for (let at = text.indexOf(OPENED); at >= 0; at = text.indexOf(OPENED, at + OPENED.length)) this.seen++;
    this.at = to;
    if (this.seen >= this.wanted) this.satisfied(performance.now());
  }
}

const OPENED = Buffer.from('"type":"ticket-opened"');
