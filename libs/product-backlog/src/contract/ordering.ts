import { z } from 'zod';
import { Reason } from './commands.js';

/** One proposal or several are answered at once: at most so many. */
export const ANSWERED_AT_ONCE = 500;

const Ids = z.array(z.uuid()).min(1).max(ANSWERED_AT_ONCE);

/** That member orders in the product owner's name until then, instead of whoever did (P13). */
export const DelegateOrder = z.strictObject({ to: z.uuid(), until: z.iso.datetime(), reason: Reason.optional() });
export type DelegateOrder = z.infer<typeof DelegateOrder>;

export const WithdrawDelegation = z.strictObject({});
export type WithdrawDelegation = z.infer<typeof WithdrawDelegation>;

/** Takes a ranking back, named by the number of its event: the item stands again before the one it stood before (P14). */
export const UnrankItem = z.strictObject({ ranking: z.int().min(1), reason: Reason.optional() });
export type UnrankItem = z.infer<typeof UnrankItem>;

/** Answers proposals in the order in which they are named; what is refused leaves the others as they are (P3). */
export const AnswerProposals = z.strictObject({
  ids: Ids,
  answer: z.enum(['accept', 'decline']),
  reason: Reason.optional(),
});
export type AnswerProposals = z.infer<typeof AnswerProposals>;

/** Takes answers back, the last one first, each with the ranking that it made. */
export const ReturnAnswers = z.strictObject({ ids: Ids });
export type ReturnAnswers = z.infer<typeof ReturnAnswers>;

/** Every command of the part that keeps the order as a record, by the name of its façade method. */
export const orderingCommands = {
  delegateOrder: DelegateOrder,
  withdrawDelegation: WithdrawDelegation,
  unrankItem: UnrankItem,
  answerProposals: AnswerProposals,
  returnAnswers: ReturnAnswers,
} as const;

/** A stretch of the ledger, newest first, `after` being the number of the last one seen. */
export const RankingPage = z.strictObject({
  after: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  item: z.uuid().optional(),
  /** Whoever ranked. */
  person: z.uuid().optional(),
});
export type RankingPage = z.infer<typeof RankingPage>;

export const SinceWhen = z.strictObject({ since: z.iso.datetime({ offset: true }) });
export type SinceWhen = z.infer<typeof SinceWhen>;
