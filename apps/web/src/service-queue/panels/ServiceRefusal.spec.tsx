import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LimitMode } from '@twotrack/service-queue/contract';
import { Refused } from '../../http/refused.js';
import { stubNetwork } from '../../ui/panel/stub-network.js';
import { ServiceRefusal } from './ServiceRefusal.js';
import { bao, database, idOf, showService, ticket } from './test-board.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const full = (mode: LimitMode, queueId?: string) =>
  new Refused(409, 'wip-limit-reached', 'The column holds 2 of 2.', {
    column: 'working',
    limit: 2,
    mode,
    count: 2,
    queueId,
  });

const inDatabase = { queueId: database.id };
const tickets = [
  ticket(1, 'queue', {}, inDatabase),
  ticket(2, 'working', {}, { assignee: bao.id, ...inDatabase }),
  ticket(3, 'working', {}, inDatabase),
  ticket(4, 'working'),
];

interface Given {
  mode: LimitMode;
  queueId?: string;
  retry?: (reason?: string) => Promise<unknown>;
}

function refuse({ mode, queueId, retry = async () => {} }: Given) {
  const limit = { count: 2, mode };
  showService({ tickets, ...(queueId ? { ofDatabase: limit } : { limit: { count: 3, mode } }) });
  render(
    <ServiceRefusal
      refused={full(mode, queueId)}
      ticketId={idOf(1)}
      retry={retry}
      onClose={() => {}}
      anchor={document.body}
    />,
  );
  return within(screen.getByRole('dialog'));
}

describe('ServiceRefusal', () => {
  it('W3 says the limit, the count and who holds the tickets, the longest there first', () => {
    const panel = refuse({ mode: 'block' });
    expect(panel.getByText('Working is full: 3 of 3')).toBeTruthy();
    const holders = panel.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(holders[0]).toMatch(/SRV-2.*Bao Tran/);
    expect(holders).toHaveLength(3);
  });

  it('W1 names the queue whose own limit is reached, and counts only its tickets', () => {
    const panel = refuse({ mode: 'block', queueId: database.id });
    expect(panel.getByText('Working for Database is full: 2 of 2')).toBeTruthy();
    expect(panel.getAllByRole('listitem')).toHaveLength(2);
  });

  it('takes nothing by Enter unasked: the focus is on what it says, not on the first way out', async () => {
    refuse({ mode: 'block' });
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('dialog')));
  });

  it('S11 a group is refused with a way on: it is resolved with what lies open under it', async () => {
    const times = {
      unacknowledgedSince: null,
      firstAt: '2026-11-20T08:00:00.000Z',
      lastAt: '2026-11-20T08:00:00.000Z',
    };
    const folded = { rule: null, count: 60, open: 51, unacknowledged: 0, severities: {}, ...times };
    showService({ tickets: [ticket(1, 'queue', {}, { marks: { folded } })] });
    const sent = stubNetwork(() => ({ body: { bulkId: idOf(7), results: [], done: 0, refused: 0, next: null } }));
    const closed = vi.fn();
    const refused = new Refused(409, 'children-open', '51 tickets under SRV-1 are open: resolve them with it.', {});
    render(
      <ServiceRefusal
        refused={refused}
        ticketId={idOf(1)}
        retry={async () => {}}
        onClose={closed}
        anchor={document.body}
      />,
    );
    const way = screen.getByRole('button', { name: 'Resolve it with its 51 open tickets' });
    await waitFor(() => expect(document.activeElement).toBe(way));
    fireEvent.click(way);
    await waitFor(() => expect(closed).toHaveBeenCalled());
    expect(sent.map(({ body }) => body)).toMatchObject([{ folded: idOf(1), command: { resolve: {} } }]);
  });

  it('W1 lets a reason pass only where the limit asks for one', async () => {
    expect(refuse({ mode: 'block' }).queryByRole('button', { name: /Move anyway/ })).toBeNull();
    cleanup();
    const retry = vi.fn(async () => {});
    const panel = refuse({ mode: 'block-unless-reason', retry });
    fireEvent.click(panel.getByRole('button', { name: /Move anyway/ }));
    fireEvent.change(panel.getByRole('textbox'), { target: { value: 'the bank calls every minute' } });
    fireEvent.click(panel.getByRole('button', { name: 'Move anyway' }));
    await waitFor(() => expect(retry).toHaveBeenCalledWith('the bank calls every minute'));
  });
});
