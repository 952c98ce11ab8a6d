import type { FoldRule, Ticket } from '../contract/index.js';

/** What the rules of folding look at in a new ticket. */
export interface Foldable extends Pick<Ticket, 'kind' | 'title' | 'service' | 'queueId'> {
  readonly integrationId: string | null;
  readonly labels: Readonly<Record<string, string>>;
  /** The group that its sender named. */
  readonly group: string | null;
}

/** Under which key a ticket folds, and by whose rule. */
export interface Folds {
  readonly rule: FoldRule;
  readonly key: string;
}

const PART = 120;

/** By the first rule that looks at it; null where none does. Only incidents fold: two who ask for the same are two. */
export function foldsBy(rules: readonly FoldRule[], seen: Foldable): Folds | null {
  if (seen.kind !== 'incident') return null;
  for (const rule of rules) {
    if (rule.integrationId && rule.integrationId !== seen.integrationId) continue;
    if (rule.queueId && rule.queueId !== seen.queueId) continue;
    const parts = rule.by.map((part) => partOf(part, seen));
    if (parts.every((part) => part !== null)) return { rule, key: [rule.id, ...parts].join(SEPARATOR) };
  }
  return null;
}

const SEPARATOR = '\u001f';

/** Null where the ticket does not have it: then the rule does not look at it. */
function partOf(part: string, seen: Foldable): string | null {
  const said = part.startsWith('label:') ? ownOf(seen.labels, part.slice('label:'.length)) : wordOf(part, seen);
  return said ? said.trim().toLowerCase().slice(0, PART) || null : null;
}

const ownOf = (labels: Foldable['labels'], name: string): string | null =>
  Object.hasOwn(labels, name) ? labels[name]! : null;

function wordOf(part: string, { service, queueId, title, group }: Foldable): string | null {
  if (part === 'service') return service;
  if (part === 'queue') return queueId;
  if (part === 'group') return group;
  return templateOf(title);
}

const QUOTED = /"[^"]*"|`[^`]*`|“[^”]*”|(?<![\p{L}\p{N}])'[^']*'(?![\p{L}\p{N}])/gu;
const ID = /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\b(?=[0-9a-f]*\d)[0-9a-f]{7,}\b/giu;
const NUMBER = /\p{N}+(?:[.,:]\p{N}+)*/gu;

/** A title without what differs between its likes: quoted words, ids and numbers. */
export const templateOf = (title: string, gap = '…'): string =>
  title.replace(QUOTED, gap).replace(ID, gap).replace(NUMBER, gap).replace(/\s+/gu, ' ').trim();
