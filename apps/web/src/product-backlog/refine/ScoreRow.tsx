import { memo } from 'react';
import { useBoard } from '../../board/parts/gestures.js';
import { productTrack } from '../product-track.js';
import { NAME } from './list.js';
import { MoscowChoice } from './MoscowChoice.js';
import styles from './refine.module.css';
import { VECTORS, type Row } from './rows.js';
import { ScoreCell } from './ScoreCell.js';
import { words } from './words.js';

interface ScoreRowProps {
  row: Row;
  /** From 1, the head of the table being the first. */
  at: number;
  chosen: boolean;
  /** How many requests are behind it. */
  asked: number;
  editable: boolean;
  onChoose: (id: string) => void;
}

/** One item: what it is worth, and what the score says of its place. */
export const ScoreRow = memo(function ScoreRow({ row, at, chosen, asked, editable, onChoose }: ScoreRowProps) {
  const { item, place, score, up, ageDays, touchedDays, stale, reconsider } = row;
  const { hrefOf, gestures } = useBoard();
  return (
    <tr
      data-row={item.id}
      data-chosen={chosen || undefined}
      aria-rowindex={at}
      onFocus={() => onChoose(item.id)}
      onClick={() => onChoose(item.id)}
    >
      <td className={styles.place}>{place}</td>
      <th scope="row" className={styles.item}>
        <div>
          <a
            href={hrefOf(item.key)}
            data-cell={NAME}
            onClick={(event) => {
              if (event.ctrlKey || event.metaKey || event.shiftKey) return;
              event.preventDefault();
              gestures.open(productTrack, item.id);
            }}
          >
            {item.key}
          </a>
          <span title={item.title}>{item.title}</span>
          {asked > 0 && (
            <span className={styles.asked} title={words.whyAsked}>
              {words.asked(asked)}
            </span>
          )}
          {reconsider && (
            <b className={styles.reconsider} title={words.whyReconsider}>
              {words.reconsider}
            </b>
          )}
        </div>
      </th>
      {VECTORS.map((vector) => (
        <td key={vector} data-label={words.short[vector]}>
          <ScoreCell item={item} vector={vector} editable={editable} />
        </td>
      ))}
      <td data-label={words.columns.moscow}>
        <MoscowChoice item={item} editable={editable} />
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
      <td data-label={words.columns.age} className={`${styles.number} ${styles.age}`}>
        {words.days(ageDays)}
      </td>
      <td data-label={words.columns.touched} className={styles.number}>
        {words.days(touchedDays)} {stale && <b className={styles.stale}>{words.stale}</b>}
      </td>
    </tr>
  );
});
