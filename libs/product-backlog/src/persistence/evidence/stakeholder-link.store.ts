import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { ProductEvent, StakeholderLink } from '../../contract/index.js';
import * as domain from '../../domain/index.js';
import { PublicLinks, type TokenKept } from '../public-link.js';
import { StakeholderLinkTable } from './tables.js';

export const links = new PublicLinks(StakeholderLinkTable);

export async function make(
  change: Change<ProductEvent>,
  actor: Actor,
  { hash, hint }: TokenKept,
): Promise<{ link: StakeholderLink }> {
  const was = await links.of(change.read, actor.teamId);
  const event = domain.makeStakeholderLink(was, hint, actor, change.now);
  links.keep(change, actor.teamId, event.link, hash);
  change.record(event);
  return { link: event.link };
}

export async function revoke(change: Change<ProductEvent>, actor: Actor): Promise<{ link: null }> {
  const event = domain.revokeStakeholderLink(await links.of(change.read, actor.teamId), actor);
  if (event) {
    links.remove(change, actor.teamId);
    change.record(event);
  }
  return { link: null };
}
