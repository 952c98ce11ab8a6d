import net from 'node:net';

/** What the network does to what passes: nothing, hold each packet back (ms), swallow everything, reset whoever comes. */
export type Weather = { kind: 'clear' } | { kind: 'slow'; ms: number } | { kind: 'silent' } | { kind: 'reset' };

const SILENT: Weather = { kind: 'silent' };

/** A network of our own between two programs, to be broken on purpose: a TCP proxy on loopback. */
export class FaultProxy {
  weather: Weather = { kind: 'clear' };
  /** Cuts a connection right before the first answer that holds this text; the other side has done its work by then. */
  cutBeforeAnswer: string | null = null;
  private readonly connections = new Set<[net.Socket, net.Socket]>();
  private readonly forgotten = new WeakSet<[net.Socket, net.Socket]>();

  private constructor(
    private readonly server: net.Server,
    readonly port: number,
  ) {}

  static async before(port: number, host = '127.0.0.1'): Promise<FaultProxy> {
    const server = net.createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new FaultProxy(server, (server.address() as net.AddressInfo).port);
    server.on('connection', (near) => proxy.join(near, net.connect(port, host)));
    return proxy;
  }

  /** Ends every connection there is, without a farewell. */
  cut(): void {
    for (const pair of this.connections) this.drop(pair);
  }

  /** Ends one of them, whichever, in whatever it is doing. */
  cutOne(): void {
    const pair = [...this.connections][Math.floor(Math.random() * this.connections.size)];
    if (pair) this.drop(pair);
  }

  /** As a router that lost its tables: what passes by the connections there are arrives nowhere any more; new ones work. */
  forget(): void {
    for (const pair of this.connections) this.forgotten.add(pair);
  }

  /** Connections that neither side has ended. */
  get count(): number {
    return this.connections.size;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private join(near: net.Socket, far: net.Socket): void {
    const pair: [net.Socket, net.Socket] = [near, far];
    this.connections.add(pair);
    for (const socket of pair) socket.on('error', () => this.drop(pair)).on('close', () => this.drop(pair));
    if (this.weather.kind === 'reset') return this.drop(pair);
    near.on('data', (chunk) => this.pass(chunk, far, pair));
    far.on('data', (chunk) => {
      if (this.cutBeforeAnswer !== null && chunk.includes(this.cutBeforeAnswer)) {
        this.cutBeforeAnswer = null;
        this.drop(pair);
      } else this.pass(chunk, near, pair);
    });
  }

  private pass(chunk: Buffer, to: net.Socket, pair: [net.Socket, net.Socket]): void {
    const weather = this.forgotten.has(pair) ? SILENT : this.weather;
    if (weather.kind === 'clear') to.write(chunk);
    if (weather.kind === 'slow') setTimeout(() => to.destroyed || to.write(chunk), weather.ms);
    // silent: it arrives nowhere, and nobody is told
  }

  private drop(pair: [net.Socket, net.Socket]): void {
    this.connections.delete(pair);
    for (const socket of pair) if (!socket.destroyed) socket.resetAndDestroy();
  }
}
