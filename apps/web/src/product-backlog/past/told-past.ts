import type { KeptPast, ProductEvent } from '@twotrack/product-backlog/contract';
import type { Recorded } from '@twotrack/shared';
import type { Told } from '../../ui/panel/told.js';
import { tell, type Names } from '../panels/history-words.js';
import { words } from './words.js';

/** What an event of the record says, after the name of who did it; where it cannot be told any more, what kind it was. */
export function toldPast({ at, by, type, body }: KeptPast, names: Names): Told {
  try {
    const event = { ...(revived(body) as object), type, at, by: { id: by, name: by } };
    return inTexts(tell(event as Recorded<ProductEvent>, { ...names, person: nameOf })) ?? kindOnly(type, body);
  } catch {
    return kindOnly(type, body);
  }
}

/** A file may tell anything: what is no text is not shown. */
function inTexts(told: Told | undefined): Told | null {
  if (typeof told?.what !== 'string') return null;
  const texts = Object.entries(told).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(texts) as unknown as Told;
}

const kindOnly = (type: string, { reason }: KeptPast['body']): Told => ({
  what: words.kind(type.replaceAll('-', ' ')),
  ...(typeof reason === 'string' && { reason }),
});

const UUID = /^[0-9a-f]{8}-/;
/** The record holds names in the place of people; an id is of somebody whom it did not know either. */
const nameOf = (person: string): string => (UUID.test(person) ? words.somebody : person);

/** Whoever is named there has a name and no id: so the same name is the same person to who reads. */
function revived(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revived);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  if (entries.length === 1 && entries[0]![0] === 'name') return { id: entries[0]![1] as string, ...value };
  return Object.fromEntries(entries.map(([key, one]) => [key, revived(one)]));
}
