import { setTimeout as wait } from 'node:timers/promises';
import { RawSocket } from './raw-socket.js';

const PATIENCE_MS = 120_000;

/** Whom the boards of a wall listen to. */
export interface Hearing {
  readonly url: URL;
  readonly namespace: string;
  /** One for each board: who opens it. */
  readonly credentials: readonly Record<string, string>[];
  /** Said by each board once it is let in; it is there when it is answered `ready`. */
  readonly hello?: { readonly streams: readonly object[] };
  /** Where they stand when they come. */
  readonly from: number;
  /** The number a message brings a board to, if it brings any; `had` is how many events the board has had. */
  numberIn(event: Buffer, had: number): number | null;
}

/** Many open boards, and the moment at which the last of them knew of a change. */
export class Wall {
  private readonly atNumber = new Map<number, number>();
  private readonly waiting = new Set<{ number: number; reached: (at: number) => void }>();
  private sockets: readonly RawSocket[] = [];
  private ready = 0;
  private reachedAt = 0;

  private constructor(private reachedByAll: number) {}

  /** What every board has come to. */
  get number(): number {
    return this.reachedByAll;
  }

  /** All at once, as after a restart; resolves when every one of them is let in and answered. */
  static async open(hearing: Hearing): Promise<Wall> {
    const wall = new Wall(hearing.from);
    const { url, namespace, credentials } = hearing;
    wall.sockets = await Promise.all(
      credentials.map(async (one) => {
        const socket = await RawSocket.open(url, namespace, one);
        wall.listen(socket, hearing);
        if (hearing.hello) socket.emit('hello', hearing.hello);
        return socket;
      }),
    );
    for (const end = Date.now() + PATIENCE_MS; hearing.hello && wall.ready < credentials.length; await wait(1)) {
      if (Date.now() > end) throw new Error(`Only ${wall.ready} of ${credentials.length} boards are ready.`);
    }
    return wall;
  }

  /** When every board had come to that number or beyond, by performance.now(). To be asked before it happens. */
  everyoneAt(number: number): Promise<number> {
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`Not every board came to ${number}.`)), PATIENCE_MS);
      const reached = (at: number): void => (clearTimeout(patience), resolve(at));
      if (number <= this.number) reached(this.reachedAt);
      else this.waiting.add({ number, reached });
    });
  }

  close(): void {
    for (const socket of this.sockets) socket.close();
  }

  private listen(socket: RawSocket, { credentials, numberIn }: Hearing): void {
    let had = 0;
    socket.heard = (event) => {
      if (event.length > 8 && event.toString('latin1', 2, 7) === 'ready') this.ready++;
      const number = numberIn(event, ++had);
      if (number === null) return;
      const here = (this.atNumber.get(number) ?? 0) + 1;
      if (here < credentials.length) this.atNumber.set(number, here);
      else this.reach(number);
    };
  }

  private reach(number: number): void {
    this.reachedByAll = number;
    this.reachedAt = performance.now();
    for (const lower of this.atNumber.keys()) if (lower <= number) this.atNumber.delete(lower);
    for (const one of this.waiting) {
      if (one.number > number) continue;
      this.waiting.delete(one);
      one.reached(this.reachedAt);
    }
  }
}

/** Read from the bytes: a thousand boards that parse JSON would be measured themselves. */
export function numberOfDelta(event: Buffer): number | null {
  if (event.toString('latin1', 2, 7) !== 'delta') return null;
  const found = /"to":(\d+)/.exec(event.toString('latin1', 0, 200));
  return found && Number(found[1]);
}
