import { PAST_BODY_MAX, type LeftOut, type PastEvent } from '../contract/index.js';
import { Losses } from './losses.js';

/** A file with more than so many characters of history could not be brought back. */
const RECORD_MAX = 4_000_000;
/** The history shows the beginning of a long text. */
const TEXT_MAX = 1_000;

/** Who is called how, by their ids. */
export type NamesById = ReadonlyMap<string, string>;

/**
 * The record as a file tells it, the oldest first: names in the place of people, long texts cut, as many of the newest as
 * a file can hold. `events` come with the newest first, `all`: how many there are.
 */
export function recordOf(
  events: readonly PastEvent[],
  all: number,
  names: NamesById,
): { history: PastEvent[]; leftOut: LeftOut[] } {
  const losses = new Losses();
  const cut = (text: string): string => {
    if (text.length <= TEXT_MAX) return text;
    losses.add('the end of a long text in the history', 'the history shows the beginning');
    return `${text.slice(0, TEXT_MAX).toWellFormed()}…`;
  };
  const history: PastEvent[] = [];
  let room = RECORD_MAX;
  for (const event of events) {
    const told = { ...event, body: shortOf(named(event.body, names, cut) as PastEvent['body'], losses) };
    room -= JSON.stringify(told).length;
    if (room < 0) break;
    history.push(told);
  }
  losses.add('the oldest entries of the history', 'with them the file could not be brought back', all - history.length);
  return { history: history.reverse(), leftOut: losses.list };
}

/** Of an event with a long list, such as a new order of thousands, only what it says beside that. */
function shortOf(body: PastEvent['body'], losses: Losses): PastEvent['body'] {
  if (JSON.stringify(body).length <= PAST_BODY_MAX) return body;
  losses.add('the long list of an entry in the history', 'the history shows no more than a few of it');
  return Object.fromEntries(Object.entries(body).filter(([, value]) => typeof value !== 'object'));
}

/** The same history under the ids that the cards of a copy have. */
export const pastUnder = (history: readonly PastEvent[], ids: ReadonlyMap<string, string>): PastEvent[] =>
  history.map((event) => ({
    ...event,
    card: event.card && (ids.get(event.card) ?? null),
    body: eachText(event.body, (text) => ids.get(text) ?? text) as PastEvent['body'],
  }));

function named(value: unknown, names: NamesById, cut: (text: string) => string): unknown {
  if (isWho(value)) return { name: value.name };
  return mapped(
    value,
    (one) => named(one, names, cut),
    (text) => names.get(text) ?? cut(text),
  );
}

const eachText = (value: unknown, told: (text: string) => string): unknown =>
  mapped(value, (one) => eachText(one, told), told);

function mapped(value: unknown, inside: (value: unknown) => unknown, told: (text: string) => string): unknown {
  if (typeof value === 'string') return told(value);
  if (Array.isArray(value)) return value.map(inside);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inside(one)]));
}

const isWho = (value: unknown): value is { name: string } =>
  value !== null && typeof value === 'object' && Object.keys(value).sort().join() === 'id,name';
