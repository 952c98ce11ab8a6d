import { productTrack } from '../product-backlog/product-track.js';
import { serviceTrack } from '../service-queue/service-track.js';
import type { TrackDefinition, TrackName } from './parts/track.js';

/** Both tracks of a team, in the order in which they stand. */
export const tracks: Record<TrackName, TrackDefinition> = { product: productTrack, service: serviceTrack };
export const bothTracks: readonly TrackDefinition[] = [productTrack, serviceTrack];

/** Tells of any change in either track. */
export function followBoth(tell: () => void): () => void {
  const ends = bothTracks.map((track) => track.subscribe('*', tell));
  return () => ends.forEach((end) => end());
}
