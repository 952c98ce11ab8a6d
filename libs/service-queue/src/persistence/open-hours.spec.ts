import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar, Opening, SeverityPolicy, Ticket } from '../contract/index.js';
import { alarmsOf, checkHours, clocksOf, judged, moved, rerouted, rung, type OpenHours } from '../domain/index.js';
import { bao, refusalOf } from '../domain/ticket.sample.js';
import { withHours } from './business-hours.js';
import { DESK, TARGETS, deskBy, office, reportedAt } from './business-hours.sample.js';

const ELSEWHERE = '0193a000-0000-7000-8000-0000000000ff';
const RUNS = { numRuns: 1_000 };
const [MINUTE, DAY] = [60_000, 86_400_000];
const iso = (ms: number): string => new Date(ms).toISOString();

const timeOf = (quarter: number): string =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;
const day: fc.Arbitrary<Opening[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { maxLength: 6 })
  .map((cuts) => cuts.toSorted((a, b) => a - b).map(timeOf))
  .map((cuts) =>
    Array.from({ length: Math.floor(cuts.length / 2) }, (_, i) => ({ from: cuts[2 * i]!, to: cuts[2 * i + 1]! })),
  );
const START = Date.parse('2026-01-01T00:00:00Z');
const calendar: fc.Arbitrary<BusinessCalendar> = fc
  .record({
    zone: fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Australia/Lord_Howe',
      'Africa/Cairo',
      'UTC',
    ),
    week: fc.array(day, { minLength: 7, maxLength: 7 }),
    holidays: fc
      .uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 20 })
      .map((days) => days.map((one) => ({ date: iso(START + one * DAY).slice(0, 10), name: 'Holiday' }))),
  })
  .map(office)
  .filter(({ week }) => week.flat().length > 2);

/** Expanding a calendar is the dear part: so many of them, made anew each time, serve all runs. */
const rulesOf = fc.constantFrom(...fc.sample(calendar, 100).map((one) => deskBy(one)));
const moment = fc.integer({ min: 0, max: 365 * 24 * 60 }).map((minute) => START + minute * MINUTE);
const length = fc.integer({ min: 1, max: 2_400 }).map((minutes) => minutes * MINUTE);
const hoursBy = (rules: ReturnType<typeof deskBy>): OpenHours => rules.hoursOf(DESK);

describe('open time of any week, in any zone', () => {
  it('S8 measures what was added, and never falls due in closed time', () => {
    fc.assert(
      fc.property(rulesOf, moment, length, (rules, from, ms) => {
        const due = hoursBy(rules).after(from, ms);
        expect(hoursBy(rules).between(from, due)).toBe(ms);
        expect(hoursBy(rules).between(due - 1, due)).toBe(1);
      }),
      RUNS,
    );
  });

  it('S8 is monotone: what begins later or takes longer is never due earlier, and parts add up', () => {
    fc.assert(
      fc.property(rulesOf, moment, moment, moment, length, length, (rules, a, b, c, ms, more) => {
        const hours = hoursBy(rules);
        const [first, second, third] = [a, b, c].toSorted((x, y) => x - y) as [number, number, number];
        expect(hours.after(first, ms)).toBeLessThanOrEqual(hours.after(second, ms));
        expect(hours.after(first, ms)).toBeLessThan(hours.after(first, ms + more));
        expect(hours.between(first, third)).toBe(hours.between(first, second) + hours.between(second, third));
        expect(hours.between(first, third)).toBeLessThanOrEqual(third - first);
      }),
      RUNS,
    );
  });

  it('S8 is open when the clocks on the wall say so, and on no holiday', () => {
    fc.assert(
      fc.property(rulesOf, moment, (rules, at) => {
        const { zone, week, holidays } = rules.calendars[0]!;
        if (
          shownIn(zone, at - DAY).time !== shownIn(zone, at).time ||
          shownIn(zone, at + DAY).time !== shownIn(zone, at).time
        )
          return;
        const { weekday, date, time } = shownIn(zone, at);
        const opening = week[weekday]!.some(({ from, to }) => from <= time && time < to);
        const open = opening && !holidays.some((holiday) => holiday.date === date);
        expect(hoursBy(rules).between(at, at + MINUTE)).toBe(open ? MINUTE : 0);
      }),
      RUNS,
    );
  });

  it('S8 explains a due time by days that add up to the target', () => {
    fc.assert(
      fc.property(rulesOf, moment, (rules, from) => {
        const ticket = reportedAt(iso(from), rules);
        for (const { targetMinutes, open } of clocksOf(ticket, rules, ticket.reportedAt)) {
          const told = open!.days.reduce((sum, one) => sum + ('minutes' in one ? one.minutes : 0), 0);
          expect(told + (open!.more?.minutes ?? 0)).toBeCloseTo(targetMinutes, 6);
        }
      }),
      RUNS,
    );
  });
});

/** What the clocks of a zone show, by another way than the one under test. */
function shownIn(zone: string, at: number) {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }).format(at);
  const [date, time] = shown.split(' ') as [string, string];
  return { date, time, weekday: (new Date(date).getUTCDay() + 6) % 7 };
}

const to = (ticket: Ticket, column: Ticket['column'], rules: SeverityPolicy, at: number): Ticket =>
  moved(ticket, { from: ticket.column, column, reason: 'the vendor answers' }, rules, bao, iso(at));

