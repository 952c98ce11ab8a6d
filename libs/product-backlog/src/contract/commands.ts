import { z } from 'zod';
import { line } from '@twotrack/shared';
import { ColumnId, ItemTitle, ItemType, Problem, RequestSource, WipLimit } from './views.js';

/** A reason given for a decision, one line. */
export const Reason = line(500);

const kind = { type: ItemType, whoseProblem: line(120).optional() };
const namesWhose = (item: { type?: ItemType | undefined; whoseProblem?: string | undefined }): boolean =>
  item.type !== 'debt' || item.whoseProblem !== undefined;
const debtNamesWhose = { path: ['whoseProblem'], error: 'a debt names whose problem it is' };
const edit = { version: z.int().min(1) };

/** By the product owner: request and acceptance in one. By others it becomes a request (P4). No `before`: at the end. */
export const CreateItem = z
  .strictObject({
    ...kind,
    title: ItemTitle,
    problem: Problem.optional(),
    before: z.uuid().optional(),
  })
  .refine(namesWhose, debtNamesWhose);
export type CreateItem = z.infer<typeof CreateItem>;

export const RenameItem = z.strictObject({ ...edit, title: ItemTitle });
export type RenameItem = z.infer<typeof RenameItem>;

export const DescribeItem = z.strictObject({ ...edit, problem: Problem });
export type DescribeItem = z.infer<typeof DescribeItem>;

export const ClassifyItem = z.strictObject({ ...edit, ...kind }).refine(namesWhose, debtNamesWhose);
export type ClassifyItem = z.infer<typeof ClassifyItem>;

/** Names its source column, so that a stale screen cannot undo another person's move. The rank stays (P1). */
export const MoveItem = z.strictObject({
  from: ColumnId,
  column: ColumnId,
  /** Why it passes a full column (W6). */
  reason: Reason.optional(),
  /** Why it goes In progress without being ready (P8). */
  override: Reason.optional(),
});
export type MoveItem = z.infer<typeof MoveItem>;

/** By the product owner a ranking, by other members a proposal (P3). */
export const RankItem = z.union([
  z.strictObject({ before: z.uuid(), reason: Reason.optional() }),
  z.strictObject({ after: z.uuid(), reason: Reason.optional() }),
]);
export type RankItem = z.infer<typeof RankItem>;

/** Who works on it from now on; replaces whoever did. */
export const AssignItem = z.strictObject({ assignees: z.array(z.uuid()).max(8) });
export type AssignItem = z.infer<typeof AssignItem>;

export const BlockItem = z.strictObject({ reason: Reason });
export type BlockItem = z.infer<typeof BlockItem>;

export const UnblockItem = z.strictObject({});
export type UnblockItem = z.infer<typeof UnblockItem>;

export const RemoveItem = z.strictObject({ reason: Reason.optional() });
export type RemoveItem = z.infer<typeof RemoveItem>;

export const RestoreItem = z.strictObject({});
export type RestoreItem = z.infer<typeof RestoreItem>;

export const SubmitRequest = z.strictObject({ title: ItemTitle, problem: Problem.optional(), source: RequestSource });
export type SubmitRequest = z.infer<typeof SubmitRequest>;

/** No `type`: what the request proposes (P5), and a feature where it proposes nothing. */
export const AcceptRequest = z
  .strictObject({ ...kind, type: ItemType.optional(), before: z.uuid().optional() })
  .refine(namesWhose, debtNamesWhose);
export type AcceptRequest = z.infer<typeof AcceptRequest>;

export const DeclineRequest = z.strictObject({ reason: Reason });
export type DeclineRequest = z.infer<typeof DeclineRequest>;

export const MergeRequest = z.strictObject({ itemId: z.uuid() });
export type MergeRequest = z.infer<typeof MergeRequest>;

/** Takes a decision on a request back; an item it became is removed, if nobody touched it since. */
export const ReturnRequest = z.strictObject({});
export type ReturnRequest = z.infer<typeof ReturnRequest>;

export const AcceptProposal = z.strictObject({ reason: Reason.optional() });
export type AcceptProposal = z.infer<typeof AcceptProposal>;

export const DeclineProposal = z.strictObject({ reason: Reason.optional() });
export type DeclineProposal = z.infer<typeof DeclineProposal>;

/** By whoever proposed it. */
export const WithdrawProposal = z.strictObject({});
export type WithdrawProposal = z.infer<typeof WithdrawProposal>;

/** Takes the answer to a proposal back. A ranking it made stays: rank the item back with `rank`. */
export const ReturnProposal = z.strictObject({});
export type ReturnProposal = z.infer<typeof ReturnProposal>;

export const SetColumnLimit = z.strictObject({ limit: WipLimit.nullable() });
export type SetColumnLimit = z.infer<typeof SetColumnLimit>;

export const SetColumnPolicy = z.strictObject({ policy: z.union([line(300), z.literal('')]) });
export type SetColumnPolicy = z.infer<typeof SetColumnPolicy>;

/** Every command of this context by the name of its façade method. Tests walk it, so a command without a proof is found. */
export const productCommands = {
  createItem: CreateItem,
  renameItem: RenameItem,
  describeItem: DescribeItem,
  classifyItem: ClassifyItem,
  moveItem: MoveItem,
  rankItem: RankItem,
  assignItem: AssignItem,
  blockItem: BlockItem,
  unblockItem: UnblockItem,
  removeItem: RemoveItem,
  restoreItem: RestoreItem,
  submitRequest: SubmitRequest,
  acceptRequest: AcceptRequest,
  declineRequest: DeclineRequest,
  mergeRequest: MergeRequest,
  returnRequest: ReturnRequest,
  acceptProposal: AcceptProposal,
  declineProposal: DeclineProposal,
  withdrawProposal: WithdrawProposal,
  returnProposal: ReturnProposal,
  setColumnLimit: SetColumnLimit,
  setColumnPolicy: SetColumnPolicy,
} as const;
