import { valueOf } from './value.js';

/** What the person sees of the connection (ux.md §13.3). Times in ms of our own clock. */
export type Connection =
  | { state: 'loading' }
  | { state: 'live' }
  | { state: 'delayed'; seconds: number }
  | { state: 'reconnecting'; since: number }
  | { state: 'offline'; since: number }
  | { state: 'signed-out' };

export interface Signs {
  /** When anything last came from the server; null before the first. */
  readonly heardAt: number | null;
  /** When the socket was lost; null while it is there. */
  readonly lostAt: number | null;
  readonly signedOut: boolean;
}

const BRIEF = 2_000;
const LATE = 5_000;
const DEAD = 10_000;

export function connectionAt(now: number, { heardAt, lostAt, signedOut }: Signs): Connection {
  if (signedOut) return { state: 'signed-out' };
  if (heardAt === null)
    return lostAt !== null && now - lostAt > DEAD ? { state: 'offline', since: lostAt } : { state: 'loading' };
  const silent = now - heardAt;
  const gone = lostAt === null ? 0 : now - lostAt;
  if (silent > DEAD || gone > DEAD) return { state: 'offline', since: heardAt };
  if (gone > BRIEF) return { state: 'reconnecting', since: heardAt };
  if (silent > LATE) return { state: 'delayed', seconds: Math.round(silent / 1_000) };
  return { state: 'live' };
}

export const connection = valueOf<Connection>({ state: 'loading' });

export function seeConnection(signs: Signs): void {
  const next = connectionAt(Date.now(), signs);
  if (JSON.stringify(next) !== JSON.stringify(connection.get())) connection.set(next);
}

/** Reading is always possible; changing only while the server can decide. */
export const canChange = ({ state }: Connection): boolean => state !== 'offline' && state !== 'signed-out';
