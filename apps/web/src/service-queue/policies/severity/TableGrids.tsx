import { useMemo } from 'react';
import { lintPolicy } from '@twotrack/service-queue/domain';
import type {
  CellUsed,
  PolicyUse,
  Severity,
  SeverityPolicyDraft,
  SeverityTable,
} from '@twotrack/service-queue/contract';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import { SeverityChip } from '../../../ui/Severity.js';
import { withCell } from '../policy-edits.js';
import styles from '../policies.module.css';
import { sev } from '../../panels/words.js';
import { words } from '../words.js';
import type { PartProps } from './part-props.js';

/** Each table as a grid: what its two inputs give. The last one gives the severity. */
export function TableGrids({ policy, use, onChange }: PartProps) {
  const wrong = useMemo(() => lintPolicy(policy).flatMap(({ cells }) => (cells ? [cells.worse] : [])), [policy]);
  return (
    <Section heading={words.tables.heading}>
      {policy.grid && <p>{words.tables.grid(policy.grid.severities.length)}</p>}
      <div className={styles.tables}>
        {policy.tables.map((table, at) => (
          <Grid
            key={table.id}
            table={table}
            policy={policy}
            use={use}
            wrong={wrong.filter((cell) => cell.table === table.id)}
            last={at === policy.tables.length - 1}
            onCell={onChange && ((row, column, gives) => onChange(withCell(policy, table.id, row, column, gives)))}
          />
        ))}
      </div>
    </Section>
  );
}

interface GridProps {
  table: SeverityTable;
  policy: SeverityPolicyDraft;
  use: PolicyUse | null;
  /** Cells that are milder than one beside them, for something worse (S6). */
  wrong: readonly CellUsed[];
  last: boolean;
  onCell: ((row: number, column: number, gives: number) => void) | null;
}

function Grid({ table, policy, use, wrong, last, onCell }: GridProps) {
  const rows = linesOf(policy, table.rows, table.cells.length);
  const columns = linesOf(policy, table.columns, table.cells[0]!.length);
  const isWrong = (row: number, column: number): boolean =>
    wrong.some((cell) => cell.row === rows.ids[row] && cell.column === columns.ids[column]);
  return (
    <div className={styles.scroller} tabIndex={0} role="group" aria-label={table.name}>
      <table className={styles.grid}>
        <caption>
          {table.name} <span className={panel.muted}>{words.tables.reads(rows.name, columns.name)}</span>
        </caption>
        <thead>
          <tr>
            <td />
            {columns.lines.map((line, at) => (
              <th key={columns.ids[at]} scope="col">
                {line}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.cells.map((cells, row) => (
            <tr key={rows.ids[row] ?? row}>
              <th scope="row">{rows.lines[row]}</th>
              {cells.map((gives, column) => (
                <td key={columns.ids[column] ?? column}>
                  {onCell ? (
                    <select
                      className={`${styles.cell} ${last ? styles[`sev${gives}`] : ''}`}
                      aria-label={`${table.name}: ${words.tables.cell(rows.lines[row]!, columns.lines[column]!)}`}
                      aria-invalid={isWrong(row, column) || undefined}
                      value={gives}
                      onChange={({ target }) => onCell(row, column, Number(target.value))}
                    >
                      {[1, 2, 3, 4, 5].map((number) => (
                        <option key={number} value={number}>
                          {last ? sev(number) : number}
                        </option>
                      ))}
                    </select>
                  ) : last ? (
                    <SeverityChip severity={gives as Severity} />
                  ) : (
                    <span className={styles.number}>{gives}</span>
                  )}
                  {isWrong(row, column) && <span className={styles.wrong}>{words.tables.wrong}</span>}
                  <Doubted {...{ use, table: table.id, row: rows.ids[row]!, column: columns.ids[column]! }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A cell that people doubt says so. */
function Doubted({ use, table, row, column }: { use: PolicyUse | null; table: string; row: string; column: string }) {
  const cell = use?.cells.find((one) => one.table === table && one.row === row && one.column === column);
  if (!cell?.disputed) return null;
  return <span className={styles.doubted}>{words.tables.doubted(cell.disputed, cell.tickets)}</span>;
}

/** The lines of an input by name: the levels of a fact, or the numbers of an earlier table, best (largest) first. */
const linesOf = (policy: SeverityPolicyDraft, input: string, size: number) => {
  const fact = policy.facts.find(({ id }) => id === input);
  if (fact)
    return { name: fact.name, lines: fact.levels.map(({ name }) => name), ids: fact.levels.map(({ id }) => id) };
  const name = policy.tables.find(({ id }) => id === input)?.name ?? input;
  const ids = Array.from({ length: size }, (_, at) => String(size - at));
  return { name, lines: ids.map((number) => `${name} ${number}`), ids };
};
