import { Field } from '../../ui/Field.js';
import type { Field as FieldName, Preview } from './api.js';
import styles from './import.module.css';
import { words } from './words.js';

interface ColumnsProps {
  columns: Preview['columns'];
  disabled: boolean;
  onChoose: (name: string, field: FieldName | null) => void;
}

/** What each column of a table is read as; the team's next file like this is read so too. */
export function Columns({ columns, disabled, onChoose }: ColumnsProps) {
  const once = [...new Map(columns.map((column) => [column.name, column])).values()];
  return (
    <section aria-labelledby="import-columns" className={styles.part}>
      <h3 id="import-columns">{words.columns}</h3>
      <div className={styles.columns}>
        {once.map(({ name, field }) => (
          <Field key={name} label={words.columnAs(name)}>
            {(wiring) => (
              <select
                {...wiring}
                value={field ?? ''}
                disabled={disabled}
                onChange={({ target }) => onChoose(name, (target.value || null) as FieldName | null)}
              >
                <option value="">{words.nothing}</option>
                {(Object.keys(words.fields) as FieldName[]).map((one) => (
                  <option key={one} value={one}>
                    {words.fields[one]}
                  </option>
                ))}
              </select>
            )}
          </Field>
        ))}
      </div>
    </section>
  );
}
