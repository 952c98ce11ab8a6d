import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useValue } from '../../live/value.js';
import styles from './column.module.css';
import { cursor, registerList } from './cursor.js';
import { useBoard } from './gestures.js';
import { density, rowSize } from './settings.js';
import { hasButtons, type Frame, type TrackDefinition } from './track.js';
import { words } from './words.js';

interface CardListProps {
  track: TrackDefinition;
  columnId: string;
  name: string;
  ids: readonly string[];
  scroller: RefObject<HTMLDivElement | null>;
}

/** Only the rows in sight, and the one the keys are on: it stays alive wherever one scrolls. */
export function CardList({ track, columnId, name, ids, scroller }: CardListProps) {
  const chosenDensity = useValue(density);
  const buttons = useBoard().narrow && hasButtons(track);
  const [size, setSize] = useState(() => rowSize(buttons));
  useLayoutEffect(() => setSize(rowSize(buttons)), [chosenDensity, buttons]);

  const now = useValue(cursor);
  const cursorAt = now?.track === track.name ? ids.indexOf(now.card) : -1;
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => size.card + size.gap,
    overscan: 3,
    scrollPaddingStart: 6,
    scrollPaddingEnd: 6,
    paddingStart: 2,
    paddingEnd: 10,
    useFlushSync: false,
    rangeExtractor: useCallback((range: Range) => withRow(defaultRangeExtractor(range), cursorAt), [cursorAt]),
  });
  useLayoutEffect(() => virtual.measure(), [virtual, size]);

  const wanted = useRef<string | null>(null);
  const reveal = (card: string) => {
    const at = ids.indexOf(card);
    if (at < 0) return;
    wanted.current = card;
    cursor.set({ track: track.name, columnId, card, held: true });
    virtual.scrollToIndex(at, { align: 'auto' });
  };
  const list = useRef({ ids: () => ids, reveal });
  list.current = { ids: () => ids, reveal };
  useEffect(
    () =>
      registerList(track.name, columnId, {
        ids: () => list.current.ids(),
        reveal: (card) => list.current.reveal(card),
      }),
    [track, columnId],
  );

  const linkOf = (card: string) => scroller.current?.querySelector<HTMLElement>(`[data-card="${card}"] > a`);
  useLayoutEffect(() => {
    const link = wanted.current && linkOf(wanted.current);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });
  // The card with the focus came here from another column, or its row was moved: the browser has dropped the focus.
  // A frame later, because while a click moves the focus nothing has it for a moment either.
  useLayoutEffect(() => {
    if (!now?.held || cursorAt < 0 || document.activeElement !== document.body) return;
    const frame = requestAnimationFrame(() => {
      const still = cursor.get();
      if (!still?.held || still.card !== now.card || document.activeElement !== document.body) return;
      linkOf(now.card)?.focus({ preventScroll: true });
      virtual.scrollToIndex(cursorAt, { align: 'auto' });
    });
    return () => cancelAnimationFrame(frame);
  });

  const rows = virtual.getVirtualItems();
  const stop = cursorAt >= 0 ? cursorAt : (virtual.range?.startIndex ?? 0);
  return (
    <div
      role={ids.length > 0 ? 'list' : undefined}
      aria-label={ids.length > 0 ? words.cardsIn(name) : undefined}
      className={styles.list}
      style={{ height: ids.length > 0 ? virtual.getTotalSize() : 0 }}
    >
      {rows.map((row) => (
        <Row
          key={ids[row.index]}
          track={track}
          columnId={columnId}
          id={ids[row.index]!}
          at={row.index}
          of={ids.length}
          start={row.start}
          tabStop={row.index === stop}
        />
      ))}
    </div>
  );
}

const Row = memo(function Row(frame: Frame) {
  return <frame.track.Card {...frame} />;
});

function withRow(rows: number[], row: number): number[] {
  if (row < 0 || rows.includes(row)) return rows;
  return [...rows, row].sort((a, b) => a - b);
}
