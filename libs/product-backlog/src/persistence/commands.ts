import { streamOf, type Actor, type Answer, type Asking } from '@twotrack/shared';
import type { Change, EventStream, Order } from '@twotrack/shared/stream';
import type { ProductEvent } from '../contract/index.js';
import { AlarmBell } from './alarm.js';
import { forget, takeInHand } from './at-hand.js';
import { watchCeiling } from './ceiling.store.js';

type Decide<R> = (change: Change<ProductEvent>, actor: Actor) => Promise<R>;

/** These leave what they read to the next of their group, and keep it true. */
const KEEPS_HAND = ['createItem', 'moveItem'];

/** What is brought along as it stood passes no ceiling now. */
const AS_IT_STOOD = ['restoreBacklog'];

/** How every command of this context runs, whichever part of the façade it belongs to. */
export class Commands {
  /** Rings for the alarms that these commands set. */
  readonly bell = new AlarmBell();

  constructor(readonly stream: EventStream<ProductEvent>) {}

  /**
   * One command in its team's stream: `name` is that of the façade method, `ids` the cards in its path, the first being
   * the one it is about. Throws what `decide` refuses.
   */
  async run<R extends object>(
    name: string,
    ids: string[],
    command: object,
    { actor, key }: Asking,
    decide: Decide<R>,
  ): Promise<Answer<R>> {
    const { teamId } = actor;
    const order: Order = {
      ...{ stream: streamOf('product', teamId), actor, key, asked: { name, ids, command } },
      ...(KEEPS_HAND.includes(name) && { ahead: (tx, cards) => takeInHand(tx, teamId, cards) }),
      ...(name === 'moveItem' && { card: ids[0]! }),
    };
    let done: Change<ProductEvent> | undefined;
    const answer = await this.stream.change(order, async (change) => {
      done = change;
      if (!KEEPS_HAND.includes(name)) forget(change);
      const decided = await decide(change, actor);
      if (!AS_IT_STOOD.includes(name)) await watchCeiling(change, actor, command);
      if (!KEEPS_HAND.includes(name)) forget(change);
      return decided;
    });
    if (done) this.bell.committed(done);
    return answer;
  }
}