describe('a ticket of a desk with hours', () => {
  it('S8 a pause moves the due time by exactly the open time paused', () => {
    fc.assert(
      fc.property(rulesOf, moment, length, length, (rules, from, later, paused) => {
        const ticket = reportedAt(iso(from), rules);
        const [begins, ends] = [from + later, from + later + paused];
        const back = to(to(ticket, 'waiting', rules, begins), 'queue', rules, ends);
        const [before, after] = [Date.parse(ticket.resolutionDue!), Date.parse(back.resolutionDue!)];
        expect(hoursBy(rules).between(before, after)).toBe(hoursBy(rules).between(begins, ends));
        expect(clocksOf(back, rules, iso(ends))[1]!.targetMinutes).toBe(TARGETS[3].resolution);
      }),
      RUNS,
    );
  });

  it('S8 is told each due time once, whatever its life and its queues, and never has an alarm in the past', () => {
    const step = fc.record({
      column: fc.constantFrom('triage', 'queue', 'working', 'waiting', 'resolved') as fc.Arbitrary<Ticket['column']>,
      reroute: fc.boolean(),
      rules: rulesOf,
      stay: fc.integer({ min: 1, max: 6_000 }),
    });
    fc.assert(
      fc.property(moment, fc.array(step, { minLength: 1, maxLength: 10 }), (from, steps) => {
        let [ticket, now, version] = [reportedAt(iso(from), steps[0]!.rules), from, 1];
        const told: string[] = [];
        for (const { column, reroute, rules: some, stay } of steps) {
          now += stay * MINUTE;
          const rules = { ...some, version: version++ };
          for (let again = 0; again < 2; again++) {
            const ring = rung(ticket, rules, iso(now));
            ticket = ring.ticket;
            for (const event of ring.events)
              if ('clock' in event) told.push(`${event.type} ${event.clock} ${event.due}`);
          }
          expect(Object.values(alarmsOf(ticket)).filter((at) => at <= iso(now))).toEqual([]);
          if (ticket.closedAt) break;
          const there = { from: ticket.queueId, queue: ticket.queueId === DESK ? ELSEWHERE : DESK };
          if (reroute) ticket = rerouted(ticket, there, rules, bao, iso(now));
          if (column !== ticket.column) ticket = to(ticket, column, rules, now);
        }
        expect(new Set(told).size).toBe(told.length);
      }),
      RUNS,
    );
  });

  it('S8 is the ticket it always was where its queue has no calendar, to the bit', () => {
    const { queues: _, calendars: __, hoursOf: ___, ...bare } = deskBy(office());
    const elsewhere = { [ELSEWHERE]: { calendar: 'office' } };
    const rules = withHours({ ...bare, calendars: [office()], queues: elsewhere });
    const life = fc.array(
      fc.tuple(fc.constantFrom('queue', 'working', 'waiting', 'resolved') as fc.Arbitrary<Ticket['column']>, length),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(moment, life, (from, steps) => {
        const live = (by: SeverityPolicy) => {
          let [ticket, now] = [reportedAt(iso(from), by), from];
          for (const [column, stay] of steps) {
            now += stay;
            ticket = judged(rung(ticket, by, iso(now)).ticket, by, iso(now), ['policy']);
            if (column !== ticket.column && !ticket.closedAt) ticket = to(ticket, column, by, now);
          }
          return { ticket, clocks: clocksOf(ticket, by, iso(now + DAY)), alarms: alarmsOf(ticket) };
        };
        const now = live(rules);
        expect(now).toEqual(live({ ...bare, calendars: [], queues: {} }));
        expect(now.ticket.marks).toEqual({});
      }),
      RUNS,
    );
  });
});

describe('a calendar that no clock could run by', () => {
  const faulty = (some: Partial<BusinessCalendar>) => deskBy(office(some));
  it.each<[string, Partial<BusinessCalendar>, string, string]>([
    ['an unknown zone', { zone: 'Europe/Atlantis' }, 'calendars.0.zone', 'Europe/Atlantis is not an IANA time zone'],
    ['an offset for a zone', { zone: '+01:00' }, 'calendars.0.zone', '+01:00 is not an IANA time zone'],
    ['hours that overlap', weekOf('09:00', '12:00', '11:45', '17:00'), 'calendars.0.week.0', 'has hours that overlap'],
    ['hours turned around', weekOf('17:00', '09:00'), 'calendars.0.week.0.0', 'ends before it begins'],
    ['a week without hours', { week: Array.from({ length: 7 }, () => []) }, 'calendars.0.week', 'is never open'],
  ])('S8 is refused for %s', (_, some, path, message) => {
    const refused = refusalOf(() => checkHours(faulty(some), [{ id: DESK }]));
    expect(refused).toMatchObject({
      code: 'policy-incomplete',
      facts: { faults: expect.arrayContaining([{ path, message }]) },
    });
  });

  it('S8 is refused for a queue or calendar that is not there, and for targets out of reach', () => {
    const { sla, calendars } = deskBy(office());
    const faults = (queues: Parameters<typeof checkHours>[0]['queues'], of = calendars) =>
      (
        refusalOf(() => checkHours({ sla, calendars: of, queues }, [{ id: DESK }])) as {
          facts: { faults: { path: string }[] };
        }
      ).facts.faults.map(({ path }) => path);
    expect(faults({ elsewhere: {} })).toEqual(['queues.elsewhere']);
    expect(faults({ [DESK]: { calendar: 'night' } })).toEqual([`queues.${DESK}.calendar`]);
    expect(faults({ [DESK]: { calendar: 'office' } }, [office(weekOf('09:00', '09:15'))])).toEqual([
      `queues.${DESK}.calendar`,
    ]);
    expect(faults({}, [office(), office()])).toEqual(['calendars.1.id']);
    expect(() => checkHours(deskBy(office()), [{ id: DESK }])).not.toThrow();
  });
});

function weekOf(...times: string[]): Pick<BusinessCalendar, 'week'> {
  const monday = times.flatMap((from, i) => (i % 2 === 0 ? [{ from, to: times[i + 1]! }] : []));
  return { week: [monday, [], [], [], [], [], []] };
}
