import type { Moscow } from '@twotrack/product-backlog/contract';
import { useBoard } from '../../board/parts/gestures.js';
import { say } from '../../ui/toasts.js';
import { scoreItem } from './commands.js';
import styles from './refine.module.css';
import { VECTORS, type Row } from './rows.js';
import { ScoreCell } from './ScoreCell.js';
import { words } from './words.js';

interface ScoreTableProps {
  rows: readonly Row[];
  chosen: string | null;
  editable: boolean;
  onChoose: (id: string) => void;
}

/** Along the order of the product owner; nothing here sorts it. */
export const ScoreTable = ({ rows, chosen, editable, onChoose }: ScoreTableProps) => (
  <table className={styles.table}>
    <thead>
      <tr>
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
      {rows.map((row) => (
        <ScoreRow key={row.item.id} row={row} chosen={row.item.id === chosen} {...{ editable, onChoose }} />
      ))}
    </tbody>
  </table>
);

interface ScoreRowProps extends Omit<ScoreTableProps, 'rows' | 'chosen'> {
  row: Row;
  chosen: boolean;
}

function ScoreRow({ row, chosen, editable, onChoose }: ScoreRowProps) {
  const { item, place, score, up, ageDays, touchedDays, stale, reconsider } = row;
  const { hrefOf } = useBoard();
  return (
    <tr
      data-row={item.id}
      data-chosen={chosen || undefined}
      onFocus={() => onChoose(item.id)}
      onClick={() => onChoose(item.id)}
    >
      <td className={styles.place}>{place}</td>
      <th scope="row" className={styles.item}>
        <a href={hrefOf(item.key)}>{item.key}</a> <span>{item.title}</span>
        {reconsider && (
          <b className={styles.reconsider} title={words.whyReconsider}>
            {words.reconsider}
          </b>
        )}
      </th>
      {VECTORS.map((vector) => (
        <td key={vector} data-label={words.short[vector]}>
          <ScoreCell item={item} vector={vector} editable={editable} />
        </td>
      ))}
      <td data-label={words.columns.moscow}>
        <select
          className={styles.moscow}
          aria-label={words.moscowOf(item.key)}
          value={item.moscow ?? ''}
          disabled={!editable}
          onChange={({ target }) =>
            void scoreItem(item.id, { moscow: (target.value || null) as Moscow | null }).catch((why: Error) =>
              say(why.message, { tone: 'problem' }),
            )
          }
        >
          <option value="">{words.none}</option>
          {Object.entries(words.moscow).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </td>
      <td data-label={words.columns.score} className={styles.number}>
        {score === null ? words.none : score.toFixed(1)}
      </td>
      <td data-label={words.columns.gap} className={styles.number}>
        {up !== null && (
          <>
            <span aria-hidden title={words.gap(up)}>
              {up === 0 ? '=' : `${up > 0 ? '▴' : '▾'} ${Math.abs(up)}`}
            </span>
            <span className="spoken">{words.gap(up)}</span>
          </>
        )}
      </td>
      <td data-label={words.columns.age} className={styles.number}>
        {words.days(ageDays)}
      </td>
      <td data-label={words.columns.touched} className={styles.number}>
        {words.days(touchedDays)} {stale && <b className={styles.stale}>{words.stale}</b>}
      </td>
    </tr>
  );
}
