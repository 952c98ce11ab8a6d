import { CreateServiceQueue1793000200000 } from './1793000200000-create-service-queue.js';
import { KeepTime1793000300000 } from './1793000300000-keep-time.js';
import { TakeInAlerts1793000500000 } from './1793000500000-take-in-alerts.js';
import { WorkInFull1794000000000 } from './1794000000000-work-in-full.js';
import { KeepCalendars1794000100000 } from './1794000100000-keep-calendars.js';
import { KeepPolicyDrafts1794000200000 } from './1794000200000-keep-policy-drafts.js';
import { KeepServices1794000300000 } from './1794000300000-keep-services.js';
import { FoldAndStorm1794000400000 } from './1794000400000-fold-and-storm.js';
import { KeepWork1794000500000 } from './1794000500000-keep-work.js';
import { ListenClosely1794000600000 } from './1794000600000-listen-closely.js';
import { KeepProblems1794000700000 } from './1794000700000-keep-problems.js';
import { LetPeopleAsk1794000800000 } from './1794000800000-let-people-ask.js';
import { KeepFirstUnseen1794001000000 } from './1794001000000-keep-first-unseen.js';
import { UndoGroups1794000900000 } from './1794000900000-undo-groups.js';
import { KeepStays1794001100000 } from './1794001100000-keep-stays.js';

export const serviceQueueMigrations = [
  CreateServiceQueue1793000200000,
  KeepTime1793000300000,
  TakeInAlerts1793000500000,
  WorkInFull1794000000000,
  KeepCalendars1794000100000,
  KeepPolicyDrafts1794000200000,
  KeepServices1794000300000,
  FoldAndStorm1794000400000,
  KeepWork1794000500000,
  ListenClosely1794000600000,
  KeepProblems1794000700000,
  LetPeopleAsk1794000800000,
  UndoGroups1794000900000,
  KeepFirstUnseen1794001000000,
  KeepStays1794001100000,
];
