import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useValue } from '../../live/value.js';
import { CardList } from './CardList.js';
import { ColumnHeader } from './ColumnHeader.js';
import styles from './column.module.css';
import { hovered, useColumnTarget } from './drag.js';
import { useBoard } from './gestures.js';
import { rails } from './settings.js';
import { placeKey, type ColumnFace, type TrackDefinition } from './track.js';
import { useHeldOrder } from './use-held-order.js';
import { words } from './words.js';

interface ColumnViewProps {
  track: TrackDefinition;
  column: ColumnFace;
  extra?: ReactNode;
}

export function ColumnView({ track, column, extra }: ColumnViewProps) {
  const place = placeKey(track.name, column.id);
  const rail = useValue(rails)[place] ?? false;
  const section = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const { filtered, filter } = useBoard();
  useColumnTarget(section, scroller, track, column.id);

  const all = track.useIds(column.id);
  const useOutside = track.useOutside ?? none;
  const outside = useOutside(column.id);
  const matching = useMatching(track, all);
  const [holds, setHolds] = useState(false);
  const { ids, waiting, apply, touch } = useHeldOrder(matching, track.law === 'calculated' && holds, track.urgent);
  useApplyKey(section, waiting, apply);

  const over = useValue(hovered);
  const says = over?.track === track && over.columnId === column.id ? over : null;
  const mark = says ? (says.legal ? 'yes' : 'no') : undefined;

  if (rail) return <Rail ref={section} place={place} column={column} count={all.length} mark={mark} />;
  return (
    <section
      ref={section}
      className={styles.column}
      aria-label={column.name}
      data-place={place}
      data-track={track.name}
      data-column={column.id}
      data-drop={track.law === 'calculated' || says?.legal === false ? mark : undefined}
      onPointerEnter={() => setHolds(true)}
      onPointerMove={holds ? touch : undefined}
      onPointerLeave={() => setHolds(focusIn(section.current))}
      onFocus={() => setHolds(true)}
      onBlur={({ relatedTarget }) =>
        setHolds(section.current?.matches(':hover') || section.current?.contains(relatedTarget) || false)
      }
      onDragEnter={() => setHolds(true)}
    >
      <ColumnHeader
        track={track.name}
        column={column}
        count={all.length - outside}
        shown={filtered ? ids.length : null}
        extra={extra}
        says={says && { text: says.says, legal: says.legal }}
      />
      {waiting > 0 && (
        <button type="button" className={styles.pill} onClick={apply}>
          {words.waiting(waiting)} · <u>{words.apply}</u> <kbd>.</kbd>
        </button>
      )}
      <div ref={scroller} className={styles.scroller} tabIndex={-1}>
        {/* Also when it is empty: a column that fills and empties in turn is not built anew each time */}
        <CardList track={track} columnId={column.id} name={column.name} ids={ids} scroller={scroller} />
        {ids.length === 0 && (
          <p className={styles.empty}>
            {filtered && all.length > 0 ? words.noMatch(all.length, filter.groups) : track.emptyColumn(column.id)}
          </p>
        )}
      </div>
    </section>
  );
}

/** Only what the filter lets through; follows every card only while there is a filter. */
function useMatching(track: TrackDefinition, ids: readonly string[]): readonly string[] {
  const { me, filter, filtered } = useBoard();
  const version = useVersion(track, filtered);
  return useMemo(() => {
    void version;
    return filtered ? ids.filter((id) => track.matches(id, filter, me)) : ids;
  }, [track, ids, filtered, filter, me, version]);
}

/** Grows whenever any card of the track changed. */
function useVersion(track: TrackDefinition, active: boolean): number {
  const version = useRef(0);
  const subscribe = useCallback(
    (tell: () => void) =>
      active
        ? track.subscribe('*', () => {
            version.current++;
            tell();
          })
        : () => {},
    [track, active],
  );
  return useSyncExternalStore(subscribe, () => version.current);
}

/** The key `.` applies what waits in the column one is in. */
function useApplyKey(section: React.RefObject<HTMLElement | null>, waiting: number, apply: () => void): void {
  useEffect(() => {
    if (waiting === 0) return;
    const listen = (event: KeyboardEvent) => {
      const here = section.current?.matches(':focus-within, :hover');
      if (event.key === '.' && here && !(event.target instanceof HTMLInputElement)) apply();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [section, waiting, apply]);
}

const focusIn = (element: HTMLElement | null): boolean => !!element?.contains(document.activeElement);

const none = (): number => 0;

interface RailProps {
  ref: React.Ref<HTMLElement>;
  place: string;
  column: ColumnFace;
  count: number;
  mark: string | undefined;
}

/** A column that takes 44 px: its name, its count, and a place to drop. */
function Rail({ ref, place, column, count, mark }: RailProps) {
  return (
    <section ref={ref} className={styles.rail} data-place={place} data-drop={mark} aria-label={column.name}>
      <button
        type="button"
        className={styles.railButton}
        aria-label={words.expand(column.name)}
        title={words.expand(column.name)}
        onClick={() => rails.set({ ...rails.get(), [place]: false })}
      >
        <span className={styles.railCount}>{words.count(count, column.limit?.count ?? null)}</span>
        <span className={styles.railName}>{column.name}</span>
      </button>
    </section>
  );
}
