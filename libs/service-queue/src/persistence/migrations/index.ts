import { CreateServiceQueue1793000200000 } from './1793000200000-create-service-queue.js';
import { KeepTime1793000300000 } from './1793000300000-keep-time.js';
import { TakeInAlerts1793000500000 } from './1793000500000-take-in-alerts.js';

export const serviceQueueMigrations = [
  CreateServiceQueue1793000200000,
  KeepTime1793000300000,
  TakeInAlerts1793000500000,
];
