export { Intake } from './intake.js';
export { readAlertmanager } from './domain/intake-alertmanager.js';
export { readGeneric } from './domain/intake-generic.js';
export { Work } from './work.js';
export { ServiceQueue } from './service-queue.js';
export { ServiceQueueModule } from './service-queue.module.js';
export { SERVICE_SCHEMA, serviceQueueEntities } from './persistence/tables.js';
export { serviceQueueMigrations } from './persistence/migrations/index.js';
