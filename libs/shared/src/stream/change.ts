import type { EntityManager } from 'typeorm';
import { Refusal, type Actor, type StreamId } from '../index.js';
import type { GatheredWrite, GroupWriting } from './group-writing.js';

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
  private wrote = false;

  constructor(
    /** The one time of this command: the database's clock, ISO 8601 in UTC. */
    readonly now: string,
    /** The cards that the commands of this group are about, to be read at once. */
    readonly cards: readonly string[],
    private readonly writing: GroupWriting,
  ) {}

  /** The group's transaction, by which is known what lies at hand for its commands. Who asks it for rows takes `read`. */
  get tx(): EntityManager {
    return this.writing.tx;
  }

  /** Reads inside the command's transaction, behind the turnstile. What was gathered is sent first, so it is seen. */
  get read(): EntityManager {
    this.writing.sendGathered();
    return this.tx;
  }

  /** Writes inside the command's transaction, after what was gathered. */
  get write(): EntityManager {
    this.wrote = true;
    return this.read;
  }

  /**
   * Lets a write go its way without waiting for it: the connection does one thing after the other, so what is read next
   * sees it, and the commit waits for all.
   */
  send(writing: Promise<unknown>): void {
    this.writing.send(writing);
  }

  /**
   * Leaves a write to be done once for all commands of the group that leave it under the same name, the last one's
   * standing: before somebody reads or writes at once, or else at the end.
   */
  gather(name: string, write: GatheredWrite): void {
    this.wrote = true;
    this.writing.gather(name, write);
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
