import { randomUUID } from 'node:crypto';

export interface Reply<T = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

interface Sending {
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

/** One person in front of the API, signed in by a cookie or a token. */
export class Client {
  constructor(
    readonly url: string,
    readonly credentials: Record<string, string> = {},
    readonly person: { id: string; name: string } = { id: '', name: '' },
  ) {}

  /** The same person at another process. */
  at(url: string): Client {
    return new Client(url, this.credentials, this.person);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test names what it expects of a body
  get = <T = any>(path: string): Promise<Reply<T>> => this.send('GET', path);

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  post = <T = any>(path: string, body: unknown = {}, sending: Sending = {}): Promise<Reply<T>> =>
    this.send('POST', path, JSON.stringify(body), {
      'content-type': 'application/json',
      'idempotency-key': sending.key ?? randomUUID(),
      ...sending.headers,
    });

  async send<T>(method: string, path: string, body?: string, headers: Record<string, string> = {}): Promise<Reply<T>> {
    const init = { method, headers: { ...this.credentials, ...headers }, ...(body === undefined ? {} : { body }) };
    const response = await fetch(this.url + path, init);
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: (text ? parse(text) : null) as T };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
