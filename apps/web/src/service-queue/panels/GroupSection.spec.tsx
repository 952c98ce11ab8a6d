import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '@twotrack/shared';
import type { Ticket } from '@twotrack/service-queue/contract';
import { undoLast } from '../../board/parts/undo.js';
import { stubNetwork } from '../../ui/panel/stub-network.js';
import GroupSection from './GroupSection.js';
import { bao, idOf, showService, ticket } from './test-board.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const at = '2026-11-20T08:00:00.000Z';
const child = (number: number, as: 'folded' | 'merged', resolvedAt: string | null = null): Ticket =>
  ticket(number, 'queue', {}, { parentId: idOf(19), marks: { under: { by: bao, at, as } }, resolvedAt });
const times = { unacknowledgedSince: at, firstAt: at, lastAt: at };
const folded = { rule: 'Same job', count: 60, open: 59, unacknowledged: 3, severities: {}, ...times };

async function open(marks: Ticket['marks'], tickets: Ticket[], roles: Role[] = ['member']) {
  const parent = ticket(19, 'queue', {}, { marks });
  showService({ roles, tickets: [parent] });
  const sent = stubNetwork(({ method, path }) => {
    if (method === 'POST')
      return { body: { stream: 'service:x', epoch: 1, seq: 1, ticket: parent, count: 1, undo: idOf(90), left: [] } };
    const last = path.includes('after=');
    return {
      body: {
        tickets: last ? [child(12, 'folded')] : tickets,
        next: marks.folded && !last ? tickets.at(-1)!.id : null,
      },
    };
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <GroupSection ticket={parent} />
    </QueryClientProvider>,
  );
  await screen.findByText('SRV-1');
  return () => sent.filter(({ method }) => method === 'POST').map(({ path, body }) => [path.split('/').at(-1), body]);
}

const click = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

describe('GroupSection', () => {
  it('S11 resolves the group but for those that are kept open', async () => {
    const posts = await open({ folded }, [child(1, 'folded'), child(2, 'folded', at)]);
    expect(screen.getByText('59 open, 3 not acknowledged · Folded by “Same job”')).toBeTruthy();
    expect(screen.queryByLabelText('Keep SRV-2 open when the group is resolved')).toBeNull();
    fireEvent.click(screen.getByLabelText('Keep SRV-1 open when the group is resolved'));
    expect(screen.getByText('1 ticket will come out and stay open.')).toBeTruthy();
    click('Resolve 58');
    await waitFor(() => expect(posts()).toEqual([['resolve-group', { except: [idOf(1)] }]]));
  });

  it('S11 takes one out, gives all back, each with an undo, and shows the next page', async () => {
    const posts = await open({ folded }, [child(1, 'folded')]);
    click('Show 59 more');
    await screen.findByText('SRV-12');
    click('Take SRV-12 out of the group');
    await waitFor(() => expect(posts()).toEqual([['take-out', { tickets: [idOf(12)] }]]));
    click('Give all back');
    await waitFor(() => expect(posts()[1]).toEqual(['unfold', {}]));
    await undoLast();
    await waitFor(() => expect(posts()[2]).toEqual(['undo', {}]));
    await undoLast();
    await waitFor(() => expect(posts()).toHaveLength(4));
  });

  it('S11 takes back what was merged', async () => {
    const posts = await open({ merged: { count: 1 } }, [child(1, 'merged')]);
    expect(screen.getByRole('heading', { name: 'Merged into it: 1 ticket' })).toBeTruthy();
    click('Take SRV-1 back out');
    await waitFor(() => expect(posts()).toEqual([['unmerge', { tickets: [idOf(1)] }]]));
  });

  it('S11 is only shown to who does not work on tickets', async () => {
    await open({ folded }, [child(1, 'folded')], ['admin']);
    expect(screen.queryByRole('button', { name: /Resolve|Give all back|Take/ })).toBeNull();
  });
});
