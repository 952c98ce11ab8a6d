import type { EntitySchemaColumnOptions } from 'typeorm';

export const PRODUCT_SCHEMA = 'product_backlog';

export interface OfTeam {
  teamId: string;
}

export const uuid = (name: string): EntitySchemaColumnOptions => ({ name, type: 'uuid' });
export const text = (name: string): EntitySchemaColumnOptions => ({ name, type: 'text' });
export const integer = (name: string): EntitySchemaColumnOptions => ({ name, type: 'integer' });
export const json = (name: string): EntitySchemaColumnOptions => ({ name, type: 'jsonb' });
export const moment = (name: string): EntitySchemaColumnOptions => ({ name, type: 'timestamptz' });
export const optional = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({
  ...column,
  nullable: true,
});
export const key = (column: EntitySchemaColumnOptions): EntitySchemaColumnOptions => ({ ...column, primary: true });
