import { useCallback, useSyncExternalStore } from 'react';
import { bothTracks } from './tracks.js';

/** How many open cards of both tracks each mark of the filter stands for. */
export interface MarkCounts {
  mine: number;
  unassigned: number;
  blocked: number;
  sev1: number;
}

const WAIT = 500;
let counts: MarkCounts = { mine: 0, unassigned: 0, blocked: 0, sev1: 0 };

function count(me: string): MarkCounts {
  const next: MarkCounts = { mine: 0, unassigned: 0, blocked: 0, sev1: 0 };
  for (const track of bothTracks) {
    for (const { column, assignees, blocked, severity } of track.cards()) {
      if (column === track.endColumn) continue;
      if (assignees.includes(me)) next.mine++;
      if (assignees.length === 0) next.unassigned++;
      if (blocked) next.blocked++;
      if (severity === 1) next.sev1++;
    }
  }
  return JSON.stringify(next) === JSON.stringify(counts) ? counts : (counts = next);
}

/** Twice a second at most: it looks at every card. */
export function useMarkCounts(me: string): MarkCounts {
  const subscribe = useCallback(
    (tell: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const soon = () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          count(me);
          tell();
        }, WAIT);
      };
      soon();
      const ends = bothTracks.map((track) => track.subscribe('*', soon));
      return () => {
        clearTimeout(timer);
        ends.forEach((end) => end());
      };
    },
    [me],
  );
  return useSyncExternalStore(subscribe, () => counts);
}
