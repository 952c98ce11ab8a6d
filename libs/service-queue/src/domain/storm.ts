import { Refusal, whoIs, type Actor } from '@twotrack/shared';
import type {
  Severity,
  SeverityKey,
  Storm,
  StormBegan,
  StormEnded,
  StormTerms,
  StormTold,
  Ticket,
} from '../contract/index.js';
import { onlyMembers } from './rights.js';

/** What came in one minute: all of it, by severity, and how much under which parent. */
export interface Minute {
  /** Minutes since 1970. */
  readonly at: number;
  readonly count: number;
  readonly folded: number;
  readonly severities: Storm['severities'];
  readonly groups: Readonly<Record<string, number>>;
}

/** What comes in: the last quarter of an hour by minutes, and the storm that goes on, counted to the last ticket. */
export interface Weather {
  readonly minutes: readonly Minute[];
  readonly storm: Storm | null;
  /** Since when it is calm while the storm goes on, in minutes since 1970. */
  readonly calmSince: number | null;
}

export const calm: Weather = { minutes: [], storm: null, calmSince: null };

export type StormNews = StormBegan | StormTold | StormEnded;

/** What arrived: the severity it came with, the parent it lies under; `joined` that came before and folded with it. */
export interface Arrival {
  readonly severity: Severity;
  readonly parentId: string | null;
  readonly joined: number;
}

const MINUTE = 60_000;
const KEPT = 15;
const GROUPS = 100;
const TOLD_EVERY = 1_000;

const minuteOf = (now: string): number => Math.floor(Date.parse(now) / MINUTE);

/** One more ticket. */
export function arrived(weather: Weather, arrivals: readonly Arrival[], now: string): Weather {
  if (arrivals.length === 0) return weather;
  const at = minuteOf(now);
  const kept = weather.minutes.filter((minute) => minute.at > at - KEPT);
  const before = kept.find((minute) => minute.at === at) ?? { at, count: 0, folded: 0, severities: {}, groups: {} };
  const minute = arrivals.reduce(withArrival, before);
  const minutes = [...kept.filter((one) => one.at !== at), minute].toSorted((a, b) => a.at - b.at);
  const { storm } = weather;
  return { ...weather, minutes, storm: storm && arrivals.reduce(inStorm, storm) };
}

function withArrival(minute: Minute, { severity, parentId, joined }: Arrival): Minute {
  const groups = parentId
    ? { ...minute.groups, [parentId]: (minute.groups[parentId] ?? 0) + 1 + joined }
    : minute.groups;
  return {
    ...minute,
    count: minute.count + 1,
    folded: minute.folded + (parentId ? 1 + joined : 0),
    severities: oneMore(minute.severities, severity),
    groups,
  };
}

function inStorm(storm: Storm, { severity, parentId, joined }: Arrival): Storm {
  const known = !parentId || storm.groups.includes(parentId) || storm.groups.length >= GROUPS;
  return {
    ...storm,
    arrived: storm.arrived + 1,
    groups: known ? storm.groups : [...storm.groups, parentId],
    singles: Math.max(0, parentId ? storm.singles - joined : storm.singles + 1),
    severities: oneMore(storm.severities, severity),
  };
}

const oneMore = (counts: Storm['severities'], severity: Severity): Storm['severities'] => {
  const key = String(severity) as SeverityKey;
  return { ...counts, [key]: (counts[key] ?? 0) + 1 };
};

/** The storm that begins, or what is to be told of the one that goes on: once a second at most. */
export function told(
  weather: Weather,
  terms: StormTerms,
  now: string,
  newId: () => string,
): [Weather, StormNews | null] {
  const { storm } = weather;
  if (!storm) return isStormy(weather, terms, now, 1) ? began(weather, terms, now, newId()) : [weather, null];
  if (Date.parse(now) - Date.parse(storm.toldAt) < TOLD_EVERY) return [weather, null];
  const next = tellingOf(weather, storm, now);
  return [
    { ...weather, storm: next },
    { type: 'storm-told', storm: next },
  ];
}

/** The clock comes by: it was calm for long enough, or it is told how it stands. */
export function toldByClock(weather: Weather, terms: StormTerms, now: string): [Weather, StormNews | null] {
  const { storm } = weather;
  if (!storm) return [weather, null];
  const at = minuteOf(now);
  const calmSince = isStormy(weather, terms, now, 0.5) ? null : (weather.calmSince ?? at);
  if (calmSince !== null && at - calmSince >= terms.calmMinutes) return ended({ ...weather, calmSince }, now, false);
  const next = tellingOf(weather, storm, now);
  const changed = JSON.stringify({ ...next, toldAt: '' }) !== JSON.stringify({ ...storm, toldAt: '' });
  return changed
    ? [
        { ...weather, calmSince, storm: next },
        { type: 'storm-told', storm: next },
      ]
    : [{ ...weather, calmSince }, null];
}

