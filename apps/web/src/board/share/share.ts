import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Recorded } from '@twotrack/shared';
import { read } from '../../http/send.js';
import { team } from '../../identity/team-store.js';
import { asking } from '../../live/asking.js';
import { useValue } from '../../live/value.js';
import { undoable } from '../parts/undo.js';
import type { ShareDecision, ShareNow } from './share-now.js';
import { words } from './words.js';

/** Hours of two weeks: more often there is nothing new in them. */
const FRESH = 60_000;

/** Read anew with every decision, and now and then. */
function useOfTeam<R>(what: string) {
  const { share, me } = useValue(team);
  return useQuery({
    queryKey: ['share', me.teamSlug, what, share?.product ?? null, share?.at ?? null],
    queryFn: ({ signal }) => read<R>(`/api/teams/${me.teamSlug}/share${what}`, signal),
    placeholderData: keepPreviousData,
    staleTime: FRESH,
    refetchInterval: FRESH,
    enabled: me.teamSlug !== '',
  });
}

export const useShareNow = () => useOfTeam<ShareNow>('');
export const useShareHistory = () => useOfTeam<Recorded<ShareDecision>[]>('/history');

/** One step to take back, unless somebody decides otherwise meanwhile. */
export async function stateShare(from: number | null, product: number | null, reason?: string): Promise<void> {
  const send = (body: object) => asking(`/api/teams/${team.get().me.teamSlug}/share`, body);
  await send({ from, product, ...(reason && { reason }) });
  if (from !== product) undoable(words.stated(product), () => send({ from: product, product: from }));
}
