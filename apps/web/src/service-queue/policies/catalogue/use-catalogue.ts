import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { CatalogueView, Service, ServiceWords } from '@twotrack/service-queue/contract';
import { command, read } from '../../../http/send.js';

export const servicesPath = (slug: string, rest = ''): string => `/api/teams/${slug}/service-queue/services${rest}`;

export const useCatalogue = (slug: string) =>
  useQuery({
    queryKey: ['services', slug],
    queryFn: ({ signal }) => read<CatalogueView>(servicesPath(slug), signal),
    staleTime: 0,
  });

/** What may be asked of the catalogue; it is read anew after each. */
export function useCatalogueCommands(slug: string) {
  const queries = useQueryClient();
  const refresh = () => queries.invalidateQueries({ queryKey: ['services', slug] });
  const fresh = async <T>(path: string, body: object): Promise<T> => {
    const answer = await command<T>(path, body);
    await refresh();
    return answer;
  };
  const of = (id: string, act: string) => `/api/service-queue/services/${id}/${act}`;
  type Kept = { service: Service };
  return {
    refresh,
    createService: (words: ServiceWords) => fresh<Kept>(servicesPath(slug), words),
    /** `version` is the one that was seen. */
    editService: (id: string, version: number, words: ServiceWords) =>
      fresh<Kept>(of(id, 'edit'), { ...words, version }),
    removeService: (id: string) => fresh<Kept>(of(id, 'remove'), {}),
    restoreService: (id: string) => fresh<Kept>(of(id, 'restore'), {}),
    importServices: (csv: string) =>
      fresh<{ created: number; changed: number; same: number }>(servicesPath(slug, '/import'), { csv }),
  };
}
