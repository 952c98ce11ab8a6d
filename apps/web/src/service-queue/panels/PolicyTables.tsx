import type { SeverityPolicyDraft, SeverityTable, Severity } from '@twotrack/service-queue/contract';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { SeverityChip } from '../../ui/Severity.js';
import { withCell } from './policy-draft.js';
import styles from './policy.module.css';
import { setup } from './setup-words.js';
import { words } from './words.js';

interface Props {
  policy: SeverityPolicyDraft;
  /** Null: it is only read. */
  onChange: ((policy: SeverityPolicyDraft) => void) | null;
}

/** Each table as a grid: what its two inputs give. The last one gives the severity. */
export function PolicyTables({ policy, onChange }: Props) {
  return (
    <Section heading={setup.policy.tables}>
      <div className={styles.tables}>
        {policy.tables.map((table, at) => (
          <Grid
            key={table.id}
            table={table}
            policy={policy}
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
  last: boolean;
  onCell: ((row: number, column: number, gives: number) => void) | null;
}

function Grid({ table, policy, last, onCell }: GridProps) {
  const rows = linesOf(policy, table.rows, table.cells.length);
  const columns = linesOf(policy, table.columns, table.cells[0]!.length);
  return (
    <div className={styles.scroller}>
      <table className={styles.grid}>
        <caption>
          {table.name} <span className={panel.muted}>{setup.policy.reads(rows.name, columns.name)}</span>
        </caption>
        <thead>
          <tr>
            <td />
            {columns.lines.map((line) => (
              <th key={line} scope="col">
                {line}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.cells.map((cells, row) => (
            <tr key={row}>
              <th scope="row">{rows.lines[row]}</th>
              {cells.map((gives, column) => (
                <td key={column}>
                  {onCell ? (
                    <select
                      className={panel.select}
                      aria-label={`${table.name}: ${setup.policy.cell(rows.lines[row]!, columns.lines[column]!)}`}
                      value={gives}
                      onChange={({ target }) => onCell(row, column, Number(target.value))}
                    >
                      {[1, 2, 3, 4, 5].map((number) => (
                        <option key={number} value={number}>
                          {last ? words.sev(number) : number}
                        </option>
                      ))}
                    </select>
                  ) : last ? (
                    <SeverityChip severity={gives as Severity} />
                  ) : (
                    <span className={styles.number}>{gives}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The lines of an input by name: the levels of a fact, or the numbers of an earlier table, best (largest) first. */
const linesOf = (policy: SeverityPolicyDraft, input: string, size: number): { name: string; lines: string[] } => {
  const fact = policy.facts.find(({ id }) => id === input);
  if (fact) return { name: fact.name, lines: fact.levels.map(({ name }) => name) };
  const name = policy.tables.find(({ id }) => id === input)?.name ?? input;
  return { name, lines: Array.from({ length: size }, (_, at) => `${name} ${size - at}`) };
};
