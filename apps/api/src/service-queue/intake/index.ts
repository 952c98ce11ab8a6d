import { GrafanaController } from './grafana.controller.js';
import { IntakeController } from './intake.controller.js';
import { IntegrationsController } from './integrations.controller.js';
import { PagerdutyController } from './pagerduty.controller.js';
import { ReceiptsController } from './receipts.controller.js';
import { SilencesController } from './silences.controller.js';

export const intakeControllers = [
  IntakeController,
  GrafanaController,
  PagerdutyController,
  IntegrationsController,
  ReceiptsController,
  SilencesController,
];
