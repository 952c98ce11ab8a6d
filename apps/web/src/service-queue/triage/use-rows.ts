import { byOrder } from '@twotrack/service-queue/domain';
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useValue } from '../../live/value.js';
import { tickets } from '../service-store.js';
import { arrived } from './arrivals.js';
import { children, ticketOf } from './children.js';
import { ticketsFor, type Sought } from './filters.js';
import { picked } from './picked.js';

/** A list that stays as it is while somebody works through it. */
export interface Rows {
  readonly ids: readonly string[];
  /** Rows that do not belong there any more: they go with the next refresh. */
  readonly left: ReadonlySet<string>;
  /** How many came or moved meanwhile. */
  readonly waiting: number;
  refresh(): void;
}

const WAIT = 300;

/** What the filter shows, in the calculated order (S7), and below each open group what lies under it. */
export function useRows(name: string, { text, groups }: Sought, held: boolean): Rows {
  const filter = `${name} ${groups} ${text}`;
  const actual = useMatching(name, text, groups);
  const shown = useRef({ filter, ids: actual });
  const [round, again] = useState(0);
  const frozen = held && shown.current.filter === filter && shown.current.ids.length > 0;
  const roots = useMemo(() => {
    void round;
    if (!frozen) return actual;
    return withUrgent(shown.current.ids, actual);
  }, [frozen, actual, round]);
  useEffect(() => void (shown.current = { filter, ids: roots }));
  const refresh = useCallback(() => {
    shown.current = { ...shown.current, ids: [] };
    again((now) => now + 1);
  }, []);

  const { expanded } = useValue(picked);
  const under = useValue(children);
  return useMemo(() => {
    const belongs = new Set(actual);
    const known = new Set(roots);
    const ids = roots.flatMap((id) =>
      expanded.has(id) ? [id, ...(under.get(id) ?? []).map((child) => child.id)] : [id],
    );
    return {
      ids,
      left: new Set(roots.filter((id) => !belongs.has(id))),
      waiting: actual.filter((id) => !known.has(id)).length,
      refresh,
    };
  }, [roots, actual, expanded, under, refresh]);
}

/** A SEV1 comes in at once, where it belongs; everything else waits. */
function withUrgent(shown: readonly string[], actual: readonly string[]): readonly string[] {
  const known = new Set(shown);
  const urgent = actual.filter((id) => !known.has(id) && ticketOf(id)?.severity === 1);
  if (urgent.length === 0) return shown;
  const ids = [...shown];
  for (const id of urgent) {
    const ticket = ticketOf(id)!;
    const at = ids.findIndex((other) => {
      const there = ticketOf(other);
      return there !== undefined && byOrder(ticket, there) < 0;
    });
    ids.splice(at < 0 ? ids.length : at, 0, id);
  }
  return ids;
}

/** Looked at a few times a second at most; the same list until it is another. */
function useMatching(name: string, text: string, groups: boolean): readonly string[] {
  const filter = `${name} ${groups} ${text}`;
  const seen = useRef<{ filter: string; ids: readonly string[] } | null>(null);
  const look = useCallback(() => {
    const ids = ticketsFor(name, { text, groups })
      .sort(byOrder)
      .map(({ id }) => id);
    const before = seen.current;
    const same =
      before?.filter === filter && before.ids.length === ids.length && before.ids.every((id, at) => id === ids[at]);
    if (!same) seen.current = { filter, ids };
  }, [filter, name, text, groups]);
  if (seen.current?.filter !== filter) look();
  const subscribe = useCallback(
    (tell: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const soon = () =>
        (timer ??= setTimeout(() => {
          timer = undefined;
          look();
          tell();
        }, WAIT));
      const ends = [tickets.subscribe('*', soon), arrived.subscribe(soon)];
      soon();
      return () => {
        clearTimeout(timer);
        ends.forEach((end) => end());
      };
    },
    [look],
  );
  return useSyncExternalStore(subscribe, () => seen.current!.ids);
}
