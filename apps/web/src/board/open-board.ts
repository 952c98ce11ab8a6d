import type { ProductEvent, ProductView } from '@twotrack/product-backlog/contract';
import type { ServiceEvent, ServiceView } from '@twotrack/service-queue/contract';
import { streamOf, trackOf, type Recorded, type StreamHead } from '@twotrack/shared';
import { read } from '../http/send.js';
import { applyTeamEvents, loadTeam, type TeamEvent, type TeamView } from '../identity/team-store.js';
import { LiveBoard } from '../live/live-board.js';
import { serverNow } from '../live/server-time.js';
import { applyProductEvents, forgetOldItems, loadProduct } from '../product-backlog/product-store.js';
import { applyServiceEvents, loadService, storm } from '../service-queue/service-store.js';
import { say } from '../ui/toasts.js';
import { words } from './words.js';

interface BoardAnswer {
  team: TeamView;
  serverTime: string;
  product: ProductView & { stream: StreamHead };
  service: ServiceView & { stream: StreamHead };
}

const SWEEP = 10 * 60_000;

/** Follows the three streams of a team until it is closed. */
export function openBoard(slug: string, teamId: string): { retry: () => void; close: () => void } {
  const live = new LiveBoard({
    streams: [streamOf('team', teamId), streamOf('product', teamId), streamOf('service', teamId)],
    async snapshot() {
      const { team, serverTime, product, service } = await read<BoardAnswer>(`/api/teams/${slug}/board`);
      return {
        serverTime,
        tracks: [
          { head: team.stream, load: () => loadTeam(team) },
          { head: product.stream, load: () => loadProduct(product, product.stream.seq) },
          { head: service.stream, load: () => loadService(service, service.stream.seq) },
        ],
      };
    },
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
