import type { EntityManager } from 'typeorm';
import { Refusal, type Actor, type StreamId } from '../index.js';

/** One command on its way in: who asks what of which stream, under which key (L4). */
export interface Order {
  readonly stream: StreamId;
  readonly actor: Actor;
  /** The caller's Idempotency-Key; one effect at most. */
  readonly key: string;
  /** What was asked, so that a key that comes back with other words is noticed. */
  readonly asked: unknown;
  /** The card it is about, if it is about one that stands already. */
  readonly card?: string;
  /** Reads what the whole group will look at, in the same flight as the lock and after it. */
  readonly ahead?: (tx: EntityManager, cards: readonly string[]) => Promise<unknown>;
}

/** The inside of one command: read, decide, then write and record. A refusal comes before the first write. */
export class Change<E extends { type: string }> {
  readonly events: { event: E; card: string | null }[] = [];
  /** Writes on their way; whoever commits waits for all of them. */
  readonly sent: Promise<unknown>[] = [];
  wrote = false;

  constructor(
    /** Reads inside the command's transaction, behind the turnstile. */
    readonly read: EntityManager,
    /** The one time of this command: the database's clock, ISO 8601 in UTC. */
    readonly now: string,
    /** The cards that the commands of this group are about, to be read at once. */
    readonly cards: readonly string[],
    /** What the group writes once, at its end. */
    private readonly closing: Map<string, (tx: EntityManager) => Promise<unknown>>,
  ) {}

  /** Writes inside the command's transaction. */
  get write(): EntityManager {
    this.wrote = true;
    return this.read;
  }

  /**
   * Lets a write go its way without waiting for it: the connection does one thing after the other, so what is read next
   * sees it, and the commit waits for all.
   */
  send(writing: Promise<unknown>): void {
    writing.catch(() => undefined); // it is looked at before the commit
    this.sent.push(writing);
  }

  /**
   * Writes once for the whole group what each of its commands would write anew, such as a counter: of several under
   * one name the last stands. Whoever reads it back in the same group calls `close` first.
   */
  atEnd(name: string, write: (tx: EntityManager) => Promise<unknown>): void {
    this.wrote = true;
    this.closing.set(name, write);
  }

  /** Sends what was left for the end. */
  close(): void {
    for (const write of this.closing.values()) this.send(write(this.read));
    this.closing.clear();
  }

  /** Records what happened, with the result in it; `card` is whose history it belongs to. */
  record(event: E, card: string | null = null): void {
    this.events.push({ event, card });
  }

  /** True where throwing this leaves nothing behind, so that the others of the batch may go on. */
  refusedCleanly(thrown: unknown): boolean {
    return thrown instanceof Refusal && !this.wrote;
  }
}
