import type { Who } from './actor.js';
import type { StreamId } from './track.js';

/** A fact of one stream: what happened, with the result in it, at which number, when (ISO 8601, UTC) and by whom. */
export type Recorded<E extends { type: string }> = E & { readonly seq: number; readonly at: string; readonly by: Who };

/** Where a stream stands. Another epoch means: what you have is of no use, read the snapshot. */
export interface StreamHead {
  readonly id: StreamId;
  readonly epoch: number;
  readonly seq: number;
}

/**
 * The answer to a command: when a board has reached `seq`, the change is on it.
 * `replayed` marks the first answer given again to a repeated key.
 */
export type Answer<R> = R & {
  readonly stream: StreamId;
  readonly epoch: number;
  readonly seq: number;
  readonly replayed?: true;
};

/** A stretch of a stream that covers every number in (from, to], also where events are withheld from the reader. */
export interface Stretch<E extends { type: string } = { type: string }> {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly events: readonly Recorded<E>[];
}
