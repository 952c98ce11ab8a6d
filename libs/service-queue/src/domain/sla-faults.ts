import { Refusal } from '@twotrack/shared';
import type { BusinessCalendar, Opening, Queue, SeverityPolicyDraft, SlaTargets } from '../contract/index.js';
import { minutesOf } from './business-time.js';

interface Fault {
  readonly path: string;
  readonly message: string;
}

/** The part of a policy that says in which hours the clocks of which queue run, and to which targets. */
export type HoursDraft = Pick<SeverityPolicyDraft, 'sla' | 'calendars' | 'queues'>;

/** Refuses calendars that no clock could run by, with the path of every fault. */
export function checkHours(draft: HoursDraft, queues: readonly Pick<Queue, 'id'>[]): void {
  const faults = faultsOfHours(draft, queues);
  if (faults.length === 0) return;
  const said = `No clock can run by these calendars: ${faults[0]!.path} ${faults[0]!.message}.`;
  throw new Refusal('invalid', 'policy-incomplete', { faults }, said);
}

export const faultsOfHours = (draft: HoursDraft, queues: readonly Pick<Queue, 'id'>[]): Fault[] => [
  ...draft.calendars.flatMap((calendar, i) => faultsOfCalendar(draft, calendar, `calendars.${i}`)),
  ...Object.entries(draft.queues).flatMap(([id, terms]) => {
    const calendar = draft.calendars.find((one) => one.id === terms.calendar);
    return [
      ...(queues.some((queue) => queue.id === id) ? [] : [fault(`queues.${id}`, 'is not a queue of this team')]),
      ...(terms.calendar && !calendar ? [fault(`queues.${id}.calendar`, `there is no ${terms.calendar}`)] : []),
      ...(calendar && !isInReach(calendar, terms.sla ?? draft.sla)
        ? [fault(`queues.${id}.calendar`, `${calendar.name} is open for too little time to meet the longest target`)]
        : []),
    ];
  }),
];

function faultsOfCalendar({ calendars }: HoursDraft, calendar: BusinessCalendar, path: string): Fault[] {
  const dates = calendar.holidays.map(({ date }) => date);
  return [
    ...(calendars.find((one) => one.id === calendar.id) === calendar ? [] : [fault(`${path}.id`, 'is given twice')]),
    ...(isZone(calendar.zone) ? [] : [fault(`${path}.zone`, `${calendar.zone} is not an IANA time zone`)]),
    ...calendar.week.flatMap((openings, day) => faultsOfDay(openings, `${path}.week.${day}`)),
    ...(openMinutes(calendar) > 0 ? [] : [fault(`${path}.week`, 'is never open')]),
    ...dates.flatMap((date, i) =>
      dates.indexOf(date) === i ? [] : [fault(`${path}.holidays.${i}`, 'is given twice')],
    ),
  ];
}

function faultsOfDay(openings: readonly Opening[], path: string): Fault[] {
  const inOrder = openings.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  return [
    ...openings.flatMap(({ from, to }, i) => (from < to ? [] : [fault(`${path}.${i}`, 'ends before it begins')])),
    ...(inOrder.some(({ from }, i) => i > 0 && from < inOrder[i - 1]!.to)
      ? [fault(path, 'has hours that overlap')]
      : []),
  ];
}

/** Known to whatever keeps the time zones here. An offset such as +01:00 is none: it knows no summer time. */
export function isZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}

/** A due time is to be found within a few years. */
const WEEKS = 520;

const isInReach = (calendar: BusinessCalendar, targets: SlaTargets): boolean =>
  Math.max(...Object.values(targets).flatMap(({ response, resolution }) => [response, resolution])) <=
  WEEKS * openMinutes(calendar);

const openMinutes = ({ week }: BusinessCalendar): number =>
  week.flat().reduce((sum, { from, to }) => sum + minutesOf(to) - minutesOf(from), 0);

const fault = (path: string, message: string): Fault => ({ path, message });
