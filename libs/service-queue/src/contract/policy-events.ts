import type { PolicyDraft } from './policy-draft.js';
import type { FactId } from './facts.js';
import type { Ticket } from './views.js';

/** `because`: what made it anew, where it was not typed. */
export type PolicyDraftSaved = {
  type: 'policy-draft-saved';
  draft: PolicyDraft;
  was: PolicyDraft | null;
  because: { preset: string } | { version: number } | { imported: number } | null;
};
export type PolicyDraftDiscarded = { type: 'policy-draft-discarded'; was: PolicyDraft };
export type FactDisputed = { type: 'fact-disputed'; ticket: Ticket; fact: FactId; note: string };
export type DisputeWithdrawn = {
  type: 'dispute-withdrawn';
  ticket: Ticket;
  fact: FactId;
  was: NonNullable<Ticket['marks']['disputed']>[FactId];
};

export type PolicyEvent = PolicyDraftSaved | PolicyDraftDiscarded | FactDisputed | DisputeWithdrawn;
