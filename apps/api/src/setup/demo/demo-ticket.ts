import type { TicketKind } from '@twotrack/service-queue/contract';
import type { DemoName } from './demo-people.js';
import type { When } from './moments.js';

type Facts = Record<string, string | number | boolean>;

/** A ticket and what became of it; every number is minutes after it was reported. */
export interface DemoTicket {
  readonly title: string;
  readonly kind: TicketKind;
  readonly service: string;
  readonly facts: Facts;
  readonly at: When;
  readonly details?: string;
  readonly by?: DemoName;
  readonly acked?: number;
  readonly pulled?: number;
  readonly who?: DemoName;
  /** Why a full column took it. */
  readonly because?: string;
  readonly waits?: { readonly from: number; readonly until?: number; readonly for: string };
  readonly resolved?: number;
}

const stated = { environment: 'production', dataLoss: false, security: false, legalOrSafety: false };
export const t0 = (facts: Facts): Facts => ({ ...stated, tier: 'T0', ...facts });
export const t1 = (facts: Facts): Facts => ({ ...stated, tier: 'T1', ...facts });
export const t2 = (facts: Facts): Facts => ({ ...stated, tier: 'T2', ...facts });
export const t3 = (facts: Facts): Facts => ({ ...stated, tier: 'T3', ...facts });
export const request = (facts: Facts = {}): Facts =>
  t3({ usersAffected: 1, degradation: 'request', workaround: 'none', ...facts });

/** Facts in their usual order: how many are kept from working, how badly it works, and whether there is another way. */
export const hit = (usersAffected: number, degradation: string, workaround: string): Facts => ({
  usersAffected,
  degradation,
  workaround,
});
