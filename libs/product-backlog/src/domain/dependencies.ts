import { Refusal, type Actor } from '@twotrack/shared';
import type { Depended, DependencyAdded, DependencyRemoved, Item } from '../contract/index.js';
import { mayWrite } from './brief.js';
import { changed } from './item-edits.js';
import { withMark } from './marks.js';

/*
 * What an item needs: another item, of this team or of any other of the installation (P18). The item that asks keeps it;
 * the other end reads it.
 */

const DEPENDENCIES_MAX = 30;

/** Null where it is known already. `comesRound`: what is needed needs this item itself, directly or through others. */
export function dependOn(
  item: Item,
  on: Depended,
  comesRound: boolean,
  actor: Actor,
  now: string,
): DependencyAdded | null {
  mayWrite(item, actor);
  const { dependsOn = [] } = item.marks;
  if (dependsOn.includes(on.id)) return null;
  if (comesRound || on.id === item.id)
    throw new Refusal('conflict', 'dependency-cycle', { item, on }, `${on.key} needs ${item.key} itself.`);
  if (dependsOn.length >= DEPENDENCIES_MAX)
    throw new Refusal('conflict', 'too-many-dependencies', { item, max: DEPENDENCIES_MAX }, 'It needs enough already.');
  return { type: 'dependency-added', item: needing(item, [...dependsOn, on.id], now), on };
}

export function undepend(item: Item, on: Depended, actor: Actor, now: string): DependencyRemoved | null {
  mayWrite(item, actor);
  const { dependsOn = [] } = item.marks;
  if (!dependsOn.includes(on.id)) return null;
  const rest = dependsOn.filter((id) => id !== on.id);
  return { type: 'dependency-removed', item: needing(item, rest, now), on };
}

const needing = (item: Item, ids: string[], now: string): Item =>
  changed(item, { marks: withMark(item, { dependsOn: ids.length > 0 ? ids : undefined }) }, now);
