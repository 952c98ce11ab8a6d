import { Fragment, useMemo, type KeyboardEvent, type RefObject } from 'react';
import { focusedCell, stepBy } from './list.js';
import { rankByOne } from './rank.js';
import styles from './refine.module.css';
import { orderAmong, VECTORS, type Row } from './rows.js';
import { ScoreRow } from './ScoreRow.js';
import { useTable } from './use-table.js';
import { words } from './words.js';

interface ScoreTableProps {
  rows: readonly Row[];
  chosen: string | null;
  editable: boolean;
  onChoose: (id: string) => void;
  /** How many of the order are likely finished within the forecast window; null where nobody can tell. */
  pulled: number | null;
  scroller: RefObject<HTMLDivElement | null>;
  /** How many requests are behind each, by id. */
  behind: Readonly<Record<string, number>>;
}

const COLUMNS = VECTORS.length + 7;

/** Along the order of the product owner; nothing here sorts it. Only the rows in sight are there. */
export function ScoreTable({ rows, chosen, editable, onChoose, pulled, scroller, behind }: ScoreTableProps) {
  const ids = useMemo(() => rows.map(({ item }) => item.id), [rows]);
  const lineAt = pulled === null ? -1 : rows.findLastIndex(({ place }) => place <= pulled);
  const { drawn, height, head, onFocus, onBlur } = useTable(ids, lineAt, scroller);
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    const at = focusedCell(event.target);
    // a choice keeps its own arrows
    if (!by || !at || event.target instanceof HTMLSelectElement || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (!event.altKey) stepBy(by, at.id);
    else if (editable) void rankByOne(orderAmong(rows), at.id, by);
  };
  let drawnTo = head;
  return (
    <table
      aria-label={words.table}
      className={styles.table}
      aria-rowcount={rows.length + 1}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <thead>
        <tr aria-rowindex={1}>
          <th scope="col">{words.columns.place}</th>
          <th scope="col" className={styles.wide}>
            {words.columns.item}
          </th>
          {VECTORS.map((vector) => (
            <th key={vector} scope="col" title={words.vectors[vector]}>
              {words.short[vector]}
            </th>
          ))}
          <th scope="col">{words.columns.moscow}</th>
          <th scope="col">{words.columns.score}</th>
          <th scope="col">{words.columns.gap}</th>
          <th scope="col">{words.columns.age}</th>
          <th scope="col">{words.columns.touched}</th>
        </tr>
      </thead>
      <tbody>
        {drawn.map(({ index, start, end }) => {
          const row = rows[index];
          if (!row) return null;
          const gap = start - drawnTo;
          drawnTo = end;
          return (
            <Fragment key={row.item.id}>
              <Gap height={gap} />
              <ScoreRow
                row={row}
                at={index + 2}
                chosen={row.item.id === chosen}
                asked={behind[row.item.id] ?? 0}
                {...{ editable, onChoose }}
              />
              {index === lineAt && (
                <tr className={styles.pull}>
                  <td colSpan={COLUMNS}>{words.pull.line}</td>
                </tr>
              )}
            </Fragment>
          );
        })}
        <Gap height={head + height - drawnTo} />
      </tbody>
    </table>
  );
}

/** As high as the rows that are not drawn. */
const Gap = ({ height }: { height: number }) =>
  height > 0 && (
    <tr aria-hidden className={styles.undrawn} style={{ height }}>
      <td colSpan={COLUMNS} />
    </tr>
  );
