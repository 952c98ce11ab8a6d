import { queryOptions } from '@tanstack/react-query';
import { command, read } from '../http/send.js';

/** How a storm stands, as the server tells it. */
export interface StormView {
  running: boolean;
  startedAt: string;
  sent: number;
  total: number;
}

const ofTeam = (slug: string, rest: string) => `/api/teams/${slug}/demo/${rest}`;

/** The last storm of the team; asked again while it runs. */
export const stormQuery = (slug: string) =>
  queryOptions({
    queryKey: ['storm', slug],
    queryFn: async ({ signal }) => (await read<{ storm: StormView | null }>(ofTeam(slug, 'storm'), signal)).storm,
    refetchInterval: ({ state }) => (state.data?.running ? 1_000 : false),
  });

export const startStorm = (slug: string) => command<{ storm: StormView }>(ofTeam(slug, 'storm'), {});

export const startOwnTeam = (slug: string, name: string) =>
  command<{ team: { slug: string } }>(ofTeam(slug, 'own-team'), { name });
