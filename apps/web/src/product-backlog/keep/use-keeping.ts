import { useCallback } from 'react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BacklogSettings, Dinosaur, Keeping, Throughput } from '@twotrack/product-backlog/contract';
import { dinosaursOf, orderOf, reviewIsDue } from '@twotrack/product-backlog/domain';
import { read } from '../../http/send.js';
import { useMe } from '../../identity/session.js';
import { serverNow } from '../../live/server-time.js';
import { useSlowly } from '../../live/use-slowly.js';
import { useValue } from '../../live/value.js';
import { items, settings as settingsNow, useProductColumn } from '../product-store.js';

/** A throughput changes by days alone while nothing is finished. */
const FRESH = 10 * 60_000;
const HOUR = 60 * 60_000;

export type Grown = Omit<Dinosaur, 'item'> & { id: string };

/** How the backlog on this screen is kept; null until its throughput is known. */
export interface KeepingHere {
  readonly settings: BacklogSettings;
  readonly throughput: Throughput;
  readonly count: number;
  readonly dinosaurs: readonly Grown[];
  readonly reviewIsDue: boolean;
}

const everything = (tell: () => void) => items.subscribe('*', tell);
/** Ages are told in days: all of an hour is its end. */
const thisHour = () => new Date(Math.ceil(serverNow() / HOUR) * HOUR).toISOString();

/** By the domain's own rule over the cards of the board, so it is as live as these. */
export function useKeeping(): KeepingHere | null {
  const settings = useValue(settingsNow);
  const throughput = useThroughput();
  const look = useCallback(() => {
    if (!settings || !throughput) return null;
    const order = orderOf(items.cards());
    const now = thisHour();
    const oldest = order.map(({ createdAt }) => createdAt).sort()[0] ?? now;
    return {
      ...{ settings, throughput, count: order.length },
      dinosaurs: dinosaursOf(order, throughput, settings.dinosaurs, now).map(({ item, ...age }) => ({
        ...age,
        id: item.id,
      })),
      reviewIsDue: reviewIsDue(settings.reviewedAt ?? oldest, now),
    };
  }, [settings, throughput]);
  return useSlowly(everything, look);
}

/** Read anew whenever something is finished. */
export function useThroughput(): Throughput | undefined {
  const { teamSlug } = useMe();
  const done = useProductColumn('done').length;
  const { data } = useQuery({
    queryKey: ['throughput', teamSlug, done],
    queryFn: ({ signal }) => read<Keeping>(`/api/teams/${teamSlug}/product-backlog/dinosaurs?limit=1`, signal),
    placeholderData: keepPreviousData,
    staleTime: FRESH,
    refetchInterval: FRESH,
    enabled: teamSlug !== '',
  });
  return data?.throughput;
}
