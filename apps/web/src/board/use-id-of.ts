import { useCallback, useSyncExternalStore } from 'react';
import type { TrackName } from './parts/track.js';
import { bothTracks, followBoth } from './tracks.js';

/** The card with this key, of whichever track; null until the board has it. */
export function useIdOf(key: string): { track: TrackName; id: string } | null {
  const found = useSyncExternalStore(
    followBoth,
    useCallback(() => find(key), [key]),
  );
  const [track, id] = found.split(' ') as [TrackName, string | undefined];
  return id ? { track, id } : null;
}

let last = { key: '', found: '' };

function find(key: string): string {
  const [track, id] = last.found.split(' ') as [TrackName, string | undefined];
  if (last.key === key && id && bothTracks.find(({ name }) => name === track)?.card(id)) return last.found;
  let found = '';
  for (const { name, cards } of bothTracks) {
    for (const card of cards()) if (card.key === key) found = `${name} ${card.id}`;
  }
  last = { key, found };
  return found;
}
