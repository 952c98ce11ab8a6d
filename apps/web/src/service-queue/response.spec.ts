import { expect, it } from 'vitest';
import type { Ticket } from '@twotrack/service-queue/contract';
import { responseTo } from './response.js';

const reportedAt = '2026-11-20T08:00:00.000Z';
const later = '2026-11-20T08:05:00.000Z';
const waits = { column: 'queue', acknowledged: null, respondedAt: null, enteredColumnAt: reportedAt, reportedAt };
const ticket = (facts: object) => ({ ...waits, resolvedAt: null, ...facts }) as unknown as Ticket;

it('S8 is unacked only until somebody has acknowledged or taken it, and never after the response', () => {
  expect(responseTo(ticket({}))).toEqual({ how: 'open', since: reportedAt });
  expect(responseTo(ticket({ respondedAt: later }))).toEqual({ how: 'pulled', since: later });
  expect(responseTo(ticket({ column: 'waiting', enteredColumnAt: later }))).toEqual({ how: 'pulled', since: later });
  expect(responseTo(ticket({ acknowledged: { at: later }, respondedAt: later }))?.how).toBe('acked');
  expect(responseTo(ticket({ column: 'resolved', resolvedAt: later }))).toBeNull();
});
