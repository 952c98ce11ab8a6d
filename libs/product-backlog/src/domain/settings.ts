import { Refusal, type Actor } from '@twotrack/shared';
import type {
  BacklogSettings,
  MarkReviewed,
  SetCeiling,
  SetDinosaurRule,
  SetReadyRule,
  SetVision,
  SetWeights,
  SettingsSet,
  TakeBackReview,
} from '../contract/index.js';
import { onlyProductOwner } from './authority.js';

/*
 * What the product owner sets for the whole track, one intention each. Each gives the event with all settings as they
 * then stand, or null where nothing would change.
 */

/** Other weights are another formula, by its own version (P7). */
export function setWeights(
  settings: BacklogSettings,
  { version, weights }: SetWeights,
  actor: Actor,
): SettingsSet | null {
  const next = { ...weights, version: settings.weights.version + 1 };
  if (same({ ...next, version: settings.weights.version }, settings.weights)) next.version = settings.weights.version;
  return set(settings, version, { weights: next }, actor);
}

export const setReadyRule = (settings: BacklogSettings, { version, ready }: SetReadyRule, actor: Actor) =>
  set(settings, version, { ready }, actor);

export const setDinosaurRule = (settings: BacklogSettings, { version, dinosaurs }: SetDinosaurRule, actor: Actor) =>
  set(settings, version, { dinosaurs }, actor);

export const setCeiling = (settings: BacklogSettings, { version, ceiling }: SetCeiling, actor: Actor) =>
  set(settings, version, { ceiling }, actor);

export const setVision = (settings: BacklogSettings, { version, vision }: SetVision, actor: Actor) =>
  set(settings, version, { vision }, actor);

export const markReviewed = (settings: BacklogSettings, { version }: MarkReviewed, actor: Actor, now: string) =>
  set(settings, version, { reviewedAt: now }, actor);

/** The review before the last one stands again; none that is later is made up. */
export function takeBackReview(
  settings: BacklogSettings,
  { version, reviewedAt }: TakeBackReview,
  actor: Actor,
): SettingsSet | null {
  onlyProductOwner(actor);
  if (reviewedAt !== null && (settings.reviewedAt === null || reviewedAt > settings.reviewedAt)) {
    const said = 'Only a review that was before the last one stands again.';
    throw new Refusal('conflict', 'review-is-later', { settings }, said);
  }
  return set(settings, version, { reviewedAt }, actor);
}

function set(
  settings: BacklogSettings,
  seen: number,
  part: Partial<BacklogSettings>,
  actor: Actor,
): SettingsSet | null {
  onlyProductOwner(actor);
  if (seen !== settings.version) {
    throw new Refusal('conflict', 'stale-version', { settings }, 'The settings were changed meanwhile.');
  }
  const keys = Object.keys(part) as (keyof BacklogSettings)[];
  if (keys.every((key) => same(part[key], settings[key]))) return null;
  return {
    type: 'settings-set',
    settings: { ...settings, ...part, version: settings.version + 1 },
    was: settings,
  };
}

/** Alike in all their parts, in whatever order these are written. */
function same(one: unknown, other: unknown): boolean {
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return one === other;
  const [ours, theirs] = [Object.entries(one), other as Record<string, unknown>];
  return ours.length === Object.keys(other).length && ours.every(([key, value]) => same(value, theirs[key]));
}
