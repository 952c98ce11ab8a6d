import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type MouseEvent } from 'react';
import { useMedia } from '../../ui/use-media.js';
import { useValue } from '../../live/value.js';
import { filterTitle, type Sought } from './filters.js';
import { expandGroup } from './keys.js';
import styles from './list.module.css';
import { focusOn, picked, registerRows, selectTo, toggle } from './picked.js';
import { Empty } from './Empty.js';
import { forgetActs } from './others.js';
import { forgetRows, TriageRow } from './TriageRow.js';
import { useRows } from './use-rows.js';
import { words } from './words.js';

interface TriageListProps {
  filter: string;
  sought: Sought;
  onOpen: (id: string) => void;
}

const ROW = 40;
const ROW_ON_TOUCH = 60;

/** Only the rows in sight and the one with the focus; their order stays while one works through them. */
export function TriageList({ filter, sought, onOpen }: TriageListProps) {
  const box = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState(false);
  const { ids, left, waiting, refresh } = useRows(filter, sought, held);
  const { focus, selected, expanded } = useValue(picked);
  const at = focus ? ids.indexOf(focus) : -1;
  const size = useMedia('(max-width: 719px)') ? ROW_ON_TOUCH : ROW;
  const virtual = useVirtualizer({
    count: ids.length,
    getScrollElement: () => box.current,
    estimateSize: () => size,
    overscan: 6,
    scrollPaddingStart: size,
    scrollPaddingEnd: size,
    useFlushSync: false,
    rangeExtractor: useCallback((range: Range) => withRow(defaultRangeExtractor(range), at), [at]),
  });
  useLayoutEffect(() => virtual.measure(), [virtual, size]);

  const wanted = useRef<string | null>(null);
  const rowOf = (id: string) => box.current?.querySelector<HTMLElement>(`[data-row="${id}"]`);
  const renew = () => {
    forgetActs();
    forgetRows();
    refresh();
  };
  const now = {
    ids: () => ids,
    hasFocus: () => !!box.current?.contains(document.activeElement),
    refresh: renew,
    reveal: (id: string) => {
      const place = ids.indexOf(id);
      if (place < 0) return;
      wanted.current = id;
      focusOn(id);
      virtual.scrollToIndex(place, { align: 'auto' });
      rowOf(id)?.focus({ preventScroll: true });
    },
  };
  const latest = useRef(now);
  latest.current = now;
  useEffect(
    () =>
      registerRows({
        ids: () => latest.current.ids(),
        hasFocus: () => latest.current.hasFocus(),
        refresh: () => latest.current.refresh(),
        reveal: (id) => latest.current.reveal(id),
      }),
    [],
  );
  useLayoutEffect(() => {
    const row = wanted.current && rowOf(wanted.current);
    if (!row) return;
    wanted.current = null;
    row.focus({ preventScroll: true });
  });
  useEffect(() => box.current?.scrollTo({ top: 0 }), [filter]);

  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const id = target.closest<HTMLElement>('[data-row]')?.dataset.row;
    if (!id) return;
    if (target.closest('[data-check]') || event.ctrlKey || event.metaKey) toggle(id);
    else if (event.shiftKey) selectTo(id);
    else if (target.closest('[data-expand]')) expandGroup(id);
  };
  const rows = virtual.getVirtualItems();
  const stop = at >= 0 ? at : (virtual.range?.startIndex ?? 0);
  return (
    <div className={styles.frame}>
      {waiting > 0 && (
        <button type="button" className={styles.pill} onClick={renew}>
          {words.list.waiting(waiting)} · <u>{words.list.refresh}</u> <kbd>.</kbd>
        </button>
      )}
      <div
        ref={box}
        className={styles.scroller}
        onFocus={(event) => {
          setHeld(true);
          const id = event.target.closest<HTMLElement>('[data-row]')?.dataset.row;
          if (id) focusOn(id);
        }}
        onBlur={({ relatedTarget }) => relatedTarget && setHeld(stays(box.current, relatedTarget))}
        onClick={click}
        onDoubleClick={({ target }) => {
          const id = (target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
          if (id) onOpen(id);
        }}
      >
        {ids.length === 0 ? (
          <Empty filter={filter} />
        ) : (
          <div
            role="listbox"
            aria-multiselectable
            aria-label={words.list.label(filterTitle(filter))}
            className={styles.list}
            style={{ height: virtual.getTotalSize() }}
          >
            {rows.map((row) => {
              const id = ids[row.index]!;
              return (
                <TriageRow
                  key={id}
                  id={id}
                  at={row.index}
                  of={ids.length}
                  start={row.start}
                  tabStop={row.index === stop}
                  selected={selected.has(id)}
                  expanded={expanded.has(id)}
                  left={left.has(id)}
                />
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

/** Something that lies over the list for a moment does not take the hand away from it. */
const stays = (box: HTMLElement | null, to: Element): boolean =>
  !!box?.contains(to) || to.closest('[role=dialog], [role=alertdialog], [role=menu]') !== null;

function withRow(rows: number[], row: number): number[] {
  if (row < 0 || rows.includes(row)) return rows;
  return [...rows, row].sort((a, b) => a - b);
}
