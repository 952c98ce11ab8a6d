import type { ProductEvent } from '@twotrack/product-backlog/contract';
import type { ServiceEvent } from '@twotrack/service-queue/contract';
import { streamOf, trackOf, type Recorded } from '@twotrack/shared';
import { applyTeamEvents, type TeamEvent } from '../identity/team-store.js';
import { LiveBoard } from '../live/live-board.js';
import { serverNow } from '../live/server-time.js';
import { applyProductEvents, forgetOldItems } from '../product-backlog/product-store.js';
import { applyServiceEvents, storm } from '../service-queue/service-store.js';
import { say } from '../ui/toasts.js';
import { readBoard } from './read-board.js';
import { words } from './words.js';

const SWEEP = 10 * 60_000;

/** Follows the three streams of a team until it is closed. */
export function openBoard(slug: string, teamId: string): { retry: () => void; close: () => void } {
  const live = new LiveBoard({
    streams: [streamOf('team', teamId), streamOf('product', teamId), streamOf('service', teamId)],
    snapshot: () => readBoard(slug),
    apply(stream, events, seq) {
      const track = trackOf(stream);
      if (track === 'team') applyTeamEvents(events as Recorded<TeamEvent>[]);
      else if (track === 'product') applyProductEvents(events as Recorded<ProductEvent>[], seq);
      else applyServiceEvents(events as Recorded<ServiceEvent>[], seq);
    },
    // a storm speaks for itself
    caughtUp: (changes) => void (storm.get() ?? say(words.caughtUp(changes))),
  });
  const sweep = setInterval(() => {
    const now = new Date(serverNow()).toISOString();
    forgetOldItems(now);
  }, SWEEP);
  return {
    retry: live.retry,
    close: () => {
      clearInterval(sweep);
      live.close();
    },
  };
}
