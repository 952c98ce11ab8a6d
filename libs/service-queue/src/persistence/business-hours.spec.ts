import { describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import type { BusinessCalendar, Opening, SlaTargets, Ticket } from '../contract/index.js';
import { clocksOf, corrected, judged, moved, recalculated, rerouted, rung, timed } from '../domain/index.js';
import { bao } from '../domain/ticket.sample.js';
import { DESK, TARGETS, deskBy, everyDay, office, reportedAt } from './business-hours.sample.js';

const MORNING_AND_AFTERNOON: Opening[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:00', to: '17:00' },
];
const lunchWeek = () => [...Array.from({ length: 5 }, () => MORNING_AND_AFTERNOON), [], []];
const BERLIN = 'Europe/Berlin';
const NEW_YORK = 'America/New_York';
const REPENTANCE = [{ date: '2026-11-18', name: 'Buß- und Bettag' }];

/** The moment at which clocks of the zone show this; of two the first, unless the offset is said. */
const local = (shown: string, zone = BERLIN): string =>
  new Date(Temporal.ZonedDateTime.from(`${shown}[${zone}]`).epochMilliseconds).toISOString();

/** Resolution of SEV3 in so many hours, and response in as many. */
const within = (hours: number): SlaTargets => ({ ...TARGETS, 3: { response: hours * 60, resolution: hours * 60 } });

describe('a due time in open hours', () => {
  const night = { week: everyDay('00:00', '06:00') };
  const always = { week: everyDay('00:00', '24:00') };
  const leap = { week: everyDay('02:30', '06:00') };
  const lunch = { week: lunchWeek() };
  // 16 November 2026 is a Monday; clocks leap on 29 March and 25 October in Berlin, 8 March and 1 November in New York
  it.each<[string, Partial<BusinessCalendar>, string, number, string]>([
    ['created inside', {}, '2026-11-16T10:00', 8, '2026-11-17T10:00'],
    ['created inside, to the last minute of the day', {}, '2026-11-16T10:00', 7, '2026-11-16T17:00'],
    ['created before', {}, '2026-11-16T07:00', 8, '2026-11-16T17:00'],
    ['created after', {}, '2026-11-16T18:30', 3, '2026-11-17T12:00'],
    ['created at the moment of closing', {}, '2026-11-16T17:00', 1, '2026-11-17T10:00'],
    ['spanning two segments', lunch, '2026-11-16T11:00', 2, '2026-11-16T14:00'],
    ['created between two segments', lunch, '2026-11-16T12:20', 2, '2026-11-16T15:00'],
    ['over the weekend', {}, '2026-11-20T16:00', 2, '2026-11-23T10:00'],
    ['created on a holiday', { holidays: REPENTANCE }, '2026-11-18T10:00', 8, '2026-11-19T17:00'],
    ['over a holiday', { holidays: REPENTANCE }, '2026-11-17T15:00', 8, '2026-11-19T15:00'],
    ['over the end of a month and of a year', {}, '2026-12-31T16:00', 2, '2027-01-01T10:00'],
    ['in the spring night', night, '2026-03-29T00:00', 5, '2026-03-29T06:00'],
    ['over the spring night', always, '2026-03-28T12:00', 24, '2026-03-29T13:00'],
    ['where the hours begin in the leap', leap, '2026-03-29T00:00', 3, '2026-03-29T06:00'],
    ['in the autumn night', night, '2026-10-25T00:00', 7, '2026-10-25T06:00'],
    ['over the autumn night', always, '2026-10-24T12:00', 24, '2026-10-25T11:00'],
    ['where the hours begin twice', leap, '2026-10-25T00:00', 1, '2026-10-25T02:30+01:00'],
    ['in New York', { zone: NEW_YORK }, '2026-11-16T16:00', 2, '2026-11-17T10:00'],
    ['in the spring night', { ...night, zone: NEW_YORK }, '2026-03-08T00:00', 5, '2026-03-08T06:00'],
    ['over the spring night', { ...always, zone: NEW_YORK }, '2026-03-07T12:00', 24, '2026-03-08T13:00'],
    ['in the autumn night', { ...night, zone: NEW_YORK }, '2026-11-01T00:00', 7, '2026-11-01T06:00'],
    ['over the autumn night', { ...always, zone: NEW_YORK }, '2026-10-31T12:00', 24, '2026-11-01T11:00'],
    ['where midnight does not exist', { ...always, zone: 'Africa/Cairo' }, '2026-04-23T12:00', 24, '2026-04-24T13:00'],
  ])('S8 %s (%o, at %s, %i h)', (_, calendar, reported, hours, due) => {
    const zone = calendar.zone ?? BERLIN;
    const ticket = reportedAt(local(reported, zone), deskBy(office(calendar), within(hours)));
    expect(ticket.resolutionDue).toBe(local(due, zone));
    expect(ticket.due).toBe(ticket.resolutionDue);
  });

  it('S8 is explained day by day, holidays by their name', () => {
    const rules = deskBy(office({ holidays: REPENTANCE }));
    const ticket = reportedAt(local('2026-11-17T15:00'), rules);
    const [, resolution] = clocksOf(ticket, rules, ticket.reportedAt);
    expect(resolution).toMatchObject({ targetMinutes: 480, due: local('2026-11-19T15:00'), breached: false });
    expect(resolution!.open).toEqual({
      days: [
        {
          day: '2026-11-17',
          name: 'Tue',
          from: local('2026-11-17T15:00'),
          to: local('2026-11-17T17:00'),
          minutes: 120,
        },
        { day: '2026-11-18', name: 'Wed', closed: 'Buß- und Bettag' },
        {
          day: '2026-11-19',
          name: 'Thu',
          from: local('2026-11-19T09:00'),
          to: local('2026-11-19T15:00'),
          minutes: 360,
        },
      ],
      more: null,
    });
    const evening = office({
      zone: NEW_YORK,
      week: everyDay('09:00', '21:00'),
      holidays: [{ date: '2026-10-31', name: 'Halloween' }],
    });
    const explained = (shown: string) => {
      const late = reportedAt(local(shown, NEW_YORK), deskBy(evening, within(12)));
      return clocksOf(late, deskBy(evening, within(12)), late.reportedAt)[1]!.open!.days;
    };
    // the month ends in UTC while it is open, or would be
    expect(explained('2026-10-30T20:00')).toMatchObject([
      { day: '2026-10-30', minutes: 60 },
      { day: '2026-10-31', name: 'Sat', closed: 'Halloween' },
      { day: '2026-11-01', minutes: 660 },
    ]);
    expect(explained('2026-11-30T08:00')).toMatchObject([{ day: '2026-11-30', minutes: 720 }]);
  });

  it('S8 leaves the pauses out of what it explains', () => {
    const rules = deskBy(office({ holidays: REPENTANCE }));
    const ticket = reportedAt(local('2026-11-17T15:00'), rules);
    const back = wait(ticket, rules, '2026-11-17T16:00', '2026-11-19T10:00');
    const minutes = clocksOf(back, rules, back.reportedAt)[1]!.open!.days.map((day) => 'minutes' in day && day.minutes);
    expect(minutes).toEqual([60, 420]);
  });
});

const to = (ticket: Ticket, column: Ticket['column'], rules: ReturnType<typeof deskBy>, shown: string): Ticket =>
  moved(ticket, { from: ticket.column, column, reason: 'the vendor answers' }, rules, bao, local(shown));
const wait = (ticket: Ticket, rules: ReturnType<typeof deskBy>, from: string, until: string): Ticket =>
  to(to(ticket, 'waiting', rules, from), 'queue', rules, until);

const worse = (ticket: Ticket, rules: ReturnType<typeof deskBy>, shown: string): Ticket =>
  corrected(ticket, { version: ticket.version, facts: { workaround: { value: 'none' } } }, rules, bao, local(shown));

describe('the clocks of a desk with hours', () => {
  const rules = deskBy(office());
  const monday = reportedAt(local('2026-11-16T09:00'), rules);

  it('S8 a pause moves the due time by the open time of it, and by no more', () => {
    const friday = reportedAt(local('2026-11-20T10:00'), rules);
    expect(friday.resolutionDue).toBe(local('2026-11-23T10:00'));
    const paused = to(friday, 'waiting', rules, '2026-11-20T16:00');
    expect(paused).toMatchObject({ due: null, responseDue: null, resolutionDue: null });
    expect(to(paused, 'queue', rules, '2026-11-23T10:00').resolutionDue).toBe(local('2026-11-23T12:00'));
    expect(wait(friday, rules, '2026-11-20T18:00', '2026-11-23T08:00').resolutionDue).toBe(friday.resolutionDue);
  });

  it('S8 a severity raised while paused counts from the report on, pauses kept', () => {
    const paused = to(monday, 'waiting', rules, '2026-11-16T11:00');
    const raised = worse(paused, rules, '2026-11-16T20:00');
    expect(raised).toMatchObject({ severity: 2, due: null, resolutionDue: null });
    const back = to(raised, 'queue', rules, '2026-11-17T10:00');
    // 4 h of its target and the 7 h from Monday 11:00 to Tuesday 10:00
    expect(back.resolutionDue).toBe(local('2026-11-17T12:00'));
    expect(clocksOf(back, rules, local('2026-11-17T11:00'))[1]).toMatchObject({
      pausedSeconds: 7 * 3600,
      breached: false,
    });
  });

  it('S8 a calendar edited later moves what is open, names the policy, and breaches what it puts into the past', () => {
    const tuesday = reportedAt(local('2026-11-17T15:00'), rules);
    expect(tuesday.resolutionDue).toBe(local('2026-11-18T15:00'));
    const closed = deskBy(office({ holidays: REPENTANCE }), TARGETS, 2);
    const later = recalculated(tuesday, closed, local('2026-11-18T08:00'));
    expect(later).toMatchObject({ policyVersion: 2, resolutionDue: local('2026-11-19T15:00') });
    const because = { at: local('2026-11-18T20:00'), from: 3, because: ['policy'] };
    const again = recalculated(later, deskBy(office(), TARGETS, 3), local('2026-11-18T20:00'));
    expect(again).toMatchObject({ resolutionDue: local('2026-11-18T15:00'), retargeted: because });
    expect(rung(again, deskBy(office(), TARGETS, 3), local('2026-11-18T20:00')).events).toMatchObject([
      { type: 'sla-breached', clock: 'response', because },
      { type: 'sla-breached', clock: 'resolution', because },
    ]);
  });

  it('S6 a resolved ticket keeps what it was judged by when the calendar is edited', () => {
    const done = to(reportedAt(local('2026-11-16T10:00'), rules), 'resolved', rules, '2026-11-17T18:30');
    const [response, resolution] = clocksOf(done, rules, local('2026-11-20T09:00'));
    expect(resolution).toMatchObject({ breached: true, due: local('2026-11-17T10:00'), targetMinutes: 480 });
    const edited = deskBy(office({ week: everyDay('10:00', '11:00') }), within(1), 2);
    const [still, stillToo] = clocksOf(done, edited, local('2026-11-20T09:00'));
    expect([still, stillToo]).toMatchObject(
      [response!, resolution!].map(({ open: _, pausedSeconds: __, ...one }) => one),
    );
  });

  it('S8 warns in open time: an hour of it before, on the evening before if need be, then tells the breach, each once', () => {
    const ticket = reportedAt(local('2026-11-16T09:30'), rules);
    const told: string[] = [];
    let next = moved(ticket, { from: 'queue', column: 'working' }, rules, bao, ticket.reportedAt);
    for (const shown of [
      '2026-11-16T16:29',
      '2026-11-16T16:30',
      '2026-11-17T09:29',
      '2026-11-17T09:30',
      '2026-11-18T09:30',
    ]) {
      const ring = rung(next, rules, local(shown));
      told.push(...ring.events.map(({ type }) => `${type} ${shown}`));
      next = ring.ticket;
    }
    expect(told).toEqual(['sla-warned 2026-11-16T16:30', 'sla-breached 2026-11-17T09:30']);
  });

  it('S8 tells a breach anew when other hours have moved a due time that was breached', () => {
    const ticket = to(monday, 'working', rules, '2026-11-16T09:00');
    const breached = rung(ticket, rules, local('2026-11-16T17:00')).ticket;
    const closed = deskBy(office({ holidays: [{ date: '2026-11-16', name: 'Works outing' }] }), TARGETS, 2);
    const moved = recalculated(breached, closed, local('2026-11-16T18:00'));
    expect(rung(moved, closed, local('2026-11-16T18:00')).events).toEqual([]);
    expect(rung(moved, closed, local('2026-11-17T17:00')).events).toMatchObject([{ type: 'sla-breached' }]);
    const paused = wait(breached, rules, '2026-11-16T18:00', '2026-11-17T10:00');
    expect(rung(paused, rules, local('2026-11-17T18:00')).events.map(({ type }) => type)).not.toContain('sla-breached');
  });

  it('S8 another queue keeps report and pauses, and aims what is open at its own targets and hours', () => {
    const back = wait(monday, rules, '2026-11-16T10:00', '2026-11-16T11:00');
    const seen = moved(back, { from: 'queue', column: 'working' }, rules, bao, local('2026-11-16T11:30'));
    const plain = '0193a000-0000-7000-8000-0000000000ff';
    const there = rerouted(seen, { from: DESK, queue: plain }, rules, bao, local('2026-11-16T13:00'));
    expect(there).toMatchObject({
      queueId: plain,
      pauses: back.pauses,
      respondedAt: seen.respondedAt,
      responseDue: seen.responseDue,
      resolutionDue: local('2026-11-19T10:00'),
      retargeted: { at: local('2026-11-16T13:00'), from: 3, because: ['queue'] },
    });
    expect(clocksOf(there, rules, local('2026-11-16T14:00'))).toMatchObject([
      { targetMinutes: 120, breached: false, metAt: seen.respondedAt },
      { targetMinutes: 4_320, pausedSeconds: 3_600 },
    ]);
    const again = rerouted(there, { from: plain, queue: DESK }, rules, bao, local('2026-11-16T13:05'));
    expect(again).toMatchObject({ resolutionDue: seen.resolutionDue, marks: seen.marks });
  });

  it('S7 ages in the hours of its desk: a weekend raises nothing', () => {
    const friday = reportedAt(local('2026-11-20T16:00'), rules);
    // three response targets of 2 h: one on Friday, five on Monday
    expect(friday.agesAt).toBe(local('2026-11-23T14:00'));
    expect(rung(friday, rules, local('2026-11-22T12:00')).ticket.effectiveClass).toBe(3);
    expect(judged(friday, rules, local('2026-11-23T14:00'), []).effectiveClass).toBe(2);
  });
});

it('S8 a due time costs less than 50 µs once its months are known', () => {
  const rules = deskBy(office({ week: lunchWeek(), holidays: REPENTANCE }), within(240));
  const ticket = reportedAt(local('2026-11-16T10:00'), rules);
  const batch = () => {
    const begins = performance.now();
    for (let i = 0; i < 1_000; i++) timed(ticket, rules);
    return performance.now() - begins;
  };
  expect(Math.min(...Array.from({ length: 20 }, batch))).toBeLessThan(50);
});
