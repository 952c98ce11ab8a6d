export { ServiceQueue } from './service-queue.js';
export { ServiceQueueModule } from './service-queue.module.js';
export { SERVICE_SCHEMA, serviceQueueEntities } from './persistence/tables.js';
export { serviceQueueMigrations } from './persistence/migrations/index.js';
