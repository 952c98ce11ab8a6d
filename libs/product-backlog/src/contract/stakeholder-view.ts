import { z } from 'zod';
import { Who } from '@twotrack/shared';
import type { Goal } from './goal.js';
import type { Hits } from './evidence-views.js';
import type { ItemMarks, ItemType } from './views.js';

/** A read-only link in force; of its token only the first characters are known. */
export const StakeholderLink = z.object({ hint: z.string(), madeBy: Who, madeAt: z.iso.datetime() });
export type StakeholderLink = z.infer<typeof StakeholderLink>;

/** The link before, if there was one, opens nothing any more. */
export const MakeStakeholderLink = z.strictObject({});
export type MakeStakeholderLink = z.infer<typeof MakeStakeholderLink>;

export const RevokeStakeholderLink = z.strictObject({});
export type RevokeStakeholderLink = z.infer<typeof RevokeStakeholderLink>;

/** Every command on the link for stakeholders, by the name of its façade method; tests walk it. */
export const stakeholderCommands = {
  makeStakeholderLink: MakeStakeholderLink,
  revokeStakeholderLink: RevokeStakeholderLink,
} as const;

export type StakeholderLinkMade = { type: 'stakeholder-link-made'; link: StakeholderLink; was: string | null };
export type StakeholderLinkRevoked = { type: 'stakeholder-link-revoked'; link: StakeholderLink };
export type StakeholderEvent = StakeholderLinkMade | StakeholderLinkRevoked;

/** Which stretch of the order, after a place in it. */
export const StakeholderPage = z.strictObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type StakeholderPage = z.infer<typeof StakeholderPage>;

/** An item of the order as people outside the team see it. */
export interface Planned {
  /** Its place in the order, from 1. */
  place: number;
  title: string;
  type: ItemType;
  servesGoal: boolean;
  /** When it is reached at the present throughput (ISO 8601); null where too little was finished to tell. */
  reachAt: string | null;
}

/** A finished item; a bet without a verdict is shipped and unproven, and what was no bet has none. */
export interface Shipped {
  title: string;
  type: ItemType;
  servesGoal: boolean;
  doneAt: string;
  bet: Pick<NonNullable<ItemMarks['bet']>, 'verdict'> | null;
}

/** What people outside the team see of its product: nothing internal, no words but titles, vision and goal. */
export interface StakeholderView {
  vision: string;
  goal: Pick<Goal, 'title' | 'measure' | 'startsOn' | 'endsOn'> | null;
  /** How often its bets held. */
  hits: Hits;
  order: Planned[];
  /** How many items are in the order. */
  count: number;
  /** The `after` of the next page; null at the end. */
  next: number | null;
  /** The last that were finished, newest first. */
  shipped: Shipped[];
}
