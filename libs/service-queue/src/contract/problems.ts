import { z } from 'zod';
import { PROSE_MAX, TITLE_MAX, Who, line, prose } from '@twotrack/shared';
import { Reason } from './commands.js';
import { FactValue } from './facts.js';
import { BULK_MAX } from './work-bulk.js';

/** How far a problem has come; it follows from what is known of it. */
export const ProblemState = z.enum(['open', 'known-error', 'proposed', 'fix-shipped', 'closed']);
export type ProblemState = z.infer<typeof ProblemState>;

export const ProblemTitle = line(TITLE_MAX);
const Text = prose(PROSE_MAX);
const said = { by: Who, at: z.iso.datetime() };

/** How people get on meanwhile; `level` is what it means as the fact `workaround`, null where it says nothing of that. */
export const Workaround = z.object({ text: z.string(), level: FactValue.nullable(), ...said });
export type Workaround = z.infer<typeof Workaround>;

/** What the product owner made of it; `removed`: it was an item and is none any more. */
export const ProposalAnswer = z.object({
  status: z.enum(['open', 'accepted', 'merged', 'declined', 'removed']),
  reason: z.string().nullable(),
  itemId: z.uuid().nullable(),
  itemKey: z.string().nullable(),
  doneAt: z.iso.datetime().nullable(),
});
export type ProposalAnswer = z.infer<typeof ProposalAnswer>;

/** That it was proposed to the product owner; `requestId` null until the inbox has it. */
export const ProblemProposal = z.object({ ...said, requestId: z.uuid().nullable(), answer: ProposalAnswer });
export type ProblemProposal = z.infer<typeof ProblemProposal>;

/** The common cause of several tickets (S15). It is on no board. */
export const Problem = z.object({
  id: z.uuid(),
  key: z.string(),
  title: ProblemTitle,
  description: z.string(),
  /** Empty while nobody knows it. */
  cause: z.string(),
  workaround: Workaround.nullable(),
  proposal: ProblemProposal.nullable(),
  state: ProblemState,
  fixShippedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  createdBy: Who,
  closedAt: z.iso.datetime().nullable(),
  /** Grows by one with every change; an edit names the one it saw. */
  version: z.int(),
});
export type Problem = z.infer<typeof Problem>;

const edit = { version: z.int().min(1) };
const ids = z.array(z.uuid()).min(1).max(BULK_MAX);

export const CreateProblem = z.strictObject({ title: ProblemTitle, description: Text.optional(), ids: ids.optional() });
export type CreateProblem = z.infer<typeof CreateProblem>;

export const RenameProblem = z.strictObject({ ...edit, title: ProblemTitle });
export type RenameProblem = z.infer<typeof RenameProblem>;

export const DescribeProblem = z.strictObject({ ...edit, description: Text });
export type DescribeProblem = z.infer<typeof DescribeProblem>;

export const NameCause = z.strictObject({ ...edit, cause: Text });
export type NameCause = z.infer<typeof NameCause>;

/** Makes it a known error, and says to its open tickets what the level means; null takes both back. */
export const SetWorkaround = z.strictObject({
  ...edit,
  workaround: z
    .strictObject({ text: Text.refine((text) => text.trim() !== '', 'says nothing'), level: FactValue.nullable() })
    .nullable(),
});
export type SetWorkaround = z.infer<typeof SetWorkaround>;

/** Partial, in id order, with a result for each; `folded` is a parent with what lies open under it. */
const tickets = z
  .strictObject({ ids: ids.optional(), folded: z.uuid().optional() })
  .refine(({ ids, folded }) => (ids === undefined) !== (folded === undefined), 'name either ids or folded');

export const LinkTickets = tickets;
export type LinkTickets = z.infer<typeof LinkTickets>;

export const UnlinkTickets = tickets;
export type UnlinkTickets = z.infer<typeof UnlinkTickets>;

/** To the inbox of the product owner (P4), with what it has cost. */
export const ProposeProblem = z.strictObject({});
export type ProposeProblem = z.infer<typeof ProposeProblem>;

/** As long as the product owner has not answered. */
export const WithdrawProblem = z.strictObject({});
export type WithdrawProblem = z.infer<typeof WithdrawProblem>;

export const CloseProblem = z.strictObject({ reason: Reason.optional() });
export type CloseProblem = z.infer<typeof CloseProblem>;

export const ReopenProblem = z.strictObject({});
export type ReopenProblem = z.infer<typeof ReopenProblem>;

/** Every command on problems by the name of its façade method; tests walk it. */
export const problemCommands = {
  createProblem: CreateProblem,
  renameProblem: RenameProblem,
  describeProblem: DescribeProblem,
  nameCause: NameCause,
  setWorkaround: SetWorkaround,
  linkTickets: LinkTickets,
  unlinkTickets: UnlinkTickets,
  proposeProblem: ProposeProblem,
  withdrawProblem: WithdrawProblem,
  closeProblem: CloseProblem,
  reopenProblem: ReopenProblem,
} as const;
