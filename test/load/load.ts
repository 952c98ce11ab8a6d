import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { spread } from './figures.js';

/** What a stretch of load showed: how many a second, and how long one took (ms). */
export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

let keys = 0;

/** A caller that keeps its connection, as a browser or a script does. */
export class Caller {
  private readonly agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly url: URL,
    private readonly credentials: Record<string, string>,
  ) {}

  /** The answer's text. Throws where it is not a 2xx: a benchmark of refusals would be fast and worthless. */
  send({ method, path, body }: Ask): Promise<string> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      ...this.credentials,
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
      'idempotency-key': `bench-${process.pid}-${keys++}`,
    };
    const { hostname, port } = this.url;
    return new Promise((resolve, reject) => {
      const request = http.request({ agent: this.agent, hostname, port, method, path, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString();
          if (response.statusCode! < 300) resolve(answer);
          else reject(new Error(`${method} ${path}: ${response.statusCode} ${answer.slice(0, 300)}`));
        });
      });
      request.on('error', reject);
      request.end(text);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Every caller asks again as soon as it has its answer, until `total` were asked. */
export async function measure(callers: readonly Caller[], total: number, next: (i: number) => Ask): Promise<Measured> {
  const took: number[] = [];
  let i = 0;
  const started = performance.now();
  const run = async (caller: Caller): Promise<void> => {
    while (i < total) {
      const ask = next(i++);
      const from = performance.now();
      await caller.send(ask);
      took.push(performance.now() - from);
    }
  };
  await Promise.all(callers.map(run));
  const seconds = (performance.now() - started) / 1000;
  return { perSecond: total / seconds, ...spread(took) };
}

/** Asks so many a second, whether or not those before are answered; `next` learns when each was due. */
export async function pace(
  callers: readonly Caller[],
  perSecond: number,
  total: number,
  next: (i: number, due: number) => Ask,
): Promise<void> {
  const began = performance.now();
  let i = 0;
  const run = async (caller: Caller): Promise<void> => {
    while (i < total) {
      const due = began + (i * 1000) / perSecond;
      const ask = next(i++, due);
      if (due > performance.now()) await wait(due - performance.now());
      await caller.send(ask);
    }
  };
  await Promise.all(callers.map(run));
}
