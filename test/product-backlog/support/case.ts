import type { ProductEvent } from '@twotrack/product-backlog/contract';
import type { Actor, Answer, Asking } from '@twotrack/shared';

/** One way to ask for a command, once what it needs is there. */
export interface Case {
  /** The events that it is made of, in their order. */
  readonly events: ProductEvent['type'][];
  readonly ready?: () => Promise<unknown>;
  readonly ask: (asking: Asking) => Promise<Answer<object>>;
  readonly who?: () => Actor;
}
