import { Injectable } from '@nestjs/common';
import type { Actor } from '@twotrack/shared';
import { ProductBacklog } from '@twotrack/product-backlog';
import { ServiceQueue } from '@twotrack/service-queue';
import type { CapacityShare } from '../../identity/team-contract.js';
import { TeamShares } from '../../identity/team-shares.js';
import { nextPull, realShare, type NextPull, type OfBoth } from './shares.js';

/** The real share is that of so many days. */
export const SHARE_DAYS = 14;

/** What the team states beside what it did, and what follows from that for the next pull (B5). */
export interface ShareNow {
  share: CapacityShare | null;
  days: number;
  /** Card-hours in working columns. */
  hours: OfBoth;
  /** In whole per cent; null while nothing is measured. */
  real: OfBoth | null;
  next: NextPull | null;
}

/** The capacity share: the one figure that is made of both tracks. Each tells its own hours. */
@Injectable()
export class CapacityShares {
  constructor(
    private readonly backlog: ProductBacklog,
    private readonly queues: ServiceQueue,
    private readonly shares: TeamShares,
  ) {}

  async now({ teamId }: Actor): Promise<ShareNow> {
    const [share, product, service] = await Promise.all([
      this.shares.of(teamId),
      this.backlog.hoursInWork(teamId, SHARE_DAYS),
      this.queues.hoursInWorking(teamId, SHARE_DAYS),
    ]);
    const hours = { product, service };
    const real = realShare(hours);
    return { share, days: SHARE_DAYS, hours, real, next: nextPull(share, real) };
  }
}
