import { IntakeController } from './intake.controller.js';
import { IntegrationsController } from './integrations.controller.js';
import { ReceiptsController } from './receipts.controller.js';

export const intakeControllers = [IntakeController, IntegrationsController, ReceiptsController];
