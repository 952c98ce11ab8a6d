import type { CapacityShare } from '../../identity/team-store.js';

interface OfBoth {
  product: number;
  service: number;
}

/** What the team gave of late, as the server measured it. */
export interface ShareNow {
  days: number;
  hours: OfBoth;
  real: OfBoth | null;
  next: { track: keyof OfBoth; had: number; of: number } | null;
}

export interface ShareDecision {
  type: 'share-stated';
  share: CapacityShare | null;
  was: CapacityShare | null;
  reason: string | null;
}
