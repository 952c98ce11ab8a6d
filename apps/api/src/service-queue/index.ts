import { intakeControllers } from './intake/index.js';
import { PolicyController } from './policy.controller.js';
import { QueuesController } from './queues.controller.js';
import { TicketsController } from './tickets.controller.js';
import { workControllers } from './work/index.js';

export const serviceQueueControllers = [
  TicketsController,
  QueuesController,
  PolicyController,
  ...intakeControllers,
  ...workControllers,
];
