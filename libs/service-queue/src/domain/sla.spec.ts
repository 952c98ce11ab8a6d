import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../contract/index.js';
import { acknowledged, clocksOf, judged, moved, pulled, unacknowledged } from './index.js';
import { REPORTED, aTicket, after, bao, policy } from './ticket.sample.js';

const RUNS = { numRuns: 1_000 };
const target = policy.sla[3];
const minutesOf = (due: string | null): number | null =>
  due === null ? null : (Date.parse(due) - Date.parse(REPORTED)) / 60_000;

const to = (ticket: Ticket, column: Ticket['column'], minute: number): Ticket =>
  moved(ticket, { from: ticket.column, column, reason: 'the vendor answers' }, policy, bao, after(minute));

const worse = (ticket: Ticket, minute: number): Ticket => {
  const facts = { ...ticket.facts, usersAffected: { ...ticket.facts['usersAffected']!, value: 900 } };
  return judged({ ...ticket, facts }, policy, after(minute), ['usersAffected']);
};

/** A life in Waiting, Working and Resolved: the minutes at which it changes its column. */
const life = fc.array(
  fc.record({
    column: fc.constantFrom('triage', 'queue', 'working', 'waiting', 'resolved') as fc.Arbitrary<Ticket['column']>,
    stay: fc.integer({ min: 1, max: 5_000 }),
  }),
  { minLength: 1, maxLength: 12 },
);

function live(steps: readonly { column: Ticket['column']; stay: number }[]): {
  ticket: Ticket;
  stood: number;
  minute: number;
} {
  let ticket = aTicket();
  let [minute, stood] = [10, 0];
  for (const { column, stay } of steps) {
    if (column !== ticket.column) ticket = to(ticket, column, minute);
    if (ticket.column === 'waiting' || ticket.column === 'resolved') stood += stay;
    minute += stay;
  }
  return { ticket, stood, minute };
}

describe('the clocks of a ticket', () => {
  it('S8 are due a target after the report', () => {
    const ticket = aTicket();
    expect(ticket.severity).toBe(3);
    expect(minutesOf(ticket.responseDue)).toBe(target.response);
    expect(minutesOf(ticket.resolutionDue)).toBe(target.resolution);
    expect(ticket.due).toBe(ticket.responseDue);
  });

  it('S8 move by exactly the time spent waiting and resolved, whatever the life', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { ticket, stood, minute } = live(steps);
        const back = ticket.column === 'working' ? ticket : to(ticket, 'working', minute);
        expect(minutesOf(back.resolutionDue)).toBe(target.resolution + stood);
        expect(back.due).toBe(back.resolutionDue);
        expect(clocksOf(back, policy, after(minute))[1]!.pausedSeconds).toBe(stood * 60);
      }),
      RUNS,
    );
  });

  it('S8 stand still while waiting: no due time at all', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { ticket } = live(steps);
        const still = ticket.column === 'waiting';
        expect(ticket.due === null).toBe(still || ticket.column === 'resolved');
        expect(ticket.resolutionDue === null).toBe(still);
        expect(ticket.pauses.filter((pause) => pause.to === null)).toHaveLength(still ? 1 : 0);
      }),
      RUNS,
    );
  });

  it('S8 re-target what is open from the report on, pauses kept, whenever the severity changes', () => {
    fc.assert(
      fc.property(life, (steps) => {
        const { ticket, stood, minute } = live(steps);
        const working = ticket.column === 'working' ? ticket : to(ticket, 'working', minute);
        const now = worse(working, minute + 1);
        expect(now.severity).toBe(2);
        expect(minutesOf(now.resolutionDue)).toBe(policy.sla[2].resolution + stood);
        expect(now.responseDue).toBe(working.responseDue);
        expect(now.retargeted).toEqual({ at: after(minute + 1), from: 3, because: ['usersAffected'] });
        expect(now.pauses).toEqual(working.pauses);
      }),
      RUNS,
    );
  });

  it('S8 breach at once when the new due time lies in the past, and name the change', () => {
    const now = worse(aTicket(), 600);
    expect(clocksOf(aTicket(), policy, after(200)).map((clock) => clock.breached)).toEqual([false, false]);
    expect(clocksOf(now, policy, after(600)).map((clock) => clock.breached)).toEqual([true, true]);
    expect(now.retargeted).toMatchObject({ from: 3, because: ['usersAffected'] });
  });

  it('S8 response is met by the first acknowledge, and a later pull does not meet it again', () => {
    const seen = acknowledged(aTicket(), policy, bao, after(5));
    const taken = pulled({ ...seen, column: 'queue' }, policy, bao, after(90));
    expect(seen.respondedAt).toBe(after(5));
    expect(taken).toMatchObject({ respondedAt: after(5), assignee: bao.id, column: 'working' });
    expect(clocksOf(taken, policy, after(9_000))[0]).toEqual({
      clock: 'response',
      targetMinutes: target.response,
      due: after(target.response),
      metAt: after(5),
      breached: false,
      pausedSeconds: 0,
    });
  });

  it('S8 response met too late stays breached, also after the severity fell', () => {
    const late = acknowledged(worse(aTicket(), 1), policy, bao, after(31));
    const milder = judged({ ...late, facts: aTicket().facts }, policy, after(40), ['usersAffected']);
    expect(milder.severity).toBe(3);
    expect(clocksOf(milder, policy, after(50))[0]).toMatchObject({ targetMinutes: 30, breached: true });
  });

  it('S8 an acknowledge taken back opens the response clock again, but not where somebody works on it', () => {
    const seen = acknowledged(aTicket(), policy, bao, after(5));
    expect(unacknowledged(seen, policy, bao, after(9))).toMatchObject({
      acknowledged: null,
      respondedAt: null,
      responseDue: after(target.response),
    });
    const worked = to(seen, 'working', 7);
    expect(unacknowledged(worked, policy, bao, after(9)).respondedAt).toBe(after(5));
  });

  it('S8 an acknowledge while waiting is judged by the time that had run until the pause', () => {
    const waiting = to(aTicket(), 'waiting', 100);
    const seen = acknowledged(waiting, policy, bao, after(5_000));
    const [response] = clocksOf(seen, policy, after(6_000));
    expect(response).toMatchObject({ breached: false, targetMinutes: target.response, pausedSeconds: 4_900 * 60 });
    expect(minutesOf(seen.responseDue)).toBe(target.response + 4_900);
    expect(to(seen, 'working', 7_000).responseDue).toBe(seen.responseDue);
  });

  it('S8 resolving stops both clocks for good, and reopening lets the resolution run on', () => {
    const done = to(aTicket(), 'resolved', 60);
    expect(done).toMatchObject({ resolvedAt: after(60), respondedAt: after(60), due: null });
    expect(clocksOf(done, policy, after(99_999)).map((clock) => clock.breached)).toEqual([false, false]);
    const again = to(done, 'queue', 1_060);
    expect(again).toMatchObject({ resolvedAt: null, pauses: [{ from: after(60), to: after(1_060) }] });
    expect(again.due).toBe(after(target.resolution + 1_000));
  });
});
