import type { Actor } from '@twotrack/shared';
import type {
  Column,
  ColumnLimitSet,
  ColumnPolicySet,
  LimitRestored,
  SetColumnLimit,
  SetColumnPolicy,
} from '../contract/index.js';
import { onlyProductOwner } from './authority.js';
import { limitColumn, type Counted, type Holding } from './wip-limit.js';

/** The columns of a new backlog, in the order of the workflow. */
export const firstColumns = (): Column[] => [
  { id: 'backlog', name: 'Backlog', policy: '', limit: null, breaches: [] },
  { id: 'ready', name: 'Ready', policy: '', limit: null, breaches: [] },
  { id: 'in-progress', name: 'In progress', policy: '', limit: null, breaches: [] },
  { id: 'review', name: 'Review', policy: '', limit: null, breaches: [] },
  { id: 'done', name: 'Done', policy: '', limit: null, breaches: [] },
];

/** A limit set by the product owner, and what it did to the breaches; null where it is the limit already. */
export function setColumnLimit(
  holding: Holding,
  { limit }: SetColumnLimit,
  actor: Actor,
): { set: ColumnLimitSet; settled: Counted<LimitRestored> } | null {
  onlyProductOwner(actor);
  const { column } = holding;
  if (limit?.count === column.limit?.count && limit?.mode === column.limit?.mode) return null;
  const settled = limitColumn(holding, limit);
  return { set: { type: 'column-limit-set', column: { ...column, limit }, was: column.limit }, settled };
}

export function setColumnPolicy(column: Column, { policy }: SetColumnPolicy, actor: Actor): ColumnPolicySet | null {
  onlyProductOwner(actor);
  if (policy === column.policy) return null;
  return { type: 'column-policy-set', column: { ...column, policy }, was: column.policy };
}
