import { Refusal, notFound, whoIs, type Actor } from '@twotrack/shared';
import type { PolicyDraft, SeverityPolicy, SeverityPolicyDraft, StartPolicyDraft } from '../contract/index.js';
import { policyPresets } from './presets.js';

/** The draft changed to this policy by whoever saw it last; `last` counts the drafts that are gone, too. */
export function redrafted(
  was: PolicyDraft | null,
  seen: number,
  policy: SeverityPolicyDraft,
  last: number,
  actor: Actor,
  now: string,
): PolicyDraft {
  sawDraft(was, seen);
  return { version: last + 1, policy, savedAt: now, savedBy: whoIs(actor) };
}

/** Refuses `stale-version`, with the draft as it stands. */
export function sawDraft(draft: PolicyDraft | null, seen: number): void {
  if ((draft?.version ?? 0) === seen) return;
  const said = draft ? `${draft.savedBy.name} has changed the draft meanwhile.` : 'There is no draft any more.';
  throw new Refusal('conflict', 'stale-version', { draft }, said);
}

/** What a draft may start from: a preset by its name, or a version by its number. */
export function draftFrom(from: StartPolicyDraft['from'], version: SeverityPolicy | null): SeverityPolicyDraft {
  if ('version' in from) {
    if (!version) throw notFound('policy', String(from.version));
    return draftOfPolicy(version);
  }
  const preset = policyPresets.find(({ name }) => name === from.preset);
  if (!preset) throw notFound('preset', from.preset);
  return preset;
}

export const draftOfPolicy = ({ version: _, ...draft }: SeverityPolicy): SeverityPolicyDraft => draft;
