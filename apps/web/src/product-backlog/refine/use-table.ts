import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useMedia } from '../../ui/use-media.js';
import { focusedCell, registerTable, type Cell } from './list.js';

/** Heights in pixels, as refine.module.css has them: of a row, of the head, of the pull line. */
const ROW = 37;
const ROW_ON_TOUCH = 176;
const HEAD = 31;
const LINE = 25;

interface Held {
  id: string;
  cell: Cell;
}

/** The rows in sight and the one with the focus, which stays alive wherever one scrolls and wherever it is ranked. */
export function useTable(ids: readonly string[], lineAt: number, scroller: RefObject<HTMLDivElement | null>) {
  const narrow = useMedia('(max-width: 719px)');
  const head = narrow ? 0 : HEAD;
  const row = narrow ? ROW_ON_TOUCH : ROW;
  const [held, setHeld] = useState<Held | null>(null);
  const heldAt = held ? ids.indexOf(held.id) : -1;
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: (at) => row + (at === lineAt ? LINE : 0),
    overscan: 6,
    scrollMargin: head,
    scrollPaddingStart: head,
    useFlushSync: false,
    rangeExtractor: useCallback((range: Range) => withRow(defaultRangeExtractor(range), heldAt), [heldAt]),
  });
  useLayoutEffect(() => virtual.measure(), [virtual, row, lineAt]);

  const cellOf = ({ id, cell }: Held) =>
    scroller.current?.querySelector<HTMLElement>(`[data-row="${id}"] [data-cell="${cell}"]`);
  const wanted = useRef<Held | null>(null);
  const latest = useRef(ids);
  latest.current = ids;
  useEffect(
    () =>
      registerTable({
        ids: () => [...latest.current],
        reveal: (id, cell) => {
          wanted.current = { id, cell };
          setHeld({ id, cell });
          virtual.scrollToIndex(latest.current.indexOf(id), { align: 'auto' });
        },
      }),
    [virtual],
  );
  // Without dependencies: the row may be drawn a frame later, and one that was ranked has lost the focus on the way
  useLayoutEffect(() => {
    const back = wanted.current ?? (document.activeElement === document.body ? held : null);
    const cell = back && cellOf(back);
    if (!cell) return;
    wanted.current = null;
    cell.focus({ preventScroll: true });
  });
  useEffect(() => {
    const letGo = ({ target }: PointerEvent) => focusedCell(target) ?? setHeld(null);
    document.addEventListener('pointerdown', letGo);
    return () => document.removeEventListener('pointerdown', letGo);
  }, []);
  return {
    drawn: virtual.getVirtualItems(),
    height: virtual.getTotalSize(),
    head,
    onFocus: ({ target }: { target: EventTarget }) => setHeld(focusedCell(target)),
    /** Somewhere else has the focus now; where nothing has, it was only moved. */
    onBlur: ({ relatedTarget }: { relatedTarget: EventTarget | null }) => relatedTarget && setHeld(null),
  };
}

function withRow(rows: number[], row: number): number[] {
  if (row < 0 || rows.includes(row)) return rows;
  return [...rows, row].sort((a, b) => a - b);
}
