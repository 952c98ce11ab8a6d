import type { ProductView } from '@twotrack/product-backlog/contract';
import type { ServiceView } from '@twotrack/service-queue/contract';
import type { StreamHead } from '@twotrack/shared';
import { read } from '../http/send.js';
import { loadTeam, type TeamView } from '../identity/team-store.js';
import { loadProduct } from '../product-backlog/product-store.js';
import { loadService } from '../service-queue/service-store.js';

interface BoardAnswer {
  team: TeamView;
  serverTime: string;
  product: ProductView & { stream: StreamHead };
  service: ServiceView & { stream: StreamHead };
}

/** Team and tracks as they stand at one moment, each to be loaded into its store. */
export async function readBoard(slug: string) {
  const { team, serverTime, product, service } = await read<BoardAnswer>(`/api/teams/${slug}/board`);
  return {
    serverTime,
    tracks: [
      { head: team.stream, load: () => loadTeam(team) },
      { head: product.stream, load: () => loadProduct(product, product.stream.seq) },
      { head: service.stream, load: () => loadService(service, service.stream.seq) },
    ],
  };
}
