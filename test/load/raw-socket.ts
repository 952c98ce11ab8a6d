import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { Socket } from 'node:net';

/**
 * A socket.io client with nothing in it: a thousand of them in one process must not cost more than what is measured.
 * Speaks WebSocket text frames, Engine.IO 4 and one namespace.
 */
export class RawSocket {
  /** Called with each event of the namespace as JSON text: `["delta",{…}]`. */
  heard: (event: string) => void = () => undefined;
  private waiting: Buffer = Buffer.alloc(0);
  private entered: () => void = () => undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly namespace: string,
  ) {
    socket.on('data', (chunk: Buffer) => this.read(chunk)).on('error', () => undefined);
  }

  static async open(url: URL, namespace: string, credentials: Record<string, string>): Promise<RawSocket> {
    const headers = {
      ...credentials,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': randomBytes(16).toString('base64'),
    };
    const path = '/socket.io/?EIO=4&transport=websocket';
    const socket = await new Promise<Socket>((resolve, reject) => {
      const request = http.request({ hostname: url.hostname, port: url.port, path, headers, agent: false });
      request.once('upgrade', (_response, upgraded) => resolve(upgraded as Socket)).once('error', reject);
      request.once('response', (response) => reject(new Error(`refused: ${response.statusCode}`)));
      request.end();
    });
    const raw = new RawSocket(socket, namespace);
    const entered = new Promise<void>((resolve) => (raw.entered = resolve));
    raw.send(`40${namespace},`);
    await entered;
    return raw;
  }

  emit(event: string, message: object): void {
    this.send(`42${this.namespace},${JSON.stringify([event, message])}`);
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.waiting = this.waiting.length === 0 ? chunk : Buffer.concat([this.waiting, chunk]);
    for (let frame = this.next(); frame !== null; frame = this.next()) this.take(frame);
  }

  /** The next whole frame's text; servers never mask. */
  private next(): string | null {
    const { waiting } = this;
    if (waiting.length < 2) return null;
    const short = waiting[1]! & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (waiting.length < head) return null;
    const length = short < 126 ? short : short === 126 ? waiting.readUInt16BE(2) : Number(waiting.readBigUInt64BE(2));
    if (waiting.length < head + length) return null;
    this.waiting = waiting.subarray(head + length);
    return waiting.toString('utf8', head, head + length);
  }

  private take(text: string): void {
    if (text === '2') this.send('3');
    else if (text.startsWith(`40${this.namespace}`)) this.entered();
    else if (text.startsWith('42')) this.heard(text.slice(3 + this.namespace.length));
  }

  private send(text: string): void {
    const payload = Buffer.from(text);
    const mask = randomBytes(4);
    const head = payload.length < 126 ? Buffer.from([0x81, 0x80 | payload.length]) : Buffer.from([0x81, 0xfe, 0, 0]);
    if (payload.length >= 126) head.writeUInt16BE(payload.length, 2);
    const masked = payload.map((byte, i) => byte ^ mask[i % 4]!);
    this.socket.write(Buffer.concat([head, mask, masked]));
  }
}
