import type { OpenTicket, SeverityPolicy } from '../contract/index.js';
import type { Told } from './episode.js';
import { levelNamed } from './severity.js';

/** One alert in our words, whatever format it came in. Its severity is not among them (S3). */
export interface Signal extends Told {
  readonly fingerprint: string;
  readonly title: string;
  readonly details: string;
  readonly service: string | null;
  /** The name or id of the queue it asks for. */
  readonly queue: string | null;
  /** As said; what the policy does not know is left out and named. */
  readonly facts: Readonly<Record<string, unknown>>;
  /** By which rules of folding may know its like. */
  readonly labels?: Readonly<Record<string, string>>;
  /** The group that its sender put it in. */
  readonly group?: string;
  /** What was not understood. */
  readonly notes: readonly string[];
}

/** What could not be read: it lies in quarantine with the reason. */
export interface Unread {
  readonly fingerprint: string | null;
  readonly unread: string;
}

/** A body taken apart: each alert by itself, and a remark on the whole. */
export interface Reading {
  readonly alerts: readonly (Signal | Unread)[];
  readonly remark: string | null;
}

const TITLE = 300;
const DETAILS = 32_000;
const SERVICE = 120;

export const titleOf = (said: string): string => cut(oneLine(said), TITLE) || 'An alert without words';

export const serviceOf = (said: string | undefined): string | null => cut(oneLine(said ?? ''), SERVICE) || null;

export const detailsOf = (parts: readonly string[]): string =>
  cut(storable(parts.filter((part) => part.trim() !== '').join('\n\n')), DETAILS);

/** PostgreSQL keeps neither NUL nor half a surrogate pair; an alert is not lost for one. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '\ufffd');

const oneLine = (text: string): string =>
  storable(text)
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim();

/** Cut without halving a character. */
const cut = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;

/** The facts that the policy in force can judge by, and a note for each that it cannot. */
export function factsSaid(
  policy: SeverityPolicy,
  said: Signal['facts'],
): { facts: OpenTicket['facts']; notes: string[] } {
  const facts: OpenTicket['facts'] = {};
  const notes: string[] = [];
  for (const [id, value] of Object.entries(said)) {
    const declared = policy.facts.find((fact) => fact.id === id);
    const level = isValue(value) ? levelOf(policy, id, value) : null;
    if (!declared) notes.push(`The policy knows no fact ${shown(id)}.`);
    else if (level === null) notes.push(`${declared.name} has no level ${shown(value)}.`);
    else facts[id] = { value: level };
  }
  return { facts, notes };
}

const isValue = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' ||
  typeof value === 'boolean' ||
  (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= 1_000_000_000);

/** The value as the policy writes it: monitors write `t1` for T1, `prod` for production. */
function levelOf(policy: SeverityPolicy, id: string, value: string | number | boolean) {
  if (typeof value !== 'string') return levelNamed(policy, id, value) === null ? null : value;
  const levels = policy.facts.find((fact) => fact.id === id)?.levels ?? [];
  const meant = levels.find((level) => level.id.toLowerCase() === value.trim().toLowerCase())?.id;
  return meant ?? null;
}

const shown = (value: unknown): string => cut(oneLine(typeof value === 'string' ? value : JSON.stringify(value)), 80);
