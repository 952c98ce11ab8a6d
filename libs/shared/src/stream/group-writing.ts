import type { EntityManager } from 'typeorm';

export type GatheredWrite = (tx: EntityManager) => Promise<unknown>;

/** What a group of commands writes in its one transaction: sent at once, or gathered to be sent together. */
export class GroupWriting {
  /** On their way; whoever commits waits for all of them. */
  readonly sent: Promise<unknown>[] = [];
  private readonly gathered = new Map<string, GatheredWrite>();

  constructor(readonly tx: EntityManager) {}

  send(writing: Promise<unknown>): void {
    writing.catch(() => undefined); // it is looked at before the commit
    this.sent.push(writing);
  }

  /** Of several under one name the last stands. */
  gather(name: string, write: GatheredWrite): void {
    this.gathered.set(name, write);
  }

  sendGathered(): void {
    const writes = [...this.gathered.values()];
    this.gathered.clear();
    for (const write of writes) this.send(write(this.tx));
  }
}
