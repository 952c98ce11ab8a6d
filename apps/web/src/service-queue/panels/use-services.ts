import { useQuery } from '@tanstack/react-query';
import type { CatalogueView, Service } from '@twotrack/service-queue/contract';
import { read } from '../../http/send.js';
import { useCan, useMe } from '../../identity/session.js';

const none: readonly Service[] = [];

/** The services that are in the catalogue; none for whoever may not read it. */
export function useServices(): readonly Service[] {
  const { teamSlug } = useMe();
  const { read: reads } = useCan();
  const { data } = useQuery({
    queryKey: ['services', teamSlug],
    queryFn: ({ signal }) => read<CatalogueView>(`/api/teams/${teamSlug}/service-queue/services`, signal),
    select: ({ services }) => services.filter(({ retiredAt }) => !retiredAt),
    enabled: reads && teamSlug !== '',
    retry: false,
  });
  return data ?? none;
}
