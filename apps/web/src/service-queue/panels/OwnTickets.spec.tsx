import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { OwnTickets } from './OwnTickets.js';
import { idOf, showService, stated, ticket } from './test-board.js';

afterEach(cleanup);

it('S5 S8 tells a requester state, severity and why, and the promised time', () => {
  const waiting = { reason: 'your answer', since: '2026-11-12T08:00:00.000Z' };
  showService({
    roles: ['requester'],
    tickets: [
      ticket(
        1,
        'queue',
        { usersAffected: stated(900) },
        { due: '2999-01-01T08:00:00.000Z', responseDue: '2999-01-01T08:00:00.000Z' },
      ),
      ticket(2, 'waiting', {}, { waiting, due: null }),
      ticket(3, 'working', {}, { respondedAt: '2020-01-01T08:00:00.000Z', due: '2020-01-01T09:00:00.000Z' }),
    ],
  });
  const opened: string[] = [];
  render(<OwnTickets hrefOf={(key) => `/${key}`} onOpen={(id) => opened.push(id)} />);
  const rows = screen.getAllByRole('listitem').map(({ textContent }) => textContent!);
  const rowOf = (key: string) => rows.find((text) => text.includes(key))!;
  expect(rowOf('SRV-1')).toMatch(/Severity \d.*In the queue.*First answer promised by.*SEV\d: Impact.*Standard/);
  expect(rowOf('SRV-2')).toMatch(/Waits for: your answer/);
  expect(rowOf('SRV-3')).toMatch(/In work.*Solution promised by.*that has passed/);
  screen.getByRole('link', { name: 'Trouble 2' }).click();
  expect(opened).toEqual([idOf(2)]);
});
