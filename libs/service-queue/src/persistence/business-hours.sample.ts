import type { BusinessCalendar, SeverityPolicy, SlaTargets } from '../contract/index.js';
import { opened } from '../domain/index.js';
import { bao, policy, wording } from '../domain/ticket.sample.js';
import { withHours, type PolicyWithHours } from './business-hours.js';

/** The queue with a calendar. */
export const DESK = '0193a000-0000-7000-8000-00000000d35c';

const NINE_TO_FIVE = [{ from: '09:00', to: '17:00' }];

/** Monday to Friday, 9 to 5 in Berlin, but for what is said here. */
export const office = (some: Partial<BusinessCalendar> = {}): BusinessCalendar => ({
  id: 'office',
  name: 'Office',
  zone: 'Europe/Berlin',
  week: [NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, NINE_TO_FIVE, [], []],
  holidays: [],
  ...some,
});

export const everyDay = (from: string, to: string): BusinessCalendar['week'] =>
  Array.from({ length: 7 }, () => [{ from, to }]);

/** SEV3, which the sample ticket is, to be resolved in 8 hours, and SEV2 in 4. */
export const TARGETS: SlaTargets = {
  1: { response: 15, resolution: 120 },
  2: { response: 30, resolution: 240 },
  3: { response: 120, resolution: 480 },
  4: { response: 240, resolution: 960 },
  5: { response: 480, resolution: 2_400 },
};

/** The desk works by this calendar, to targets of its own. */
export const deskBy = (
  calendar: BusinessCalendar,
  sla: SlaTargets = TARGETS,
  version = 1,
): PolicyWithHours<SeverityPolicy> =>
  withHours({ ...policy, version, calendars: [calendar], queues: { [DESK]: { calendar: calendar.id, sla } } });

/** A ticket of SEV3 that the desk was told of at this moment. */
export const reportedAt = (at: string, rules: SeverityPolicy) =>
  opened(wording(), { id: 'one', key: 'SRV-1', queueId: DESK, ruleId: null }, rules, bao, at);
