import net from 'node:net';

/** The sockets from this process to its database. While it is silent those that are open are cut, and nobody dials. */
export class Wires {
  private readonly open = new Set<net.Socket>();
  private silent = false;

  /** A socket for one connection, to be dialled at once. */
  lay = (): net.Socket => {
    if (this.silent) return new DeadWire();
    const wire = new net.Socket();
    this.open.add(wire);
    wire.once('close', () => this.open.delete(wire));
    return wire;
  };

  get areSilent(): boolean {
    return this.silent;
  }

  /** Whoever waits for an answer is told that none comes. */
  cut(): void {
    this.silent = true;
    for (const wire of this.open) wire.destroy();
  }

  mend(): void {
    this.silent = false;
  }
}

/** Fails when it is dialled, before anything reaches the network: what stands still need not find a queue at its door. */
class DeadWire extends net.Socket {
  override connect(): this {
    return this.destroy(Object.assign(new Error('The database does not answer.'), { code: 'ETIMEDOUT' }));
  }
}