/** When the clock is to come by next: soon after a telling, for what came since and was not told; else once a minute. */
export const nextLook = (now: string, wasTold: boolean): string =>
  new Date(wasTold ? Date.parse(now) + TOLD_EVERY : (minuteOf(now) + 1) * MINUTE).toISOString();

/** At least this share of what makes a storm, in the last minutes; with the whole share more is needed than the number. */
function isStormy({ minutes }: Weather, terms: StormTerms, now: string, share: number): boolean {
  const recent = recentOf(minutes, terms, now);
  const count = recent.reduce((sum, minute) => sum + minute.count, 0);
  if (share === 1 ? count > terms.arrivals : count >= terms.arrivals * share) return true;
  const groups = new Map<string, number>();
  for (const minute of recent) {
    for (const [id, many] of Object.entries(minute.groups)) groups.set(id, (groups.get(id) ?? 0) + many);
  }
  return Math.max(0, ...groups.values()) >= terms.ofOneGroup * share;
}

const recentOf = (minutes: readonly Minute[], { withinMinutes }: StormTerms, now: string): Minute[] =>
  minutes.filter(({ at }) => at > minuteOf(now) - withinMinutes);

function began(weather: Weather, terms: StormTerms, now: string, id: string): [Weather, StormBegan] {
  const recent = recentOf(weather.minutes, terms, now);
  const count = recent.reduce((sum, minute) => sum + minute.count, 0);
  const folded = recent.reduce((sum, minute) => sum + minute.folded, 0);
  const severities: Record<string, number> = {};
  for (const minute of recent) {
    for (const [key, many] of Object.entries(minute.severities)) severities[key] = (severities[key] ?? 0) + many;
  }
  const first = Math.min(Date.parse(now), recent[0]!.at * MINUTE);
  const storm: Storm = {
    id,
    startedAt: new Date(first).toISOString(),
    endedAt: null,
    lead: null,
    arrived: count,
    perMinute: [],
    groups: [...new Set(recent.flatMap(({ groups }) => Object.keys(groups)))].slice(0, GROUPS),
    singles: Math.max(0, count - folded),
    severities,
    toldAt: now,
  };
  const next = tellingOf(weather, storm, now);
  return [
    { ...weather, storm: next, calmSince: null },
    { type: 'storm-began', storm: next },
  ];
}

const tellingOf = ({ minutes }: Weather, storm: Storm, now: string): Storm => ({
  ...storm,
  perMinute: Array.from({ length: KEPT }, (_, i) => {
    const at = minuteOf(now) - KEPT + 1 + i;
    return minutes.find((minute) => minute.at === at)?.count ?? 0;
  }),
  toldAt: now,
});

const ended = (weather: Weather, now: string, byHand: boolean): [Weather, StormEnded] => {
  const storm = { ...tellingOf(weather, weather.storm!, now), endedAt: now };
  // what came in it makes no new one
  const minutes = byHand ? weather.minutes.map((minute) => ({ ...minute, count: 0, groups: {} })) : weather.minutes;
  return [
    { minutes, storm: null, calmSince: null },
    { type: 'storm-ended', storm, byHand },
  ];
};

/** The one that goes on. */
function goesOn({ storm }: Weather): Storm {
  if (!storm) throw new Refusal('conflict', 'no-storm', {}, 'There is no storm.');
  return storm;
}

/** From whoever has it, or from nobody: the one who says so leads. */
export function ledBy(weather: Weather, actor: Actor, now: string): Weather & { readonly storm: Storm } {
  onlyMembers(actor);
  const storm = goesOn(weather);
  if (storm.lead?.id === actor.id) {
    throw new Refusal('conflict', 'leads-already', { storm }, 'You lead it already.');
  }
  return { ...weather, storm: { ...tellingOf(weather, storm, now), lead: whoIs(actor) } };
}

export function endedByHand(weather: Weather, actor: Actor, now: string): [Weather, StormEnded] {
  onlyMembers(actor);
  goesOn(weather);
  return ended(weather, now, true);
}

/** A new ticket as an arrival. */
export const arrivalOf = ({ severity, parentId }: Pick<Ticket, 'severity' | 'parentId'>, joined = 0): Arrival => ({
  severity,
  parentId,
  joined,
});
