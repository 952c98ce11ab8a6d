import type { Recorded, Role, Who } from '@twotrack/shared';
import type { EventStream } from '@twotrack/shared/stream';

/** Who looks at a stream, and as what. */
export interface Reader extends Who {
  readonly roles: readonly Role[];
}

/** One kind of stream as the live room sees it: numbers, events and who may see which; no business. */
export interface LiveTrack {
  readonly stream: Pick<EventStream<{ type: string }>, 'heads' | 'since' | 'whenCommitted'>;
  /** L7: whether this reader may know of this event. */
  visibleTo(reader: Reader, event: Recorded<{ type: string }>): boolean;
}

export const LIVE_TRACKS = Symbol('live-tracks');

export type LiveTracks = Readonly<Record<'product' | 'service' | 'team', LiveTrack>>;

/** A context as a live track. The cast is sound: a track is asked only about events of its own stream. */
export const liveTrack = <E extends { type: string }>(context: {
  readonly stream: EventStream<E>;
  visibleTo(reader: Reader, event: Recorded<E>): boolean;
}): LiveTrack => context as unknown as LiveTrack;

/** Everybody who works in the team sees all of it; others are filtered event by event. */
export const seesAll = ({ roles }: Reader): boolean => roles.some((role) => role !== 'requester');
