import { whoIs, type Actor } from '@twotrack/shared';
import type { StakeholderLink, StakeholderLinkMade, StakeholderLinkRevoked } from '../contract/index.js';
import { onlyProductOwner } from './authority.js';

/** There is one link at most: a new one takes the place of the one before. */
export function makeStakeholderLink(
  was: StakeholderLink | null,
  hint: string,
  actor: Actor,
  now: string,
): StakeholderLinkMade {
  onlyProductOwner(actor);
  return {
    type: 'stakeholder-link-made',
    link: { hint, madeBy: whoIs(actor), madeAt: now },
    was: was?.hint ?? null,
  };
}

/** Null where there is none. */
export function revokeStakeholderLink(link: StakeholderLink | null, actor: Actor): StakeholderLinkRevoked | null {
  onlyProductOwner(actor);
  return link && { type: 'stakeholder-link-revoked', link };
}
