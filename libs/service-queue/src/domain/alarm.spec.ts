import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../contract/index.js';
import { alarmsOf, applyEvent, boardOf, firstSeen, judged, moved, onBoard, pulled, rung } from './index.js';
import { REPORTED, aFloor, aTicket, after, bao, policy } from './ticket.sample.js';

const { response, resolution } = policy.sla[3];
const to = (ticket: Ticket, column: Ticket['column'], minute: number): Ticket =>
  moved(ticket, { from: ticket.column, column, reason: 'the vendor answers' }, policy, bao, after(minute));
const typesAt = (ticket: Ticket, minute: number) => rung(ticket, policy, after(minute)).events.map(({ type }) => type);
const shorter = (ticket: Ticket, minute: number): Ticket => {
  const facts = { ...ticket.facts, workaround: { ...ticket.facts['workaround']!, value: 'none' } };
  return judged({ ...ticket, facts }, policy, after(minute), ['workaround']);
};

describe('the SLA told by the clock', () => {
  it('S8 warns when a quarter is left, at most an hour before, and tells the breach at the due time', () => {
    expect(response).toBe(240);
    const ticket = aTicket();
    expect(alarmsOf(ticket).sla).toBe(after(response - 60));
    expect(typesAt(ticket, response - 61)).toEqual([]);
    const warned = rung(ticket, policy, after(response - 60));
    expect(warned.events).toMatchObject([{ type: 'sla-warned', clock: 'response', due: after(response) }]);
    expect(alarmsOf(warned.ticket).sla).toBe(after(response));
    expect(typesAt(warned.ticket, response - 1)).toEqual([]);
    const breached = rung(warned.ticket, policy, after(response));
    expect(breached.events).toMatchObject([{ type: 'sla-breached', clock: 'response', because: null }]);
    expect(alarmsOf(breached.ticket).sla).toBe(after(resolution - 60));
    const seen = pulled(ticket, policy, bao, after(1));
    expect(alarmsOf(seen)).toEqual({ sla: after(resolution - 60) });
  });

  it('S8 a short target is warned of at its last quarter', () => {
    const ticket = shorter(aTicket(), 0);
    expect(ticket.severity).toBe(2);
    expect(alarmsOf(ticket).sla).toBe(after(policy.sla[2].response * 0.75));
  });

  it('S8 after a stop tells what is breached, and no warning of it any more', () => {
    const { ticket, events } = rung(pulled(aTicket(), policy, bao, after(1)), policy, after(resolution + 5_000));
    expect(events.map(({ type }) => type)).toEqual(['sla-breached']);
    expect(alarmsOf(ticket)).toEqual({});
  });

  it('S8 a due time put into the past breaches at once and names the change', () => {
    const ticket = shorter(aTicket(), 60);
    expect(alarmsOf(ticket).sla! <= after(60)).toBe(true);
    expect(rung(ticket, policy, after(60)).events).toMatchObject([
      { type: 'sla-breached', clock: 'response', because: { from: 3, because: ['workaround'], at: after(60) } },
    ]);
  });

  it('S8 a pause moves the due time and does not tell a breach again', () => {
    const breached = rung(pulled(aTicket(), policy, bao, after(1)), policy, after(resolution + 10)).ticket;
    const back = to(to(breached, 'waiting', resolution + 20), 'working', resolution + 30);
    expect(back.resolutionDue).toBe(after(resolution + 10));
    expect(alarmsOf(back)).toEqual({});
    expect(typesAt(back, resolution + 9_000)).toEqual([]);
  });

  it('S8 never tells anything twice for the same due time, whatever the life and however often the clock rings', () => {
    const step = fc.record({
      column: fc.constantFrom('triage', 'queue', 'working', 'waiting', 'resolved') as fc.Arbitrary<Ticket['column']>,
      judge: fc.boolean(),
      stay: fc.integer({ min: 1, max: 3_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        let ticket = aTicket();
        let minute = 0;
        const told: string[] = [];
        for (const { column, judge, stay } of steps) {
          minute += stay;
          for (let again = 0; again < 2; again++) {
            const ring = rung(ticket, policy, after(minute));
            ticket = ring.ticket;
            for (const event of ring.events)
              if ('clock' in event) told.push(`${event.type} ${event.clock} ${event.due}`);
          }
          expect(Object.values(alarmsOf(ticket)).every((at) => at > after(minute))).toBe(true);
          if (ticket.closedAt) break;
          if (judge) ticket = shorter(ticket, minute);
          if (column !== ticket.column) ticket = to(ticket, column, minute);
        }
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('closing', () => {
  const resolved = to(aTicket(), 'resolved', 10);
  const byAlert = { ...resolved, alert: firstSeen(after(0)) };

  it('S13 comes 15 minutes after an alert was resolved, 5 days later where somebody waits', () => {
    expect(alarmsOf(resolved)).toEqual({ close: after(10 + 5 * 24 * 60) });
    expect(alarmsOf(byAlert)).toEqual({ close: after(10 + 15) });
    expect(typesAt(byAlert, 24)).toEqual([]);
    expect(rung(byAlert, policy, after(25)).events).toMatchObject([
      { type: 'ticket-closed', ticket: { closedAt: after(25), column: 'resolved', severity: 3 } },
    ]);
  });

  it('S13 a ticket reopened meanwhile is not closed', () => {
    const again = to(resolved, 'queue', 20);
    expect(alarmsOf(again).close).toBeUndefined();
    expect(rung(again, policy, after(10 + 5 * 24 * 60)).ticket.closedAt).toBeNull();
  });

  it('S13 a closed ticket leaves the board, and comes back when a person takes it up again', () => {
    const view = { queues: [], columns: Object.values(aFloor().columns), tickets: [resolved], policy, storm: null };
    const board = boardOf(view);
    const { ticket, events } = rung(resolved, policy, after(30_000));
    applyEvent(board, events[0]!);
    expect([board.tickets.size, onBoard(ticket), onBoard(resolved)]).toEqual([0, false, true]);
    const back = to(ticket, 'working', 30_001);
    expect(back).toMatchObject({ closedAt: null, resolvedAt: null, column: 'working' });
    applyEvent(board, { type: 'ticket-moved', ticket: back, from: 'resolved', reason: null });
    expect([...board.tickets.values()]).toEqual([back]);
    expect(REPORTED < back.enteredColumnAt).toBe(true);
  });
});
