import type { CapacityShare } from '../../identity/team-contract.js';

/** Something of each track. */
export interface OfBoth {
  product: number;
  service: number;
}

/** Where the next card should be pulled from: how much of its share that track has had, in whole per cent. */
export interface NextPull {
  track: keyof OfBoth;
  had: number;
  of: number;
}

/** Below so many points of difference no track is told to be behind: cards are not that fine. */
export const TELLING_POINTS = 5;
/** Below so many card-hours nothing is measured yet. */
export const TELLING_HOURS = 1;

/** What each track has had of the work, in whole per cent that make 100; null while nothing is measured. */
export function realShare({ product, service }: OfBoth): OfBoth | null {
  const all = product + service;
  if (all < TELLING_HOURS) return null;
  const had = Math.round((100 * product) / all);
  return { product: had, service: 100 - had };
}

/** The track that lies furthest below what was stated for it; null where neither lies far enough below. */
export function nextPull(share: Pick<CapacityShare, 'product'> | null, real: OfBoth | null): NextPull | null {
  if (!share || !real) return null;
  const product = { track: 'product', had: real.product, of: share.product } as const;
  const service = { track: 'service', had: real.service, of: 100 - share.product } as const;
  const behind = product.of - product.had >= service.of - service.had ? product : service;
  return behind.of - behind.had < TELLING_POINTS ? null : behind;
}
