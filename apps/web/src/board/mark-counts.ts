import { useCallback } from 'react';
import { useSlowly } from '../live/use-slowly.js';
import { bothTracks, followBoth } from './tracks.js';

/** How many open cards of both tracks each mark of the filter stands for. */
export interface MarkCounts {
  mine: number;
  unassigned: number;
  blocked: number;
  sev1: number;
}

function count(me: string): MarkCounts {
  const counts: MarkCounts = { mine: 0, unassigned: 0, blocked: 0, sev1: 0 };
  for (const track of bothTracks) {
    for (const { column, assignees, blocked, severity } of track.cards()) {
      if (column === track.endColumn) continue;
      if (assignees.includes(me)) counts.mine++;
      if (assignees.length === 0) counts.unassigned++;
      if (blocked) counts.blocked++;
      if (severity === 1) counts.sev1++;
    }
  }
  return counts;
}

export const useMarkCounts = (me: string): MarkCounts =>
  useSlowly(
    followBoth,
    useCallback(() => count(me), [me]),
  );
