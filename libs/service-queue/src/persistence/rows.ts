import type { EntitySchema, EntitySchemaColumnOptions } from 'typeorm';

/** How a table's rows become the contract's JSON and back, inside PostgreSQL: one round trip, no mapper. */
export interface Rows {
  /** SQL: the row under this alias as a JSON object, times in ISO 8601 with milliseconds. */
  json(alias: string): string;
  /** SQL: the column list. */
  readonly columns: string;
  /** SQL: the same columns read from a JSON record under this alias. */
  values(alias: string): string;
  /** SQL: the column definitions of a JSON record, as in `jsonb_to_recordset($1) as r(…)`. */
  readonly record: string;
}

/** Every column but `team_id`, which comes from the caller's team and never from JSON (A3). */
export function rowsOf<T>(table: EntitySchema<T>, skip: readonly string[] = ['teamId']): Rows {
  const all = Object.entries(table.options.columns as Record<string, EntitySchemaColumnOptions>);
  const columns = all.filter(([property]) => !skip.includes(property));
  const value = (alias: string, { name, type }: EntitySchemaColumnOptions) =>
    type === 'timestamptz' ? iso(`${alias}.${name}`) : `${alias}.${name}`;
  return {
    json: (alias) =>
      `json_build_object(${columns.map(([property, column]) => `'${property}', ${value(alias, column)}`).join(', ')})`,
    columns: columns.map(([, column]) => column.name).join(', '),
    values: (alias) => columns.map(([property]) => `${alias}."${property}"`).join(', '),
    record: columns.map(([property, column]) => `"${property}" ${String(column.type)}`).join(', '),
  };
}

/** SQL: an instant as the events write it. */
export const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
