import styles from './refine.module.css';
import type { Row } from './rows.js';
import { words } from './words.js';

const LEVELS = [1, 2, 3, 4, 5];
const STEP = 44;
const EDGE = 26;

interface Spot {
  value: number;
  size: number;
  rows: Row[];
}

function spotsOf(rows: readonly Row[]): Spot[] {
  const spots = new Map<string, Spot>();
  for (const row of rows) {
    const { value, size } = row.item.vectors;
    if (!value || !size) continue;
    const spot = spots.get(`${value} ${size}`) ?? { value, size, rows: [] };
    spot.rows.push(row);
    spots.set(`${value} ${size}`, spot);
  }
  return [...spots.values()].sort((a, b) => b.value - a.value || a.size - b.size);
}

/** Worth up, size to the right; each circle is as many items as it says, and a button to the first of them. */
export function ValueMap({ rows, onChoose }: { rows: readonly Row[]; onChoose: (id: string) => void }) {
  const spots = spotsOf(rows);
  const side = EDGE + LEVELS.length * STEP;
  return (
    <section className={styles.map} aria-label={words.map.title}>
      <h3>{words.map.title}</h3>
      <p className={styles.muted}>{spots.length > 0 ? words.map.about : words.map.none}</p>
      <svg viewBox={`0 0 ${side + 6} ${side + 6}`} role="group" aria-label={words.map.title}>
        {LEVELS.map((level) => (
          <g key={level} className={styles.axis} aria-hidden>
            <line x1={EDGE} x2={side} y1={yOf(level)} y2={yOf(level)} />
            <line y1={0} y2={side - EDGE} x1={xOf(level)} x2={xOf(level)} />
            <text x={8} y={yOf(level) + 4}>
              {level}
            </text>
            <text x={xOf(level) - 4} y={side - 8}>
              {level}
            </text>
          </g>
        ))}
        {spots.map((spot) => (
          <Circle key={`${spot.value} ${spot.size}`} spot={spot} onChoose={onChoose} />
        ))}
      </svg>
      <details>
        <summary>{words.map.table}</summary>
        <table className={styles.plain}>
          <thead>
            <tr>
              <th scope="col">{words.vectors.value}</th>
              <th scope="col">{words.vectors.size}</th>
              <th scope="col">{words.map.items}</th>
            </tr>
          </thead>
          <tbody>
            {spots.map(({ value, size, rows }) => (
              <tr key={`${value} ${size}`}>
                <td>{value}</td>
                <td>{size}</td>
                <td>{rows.map(({ item }) => item.key).join(', ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}

const xOf = (size: number): number => EDGE + (size - 0.5) * STEP;
const yOf = (value: number): number => (LEVELS.length - value + 0.5) * STEP;

function Circle({ spot: { value, size, rows }, onChoose }: { spot: Spot; onChoose: (id: string) => void }) {
  const choose = () => onChoose(rows[0]!.item.id);
  const reconsider = rows.some((row) => row.reconsider);
  return (
    <g
      role="button"
      tabIndex={0}
      className={styles.spot}
      data-reconsider={reconsider || undefined}
      aria-label={`${words.map.list(value, size, rows.length)}${reconsider ? `, ${words.reconsider}` : ''}`}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        choose();
      }}
    >
      <circle cx={xOf(size)} cy={yOf(value)} r={Math.min(20, 13 + rows.length)} />
      <text x={xOf(size)} y={yOf(value) + 4} textAnchor="middle" aria-hidden>
        {rows.length}
      </text>
    </g>
  );
}
