import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Queue, RoutingRule, RoutingTrial, RoutingView, SetRouting } from '@twotrack/service-queue/contract';
import { command, read } from '../../../http/send.js';

const pathOf = (slug: string, rest: string) => `/api/teams/${slug}/service-queue/${rest}`;

export const useRouting = (slug: string) =>
  useQuery({
    queryKey: ['routing', slug],
    queryFn: ({ signal }) => read<RoutingView>(pathOf(slug, 'routing'), signal),
    staleTime: 0,
  });

/** What may be asked of queues and rules; whatever changed is read anew. */
export function useRoutingCommands(slug: string) {
  const queries = useQueryClient();
  const fresh = async <T>(asked: Promise<T>): Promise<T> => {
    const answer = await asked;
    await queries.invalidateQueries({ queryKey: ['routing', slug] });
    await queries.invalidateQueries({ queryKey: ['policies', slug] });
    return answer;
  };
  return {
    createQueue: (name: string) => fresh(command<{ queue: Queue }>(pathOf(slug, 'queues'), { name })),
    renameQueue: (id: string, name: string) =>
      fresh(command<{ queue: Queue }>(`/api/service-queue/queues/${id}/rename`, { name })),
    setRouting: (body: SetRouting) =>
      fresh(command<{ version: number; rules: RoutingRule[] }>(pathOf(slug, 'routing'), body)),
    /** Changes nothing. */
    tryRouting: (body: object) => command<RoutingTrial>(pathOf(slug, 'routing/try'), body),
  };
}
