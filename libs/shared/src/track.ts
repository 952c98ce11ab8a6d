import { z } from 'zod';

/** The two kinds of activity of a team, and the team itself: people, duties, shared settings. */
export const Track = z.enum(['product', 'service', 'team']);
export type Track = z.infer<typeof Track>;

/** One numbered event log: one track of one team. */
export const StreamId = z.templateLiteral([Track, ':', z.uuid()]);
export type StreamId = z.infer<typeof StreamId>;

export const streamOf = (track: Track, teamId: string): StreamId => `${track}:${teamId}`;

export const trackOf = (stream: StreamId): Track => stream.slice(0, stream.indexOf(':')) as Track;

export const teamOf = (stream: StreamId): string => stream.slice(stream.indexOf(':') + 1);
