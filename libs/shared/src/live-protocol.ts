import { z } from 'zod';
import type { Who } from './actor.js';
import type { Recorded } from './recorded.js';
import { StreamId } from './track.js';

/** client → server: what I have of which stream. `seq` 0 with epoch 0 means nothing yet. */
export const Hello = z.strictObject({
  streams: z
    .array(z.strictObject({ id: StreamId, epoch: z.int().min(0), seq: z.int().min(0) }))
    .min(1)
    .max(12),
});
export type Hello = z.infer<typeof Hello>;

/** `live`: you have it all; `pull`: read the events after yours; `resync`: read the snapshot. */
export type JoinMode = 'live' | 'pull' | 'resync';

/** server → client: the answer to hello, after the rooms are joined. Streams that may not be read are left out. */
export interface Ready {
  streams: { id: StreamId; epoch: number; head: number; mode: JoinMode }[];
}

/** server → client: every change in (from, to]. Without `events` the message was too large: pull. */
export interface Delta {
  id: StreamId;
  epoch: number;
  from: number;
  to: number;
  events?: Recorded<{ type: string }>[];
}

/** server → client, every 2 s: where each stream stands, by the server's clock (ISO 8601). */
export interface Heads {
  heads: { id: StreamId; epoch: number; seq: number }[];
  serverTime: string;
}

/** server → client: you were too slow, ask for the rest by HTTP (L8). */
export interface Pull {
  id: StreamId;
}

/** client → server: which card I have open, in a stream that I said hello to; null: none. Advice, and no more. */
export const Look = z.strictObject({ id: StreamId, card: z.uuid().nullable() });
export type Look = z.infer<typeof Look>;

/** server → client: who has this card open now, each person once. */
export interface Looking {
  id: StreamId;
  card: string;
  people: Who[];
}
