import type { Actor } from './actor.js';

/** Who asks for a command, and under which key: the same key has at most one effect (L4). */
export interface Asking {
  readonly actor: Actor;
  readonly key: string;
}
