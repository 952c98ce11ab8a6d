import type { ForeignRow } from './readers/foreign.js';

/** Where a row goes: wished for, decided, worked off, or nowhere. */
export const TARGETS = ['inbox', 'order', 'incident', 'service-request', 'skipped'] as const;
export type Target = (typeof TARGETS)[number];

/** Rows that are alike in what decides where they go. */
export interface Group {
  id: string;
  /** What they are called there. */
  name: string;
  target: Target;
  /** Why they go there, in a sentence. */
  why: string;
  count: number;
}

export interface Sorted extends ForeignRow {
  readonly group: string;
  readonly target: Target;
}

/** What a team has said of groups, by their ids. */
export type Choices = Readonly<Record<string, Target>>;

const INCIDENT = /^(incident|outage|major incident|alert)$/i;
const SERVICE =
  /^(service request|\[system\] service request.*|request|support|it help|access|help( ?desk)?|ticket|question|on-?call|ops|operations)$/i;
const DEFECT = /^(bug|defect|error|fault)$/i;
const DEBT = /^(technical debt|tech-?debt|debt|refactor(ing)?|maintenance)$/i;

/** One mixed backlog, sorted out into wishes for the product and work for others; a team may choose otherwise. */
export function sortOut(rows: readonly ForeignRow[], chosen: Choices = {}): { rows: Sorted[]; groups: Group[] } {
  const groups = new Map<string, Group>();
  const sorted = rows.map((row): Sorted => {
    const sign = signOf(row);
    const group = groups.get(sign.id) ?? {
      ...sign,
      ...(chosen[sign.id] && chosenAs(chosen[sign.id]!, sign)),
      count: 0,
    };
    groups.set(sign.id, { ...group, count: group.count + 1 });
    return { ...row, group: sign.id, target: group.target };
  });
  return { rows: sorted, groups: [...groups.values()] };
}

const chosenAs = (target: Target, sign: Omit<Group, 'count'>): Pick<Group, 'target' | 'why'> =>
  target === sign.target ? sign : { target, why: 'You chose so.' };

type Sign = Omit<Group, 'count'>;

function signOf({ type, status, finished, labels }: ForeignRow): Sign {
  const name = type || 'Without a type';
  if (finished) {
    const over = { id: `finished:${name}`, name: `${name}, finished` };
    return {
      ...over,
      target: 'skipped',
      why: `It is over there${status && ` (${status})`}: nothing is left to order.`,
    };
  }
  const byType = serviceKind(type);
  if (byType) return { id: `type:${name}`, name, target: byType, why: `“${type}” is work for others.` };
  const label = labels.find(serviceKind);
  if (label) {
    const why = `The label “${label}” says that it is work for others.`;
    return { id: `label:${label}`, name: `${name}, labelled ${label}`, target: serviceKind(label)!, why };
  }
  return { id: `type:${name}`, name, target: 'inbox', why: 'It is about the product: the product owner decides.' };
}

function serviceKind(word: string): 'incident' | 'service-request' | null {
  if (INCIDENT.test(word)) return 'incident';
  return SERVICE.test(word) ? 'service-request' : null;
}

/** What a row is as an item. Debt names whose problem it is: who that is, the other system does not say. */
export function kindOf({ type, labels }: ForeignRow): { type: 'feature' | 'defect' | 'debt'; whoseProblem?: string } {
  if (DEFECT.test(type)) return { type: 'defect' };
  if (DEBT.test(type) || labels.some((label) => DEBT.test(label))) return { type: 'debt', whoseProblem: 'The team' };
  return { type: labels.some((label) => DEFECT.test(label)) ? 'defect' : 'feature' };
}
