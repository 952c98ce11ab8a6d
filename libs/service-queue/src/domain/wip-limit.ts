import { Refusal, type Who } from '@twotrack/shared';
import { OVERRIDE_REASON_MIN, type Breach, type Column, type ColumnId, type WipLimit } from '../contract/index.js';

/** How many tickets stand in a column: in each queue. */
export type Occupancy = Readonly<Record<string, number>>;

/** A limit that the next ticket would pass: over all queues (`queueId` null), of one queue, or of the expedite lane. */
export interface Reached {
  readonly columnId: ColumnId;
  readonly queueId: string | null;
  readonly lane?: 'expedite';
  readonly limit: WipLimit;
  /** How many are there now. */
  readonly count: number;
}

/** A ticket at the door of a column. */
export interface Entry {
  readonly ticketId: string;
  readonly queueId: string;
  readonly by: Who;
  readonly at: string;
  readonly reason: string | null;
}

/** A column shows so many of its newest breaches; all of them are in the log (W6). */
export const BREACHES_SHOWN = 20;

const ALWAYS_OPEN: readonly ColumnId[] = ['triage', 'queue', 'resolved'];

/** Acknowledged work always has a place: where tickets enter and end, a limit may only warn (W1). */
export function checkLimit(column: ColumnId, limit: WipLimit | null): void {
  if (!limit || limit.mode === 'warn' || !ALWAYS_OPEN.includes(column)) return;
  const said = 'Tickets enter and end here: a limit of this column may only warn.';
  throw new Refusal('invalid', 'limit-may-only-warn', { path: 'limit.mode', column, mode: limit.mode }, said);
}

/** The limits that one more ticket of this queue would pass; a reroute inside the column meets only its queue's. */
export function reachedBy(column: Column, inColumn: Occupancy, queueId: string, scope: 'both' | 'queue'): Reached[] {
  const own = column.queueLimits[queueId] ?? null;
  return [
    ...(scope === 'both' ? [{ queueId: null, limit: column.limit, count: countIn(inColumn, null) }] : []),
    { queueId, limit: own, count: countIn(inColumn, queueId) },
  ].flatMap(({ queueId, limit, count }) =>
    limit && count >= limit.count ? [{ columnId: column.id, queueId, limit, count }] : [],
  );
}

/** The first of these limits that this ticket may not pass, if any (W1, W3). */
export const refusedBy = (reached: readonly Reached[], reason: string | null): Reached | null =>
  reached.find(({ limit }) => !mayPass(limit, reason)) ?? null;

const mayPass = (limit: WipLimit, reason: string | null): boolean =>
  limit.mode === 'warn' ||
  (limit.mode === 'block-unless-reason' && reason !== null && reason.length >= OVERRIDE_REASON_MIN);

/** The refusal of a full column: the limit, the count, and who holds the tickets (W3). */
export function limitReached(reached: Reached, holders: readonly object[]): Refusal {
  const { columnId, queueId, lane, limit, count } = reached;
  const which = { column: columnId, ...(queueId && { queueId }), ...(lane && { lane }) };
  const facts = { ...which, limit: limit.count, mode: limit.mode, count, holders };
  const holds = `The ${lane ? 'expedite lane' : 'column'} holds ${count} of ${limit.count}`;
  const said =
    limit.mode === 'block' ? `${holds}.` : `${holds}; a reason of ${OVERRIDE_REASON_MIN} characters opens it.`;
  return new Refusal('conflict', 'wip-limit-reached', facts, said);
}

/** The column with the breaches that this entry made, newest last; null where it passed no limit. */
export function breachedBy(column: Column, reached: readonly Reached[], entry: Entry): Column | null {
  if (reached.length === 0) return null;
  const { ticketId, by, at, reason } = entry;
  const breaches = reached.map(({ queueId, lane, limit }): Breach => {
    return { ticketId, queueId, ...(lane && { expedite: true }), by, at, reason, limit };
  });
  const others = column.breaches.filter((breach) => breach.ticketId !== ticketId);
  return { ...column, breaches: [...others, ...breaches].slice(-BREACHES_SHOWN) };
}

/** The column without the breaches of limits it is back within; null where none ended. */
export function restoredTo(column: Column, inColumn: Occupancy, inLane: Occupancy): Column | null {
  const over = (breach: Breach): boolean => {
    if (breach.expedite) return column.expedite !== null && countIn(inLane, null) > column.expedite.count;
    const limit = breach.queueId ? column.queueLimits[breach.queueId] : column.limit;
    return limit ? countIn(inColumn, breach.queueId) > limit.count : false;
  };
  const breaches = column.breaches.filter(over);
  return breaches.length === column.breaches.length ? null : { ...column, breaches };
}

/** How many tickets the column holds, over all queues or of one. */
export const countIn = (inColumn: Occupancy, queueId: string | null): number =>
  queueId ? (inColumn[queueId] ?? 0) : Object.values(inColumn).reduce((sum, count) => sum + count, 0);

/** The occupancy after tickets came (1) or went (-1). */
export const counted = (inColumn: Occupancy, queueId: string, by: 1 | -1): Occupancy => ({
  ...inColumn,
  [queueId]: (inColumn[queueId] ?? 0) + by,
});

/** Which limit of a column: over all queues, of one queue, or of the expedite lane. */
export interface Limits {
  readonly queueId: string | null;
  readonly lane?: 'expedite' | undefined;
}

export const limitOf = (column: Column, { queueId, lane }: Limits): WipLimit | null =>
  lane ? column.expedite : queueId ? (column.queueLimits[queueId] ?? null) : column.limit;

/** The column with a limit set or taken away. */
export function limited(column: Column, { queueId, lane }: Limits, limit: WipLimit | null): Column {
  if (lane) return { ...column, expedite: limit };
  if (!queueId) return { ...column, limit };
  const { [queueId]: _, ...others } = column.queueLimits;
  return { ...column, queueLimits: limit ? { ...others, [queueId]: limit } : others };
}
