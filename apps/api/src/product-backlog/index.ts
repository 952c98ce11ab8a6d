import { askingControllers } from './asking/index.js';
import { BriefsController } from './briefs.controller.js';
import { ColumnsController } from './columns.controller.js';
import { ConversationsController } from './conversations.controller.js';
import { EvidenceController } from './evidence.controller.js';
import { GoalsController } from './goals.controller.js';
import { InboxController } from './inbox.controller.js';
import { ItemsController } from './items.controller.js';
import { KeepController } from './keep.controller.js';
import { OrderingController } from './ordering.controller.js';
import { ProposalsController } from './proposals.controller.js';
import { RefineController } from './refine.controller.js';
import { RequestsController, inboxControllers } from './requests.controller.js';
import { SettingsController } from './settings.controller.js';
import { TalksController } from './talks.controller.js';
import { StakeholdersController } from './stakeholders.controller.js';

export const productBacklogControllers = [
  ItemsController,
  InboxController,
  RequestsController,
  ...inboxControllers,
  OrderingController,
  ProposalsController,
  ColumnsController,
  ConversationsController,
  SettingsController,
  GoalsController,
  KeepController,
  EvidenceController,
  StakeholdersController,
  ...askingControllers,
  RefineController,
  BriefsController,
  TalksController,
];
