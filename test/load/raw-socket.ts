import { connect, type Socket } from 'node:net';

/**
 * A socket.io client with nothing in it: a thousand of them in one process must not cost more than what is measured.
 * Speaks WebSocket text frames, Engine.IO 4 and one namespace.
 */
export class RawSocket {
  /** Called with each event of the namespace, as the bytes of `["delta",{…}]`. */
  heard: (event: Buffer) => void = () => undefined;
  private waiting: Buffer = Buffer.alloc(0);
  private upgraded = false;
  private entered!: () => void;
  private failed!: (why: Error) => void;
  private readonly prefix: number;

  private constructor(
    private readonly socket: Socket,
    private readonly namespace: string,
  ) {
    this.prefix = `42${namespace},`.length;
    socket
      .on('data', (chunk: Buffer) => this.read(chunk))
      .on('error', (why) => this.failed(why))
      .on('close', () => this.failed(new Error('The connection was closed.')));
  }

  /** Resolves in the namespace: let in by whoever guards it. */
  static open(url: URL, namespace: string, credentials: Record<string, string>): Promise<RawSocket> {
    const raw = new RawSocket(connect({ host: url.hostname, port: Number(url.port), noDelay: true }), namespace);
    const headers = { ...HANDSHAKE, ...credentials, host: url.host };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    raw.socket.write(`GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n${lines.join('')}\r\n`);
    return new Promise((resolve, reject) => {
      raw.entered = () => resolve(raw);
      raw.failed = reject;
    });
  }

  emit(event: string, message: object): void {
    this.send(`42${this.namespace},${JSON.stringify([event, message])}`);
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.waiting = this.waiting.length === 0 ? chunk : Buffer.concat([this.waiting, chunk]);
    if (!this.upgraded && !this.upgrade()) return;
    for (let frame = this.next(); frame !== null; frame = this.next()) this.take(frame);
  }

  private upgrade(): boolean {
    const end = this.waiting.indexOf('\r\n\r\n');
    if (end < 0) return false;
    const status = this.waiting.toString('latin1', 9, 12);
    if (status !== '101') this.failed(new Error(`refused: ${this.waiting.toString('latin1', 0, end)}`));
    this.waiting = this.waiting.subarray(end + 4);
    this.upgraded = status === '101';
    this.send(`40${this.namespace},`);
    return this.upgraded;
  }

  /** The next whole frame's content; servers never mask. */
  private next(): Buffer | null {
    const { waiting } = this;
    if (waiting.length < 2) return null;
    const short = waiting[1]! & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (waiting.length < head) return null;
    const length = short < 126 ? short : short === 126 ? waiting.readUInt16BE(2) : Number(waiting.readBigUInt64BE(2));
    if (waiting.length < head + length) return null;
    this.waiting = waiting.subarray(head + length);
    return waiting.subarray(head, head + length);
  }

  private take(frame: Buffer): void {
    if (frame[0] === PING) this.send('3');
    else if (frame[0] !== MESSAGE) return;
    else if (frame[1] === EVENT) this.heard(frame.subarray(this.prefix));
    else if (frame[1] === CONNECT) this.entered();
    else this.failed(new Error(frame.toString()));
  }

  private send(text: string): void {
    const payload = Buffer.from(text);
    const { length } = payload;
    const head = length < 126 ? [0x81, 0x80 | length] : [0x81, 0xfe, length >> 8, length & 0xff];
    this.socket.write(Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload])); // masked, with zeros
  }
}

const HANDSHAKE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': Buffer.alloc(16, 'bench').toString('base64'),
};

const [PING, MESSAGE, EVENT, CONNECT] = Buffer.from('2420') as unknown as [number, number, number, number];
