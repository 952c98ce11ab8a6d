import { expect, it } from 'vitest';
import type { Ticket } from '@twotrack/service-queue/contract';
import { bao, idOf, showService, ticket } from '../panels/test-board.js';
import { unacknowledgedIn } from './in-storm.js';

const group = (number: number, unacknowledged: number): Ticket =>
  ticket(number, 'triage', {}, { marks: { folded: { ...FOLDED, unacknowledged } } });
const at = (number: number): string => ticket(number, 'triage').reportedAt;
const times = { unacknowledgedSince: at(5), firstAt: at(5), lastAt: at(6) };
const FOLDED = { rule: null, count: 40, open: 40, severities: { 3: 40 }, ...times };

it('S17 a storm counts as unacknowledged what came in it, not what lay there before', () => {
  showService({
    tickets: [
      ticket(1, 'queue'), // since yesterday
      group(2, 7), // of another time
      group(3, 30),
      ticket(6, 'triage'),
      ticket(7, 'triage', {}, { acknowledged: { by: bao, at: at(7) } }),
      ticket(8, 'resolved', {}, { resolvedAt: at(9) }),
    ],
  });
  const storm = { groups: [idOf(3)], startedAt: at(5), arrived: 42, singles: 2 };
  expect(unacknowledgedIn(storm)).toBe(31);
});

it('S17 a storm never has more unacknowledged than came in it, though its group goes on from the one before', () => {
  showService({ tickets: [group(3, 30)] });
  // of its 40 only the last 12 came since this storm began
  const storm = { groups: [idOf(3)], startedAt: at(20), arrived: 12, singles: 0 };
  expect(unacknowledgedIn(storm)).toBe(12);
});
