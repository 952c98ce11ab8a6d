export { ProductBacklog } from './product-backlog.js';
export type { LinkFound } from './asking.js';
export { ProductBacklogModule } from './product-backlog.module.js';
export { PRODUCT_SCHEMA, productBacklogEntities } from './persistence/tables.js';
export { productBacklogMigrations } from './persistence/migrations/index.js';
