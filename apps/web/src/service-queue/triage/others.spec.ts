import { expect, it } from 'vitest';
import { bao, idOf, showService, ticket } from '../panels/test-board.js';
import { applyServiceEvents } from '../service-store.js';
import { followActs, lastActs } from './others.js';

it('S9 says of what was resolved that it was resolved, and of what was moved that it was moved', () => {
  const [one, other] = [ticket(1, 'queue'), ticket(2, 'queue')];
  showService({ tickets: [one, other] });
  const end = followActs();
  const at = '2026-11-20T08:00:00.000Z';
  const over = { ...one, column: 'resolved' as const, resolvedAt: at, version: 2 };
  const moved = { ...other, column: 'working' as const, version: 2 };
  const events = [over, moved].map((now, i) => ({
    ...{ type: 'ticket-moved' as const, ticket: now, from: 'queue' as const, reason: null, seq: i + 1, at, by: bao },
  }));
  applyServiceEvents(events, 2);
  expect([idOf(1), idOf(2)].map((id) => lastActs.get().get(id))).toEqual(['You resolved it', 'You moved']);
  end();
});
