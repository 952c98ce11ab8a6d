import { Refusal, type Answer, type StreamId } from '../index.js';
import type { Change, Order } from './change.js';

/** A command standing before the turnstile, and the two ways it leaves. */
export interface Waiting<E extends { type: string }> {
  readonly order: Order;
  readonly decide: (change: Change<E>) => Promise<object>;
  readonly answered: (answer: Answer<object>) => void;
  readonly refused: (why: unknown) => void;
}

/** What waits together is decided together; more would make the first of them wait for the last. */
const GROUP_MAX = 64;
/** More would wait longer than anybody does for an answer: they are told to come again. */
const WAITING_MAX = 5_000;

/** Tells everybody of a group what became of them. */
export type Tell = () => void;

/** Decides and commits a group. */
export type LetThrough<E extends { type: string }> = (stream: StreamId, group: Waiting<E>[]) => Promise<Tell>;

/**
 * One queue per stream before the row lock: callers do not pile up on the database, and what waits together is
 * committed together, in the order in which it came.
 */
export class Turnstile<E extends { type: string }> {
  private readonly queues = new Map<StreamId, Waiting<E>[]>();

  constructor(private readonly letThrough: LetThrough<E>) {}

  enter(one: Waiting<E>): void {
    const { stream } = one.order;
    const queue = this.queues.get(stream);
    if (queue && queue.length >= WAITING_MAX) one.refused(tooMany());
    else if (queue) queue.push(one);
    else {
      const opened = [one];
      this.queues.set(stream, opened);
      void this.open(stream, opened);
    }
  }

  /**
   * A group is told while the database looks up what the next one asks for, so that neither waits for the other; where
   * nobody follows, at once. Who is at the door already joins the group: one commit more costs all of them more than the
   * turn they wait.
   */
  private async open(stream: StreamId, queue: Waiting<E>[]): Promise<void> {
    let tell: Tell = () => undefined;
    while (queue.length > 0) {
      await turnOfTheLoop();
      const next = this.letThrough(stream, queue.splice(0, GROUP_MAX));
      setImmediate(tell);
      tell = await next;
    }
    this.queues.delete(stream);
    tell();
  }
}

/** What has come over the network meanwhile is read in between. */
const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

const tooMany = (): Refusal =>
  new Refusal('unavailable', 'too-busy', {}, 'More is asked of this team at once than can be answered. Try again.');
