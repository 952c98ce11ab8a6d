import { CreateProductBacklog1781000000000 } from './1781000000000-create-product-backlog.js';
import { FindBreaches1793000300000 } from './1793000300000-find-breaches.js';
import { FindHandOvers1795000050000 } from './1795000050000-find-hand-overs.js';
import { ValueInFull1795000000000 } from './1795000000000-value-in-full.js';
import { AimAtGoals1795000100000 } from './1795000100000-aim-at-goals.js';
import { LetPeopleAsk1795000200000 } from './1795000200000-let-people-ask.js';
import { TalkAboutItems1795000300000 } from './1795000300000-talk-about-items.js';
import { OrderAsRecord1795000500000 } from './1795000500000-order-as-record.js';
import { SetAlarms1795000600000 } from './1795000600000-set-alarms.js';
import { Import1795000800000 } from './1795000800000-import.js';
import { RefineTogether1795000400000 } from './1795000400000-refine-together.js';
import { ProveBets1795000700000 } from './1795000700000-prove-bets.js';
import { NeedWhatParentsNeed1795001500000 } from './1795001500000-need-what-parents-need.js';
import { FindFeedback1795000900000 } from './1795000900000-find-feedback.js';
import { MergeRequests1795001700000 } from './1795001700000-merge-requests.js';
import { WriteToRequesters1795001800000 } from './1795001800000-write-to-requesters.js';
import { KeepThePast1795001900000 } from './1795001900000-keep-the-past.js';
import { FindWhatPassedTheCeiling1795001600000 } from './1795001600000-find-what-passed-the-ceiling.js';
import { KeepStays1795001800000 } from './1795001800000-keep-stays.js';

export const productBacklogMigrations = [
  CreateProductBacklog1781000000000,
  FindBreaches1793000300000,
  ValueInFull1795000000000,
  AimAtGoals1795000100000,
  FindHandOvers1795000050000,
  LetPeopleAsk1795000200000,
  TalkAboutItems1795000300000,
  OrderAsRecord1795000500000,
  RefineTogether1795000400000,
  SetAlarms1795000600000,
  Import1795000800000,
  ProveBets1795000700000,
  NeedWhatParentsNeed1795001500000,
  FindFeedback1795000900000,
  FindWhatPassedTheCeiling1795001600000,
  MergeRequests1795001700000,
  WriteToRequesters1795001800000,
  KeepThePast1795001900000,
  KeepStays1795001800000,
];
