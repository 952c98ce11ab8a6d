import type { Arrivals, Ticket } from '@twotrack/service-queue/contract';
import { command, read } from '../../http/send.js';
import { team } from '../../identity/team-store.js';
import { serverNow } from '../../live/server-time.js';
import { valueOf } from '../../live/value.js';

/** What arrived since one last looked (S17): one decision for each of `ids`, groups first. */
export interface Arrived {
  readonly since: string;
  readonly until: string;
  readonly seenAt: string | null;
  readonly total: number;
  readonly groups: number;
  readonly singles: number;
  readonly ids: ReadonlySet<string>;
}

/** Null until it is read, and once it was looked through. */
export const arrived = valueOf<Arrived | null>(null);

/** Whoever was away for less, or missed less than so much, is told nothing. */
const AWAY = 2 * 60 * 60_000;
const WORTH = 10;

export const isMorning = (now: Arrived | null): now is Arrived =>
  now !== null && now.total >= WORTH && serverNow() - Date.parse(now.since) > AWAY;

const PAGE = 200;
const ofTeam = (rest: string) => `/api/teams/${team.get().me.teamSlug}/service-queue/${rest}`;

/** Reads what arrived, all pages of it as of the same moment. */
export async function readArrivals(): Promise<void> {
  const first = await read<Arrivals>(ofTeam(`arrivals?limit=${PAGE}`));
  const singles: Ticket[] = [...first.tickets];
  let { next } = first;
  while (next) {
    const page: Arrivals = await read<Arrivals>(ofTeam(`arrivals?limit=${PAGE}&since=${first.since}&after=${next}`));
    singles.push(...page.tickets);
    next = page.next;
  }
  const { since, until, seenAt, total } = first;
  const ids = new Set([...first.groups.map(({ parent }) => parent.id), ...singles.map(({ id }) => id)]);
  arrived.set({ since, until, seenAt, total, groups: first.groups.length, singles: first.singles.count, ids });
}

/** It was looked through: the next morning begins here. */
export async function markSeen(): Promise<void> {
  const now = arrived.get();
  if (!now) return;
  await command(ofTeam('arrivals/seen'), { until: now.until });
  arrived.set(null);
}
