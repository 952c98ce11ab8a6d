import { catalogueControllers } from './catalogue/index.js';
import { foldingControllers } from './folding/index.js';
import { intakeControllers } from './intake/index.js';
import { PolicyDeskController } from './policy-desk.controller.js';
import { PolicyController } from './policy.controller.js';
import { problemsControllers } from './problems/index.js';
import { QueuesController } from './queues.controller.js';
import { requestersControllers } from './requesters/index.js';
import { TicketsController } from './tickets.controller.js';
import { workControllers } from './work/index.js';

export const serviceQueueControllers = [
  TicketsController,
  QueuesController,
  PolicyController,
  PolicyDeskController,
  ...catalogueControllers,
  ...foldingControllers,
  ...intakeControllers,
  ...problemsControllers,
  ...requestersControllers,
  ...workControllers,
];
