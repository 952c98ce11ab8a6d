import type { EntitySchema, EntitySchemaColumnOptions, ObjectLiteral } from 'typeorm';

/*
 * A row goes in and out of PostgreSQL as the JSON of the contract's own type, by the one list of columns in tables.ts.
 * So a row that is read, the row in a snapshot and the after-image in an event are the same thing (L2).
 */

/** SQL for the row as JSON, without what the board does not show. */
export const jsonOf = <T extends ObjectLiteral>(table: EntitySchema<T>, alias: string, hidden: string[] = ['teamId']) =>
  `json_build_object(${columnsOf(table, hidden)
    .map(([property, column]) => `'${property}', ${asJson(`${alias}.${column.name}`, column)}`)
    .join(', ')})`;

function asJson(sql: string, { type }: EntitySchemaColumnOptions): string {
  if (type !== 'timestamptz') return sql;
  return `to_char(${sql} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** SQL that inserts a team's row from its JSON; both are named by their parameters. */
export const insertOf = <T extends ObjectLiteral>(table: EntitySchema<T>, team: string, json: string): string =>
  insertFrom(table, team, rowsFrom(table, 'json_to_record', json));

/** The same of several rows, from a JSON array. */
export const insertAllOf = <T extends ObjectLiteral>(table: EntitySchema<T>, team: string, json: string): string =>
  insertFrom(table, team, rowsFrom(table, 'json_to_recordset', json));

const insertFrom = <T extends ObjectLiteral>(table: EntitySchema<T>, team: string, rows: string): string => {
  const names = columnsOf(table, ['teamId']).map(([, column]) => column.name);
  return `insert into ${nameOf(table)} (team_id, ${names.join(', ')})
    select ${team}::uuid, ${names.map((name) => `r.${name}`).join(', ')} from ${rows}`;
};

/** SQL that writes a row anew from its JSON, found by its id. */
export const updateOf = <T extends ObjectLiteral>(table: EntitySchema<T>, json: string): string =>
  updateFrom(table, rowsFrom(table, 'json_to_record', json));

/** The same of several rows, from a JSON array. Their ids are named as well: of a join alone the planner reads the whole table. */
export const updateAllOf = <T extends ObjectLiteral>(table: EntitySchema<T>, json: string, ids: string): string =>
  `${updateFrom(table, rowsFrom(table, 'json_to_recordset', json))} and t.id = any(${ids}::uuid[])`;

const updateFrom = <T extends ObjectLiteral>(table: EntitySchema<T>, rows: string): string => {
  const names = columnsOf(table, ['teamId', 'id']).map(([, column]) => column.name);
  return `update ${nameOf(table)} t set ${names.map((name) => `${name} = r.${name}`).join(', ')}
    from ${rows} where t.id = r.id`;
};

const rowsFrom = <T extends ObjectLiteral>(table: EntitySchema<T>, read: string, json: string): string => {
  const columns = columnsOf(table, ['teamId']);
  const fields = columns.map(
    ([property, column]) => `"${property}" ${column.type as string}${column.array ? '[]' : ''}`,
  );
  return `${read}(${json}::json) as f(${fields.join(', ')}),
    lateral (select ${columns.map(([property, column]) => `f."${property}" as ${column.name}`).join(', ')}) r`;
};

export const nameOf = <T extends ObjectLiteral>({ options }: EntitySchema<T>): string =>
  `${options.schema}.${options.tableName}`;

const columnsOf = <T extends ObjectLiteral>(table: EntitySchema<T>, hidden: string[]) =>
  (Object.entries(table.options.columns) as [string, EntitySchemaColumnOptions][]).filter(
    ([property]) => !hidden.includes(property),
  );
