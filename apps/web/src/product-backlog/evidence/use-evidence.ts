import { useCallback } from 'react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type {
  HitRates,
  Item,
  ItemEvidence,
  ProblemBehind,
  StakeholderLink,
  ToProve,
} from '@twotrack/product-backlog/contract';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { useSlowly } from '../../live/use-slowly.js';
import { items } from '../product-store.js';

/** What both tracks tell of a problem that an item is to solve. */
export interface ProblemTold extends ProblemBehind {
  now: {
    tickets: number;
    hours: number;
    slaMisses: number;
    effect: { days: number; before: number; after: number } | null;
  } | null;
}
export type EvidenceTold = Omit<ItemEvidence, 'problems'> & { problems: ProblemTold[] };

/** What leaves the board, or what the service track counts, is read again after so long at the latest. */
const FRESH = 60_000;

/** Read anew whenever the card changes. */
export const useEvidence = ({ id, version }: Item) =>
  useQuery({
    queryKey: ['evidence', id, version],
    queryFn: ({ signal }) => read<EvidenceTold>(`/api/product-backlog/items/${id}/evidence`, signal),
    placeholderData: (before, query) => (query?.queryKey[1] === id ? before : undefined),
    staleTime: FRESH,
  });

const everything = (tell: () => void) => items.subscribe('*', tell);

/** Says something else whenever a bet of the board was shipped, dated or decided. */
function useBets(): string {
  const look = useCallback(() => {
    const bets = Array.from(items.cards(), ({ id, marks: { bet } }) =>
      bet ? `${id} ${bet.reviewAt} ${bet.verdict}` : '',
    );
    return bets.sort().join(';');
  }, []);
  return useSlowly(everything, look);
}

/** An address of the team's backlog. */
export const useOfTeam = () => {
  const { teamSlug } = useMe();
  return (rest: string) => `/api/teams/${teamSlug}/product-backlog/${rest}`;
};

export function useHitRates() {
  const ofTeam = useOfTeam();
  const bets = useBets();
  return useQuery({
    queryKey: ['hit-rates', ofTeam('hit-rates'), bets],
    queryFn: ({ signal }) => read<HitRates>(ofTeam('hit-rates'), signal),
    placeholderData: (before) => before,
    staleTime: FRESH,
  });
}

export function useToProve() {
  const ofTeam = useOfTeam();
  const bets = useBets();
  return useInfiniteQuery({
    queryKey: ['to-prove', ofTeam('to-prove'), bets],
    queryFn: ({ pageParam, signal }) =>
      read<ToProve>(ofTeam(`to-prove${pageParam && `?after=${encodeURIComponent(pageParam)}`}`), signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: FRESH,
  });
}

export function useStakeholderLink() {
  const ofTeam = useOfTeam();
  return useQuery({
    queryKey: ['stakeholder-link', ofTeam('')],
    queryFn: ({ signal }) => read<{ link: StakeholderLink | null }>(ofTeam('stakeholder-link'), signal),
    staleTime: 0,
  });
}
