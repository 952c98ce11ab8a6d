import { CreateServiceQueue1793000200000 } from './1793000200000-create-service-queue.js';

export const serviceQueueMigrations = [CreateServiceQueue1793000200000];
