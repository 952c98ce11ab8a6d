import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '@twotrack/shared';
import type { RoutingRule, RoutingView, SetRouting } from '@twotrack/service-queue/contract';
import { stubNetwork } from '../../ui/panel/stub-network.js';
import { RoutingDialog } from './RoutingDialog.js';
import { database, general, idOf, showService } from './test-board.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const rule = (number: number, name: string): RoutingRule => ({
  id: idOf(number),
  name,
  when: [{ field: 'title', test: 'contains', value: name.toLowerCase() }],
  queueId: database.id,
});
const view: RoutingView = {
  version: 1,
  otherwise: { tickets: 0, reassigned: 0, mostlyTo: null },
  rules: [rule(1, 'Replication'), rule(2, 'Backup')],
  uses: [
    {
      ruleId: idOf(1),
      matched: 3,
      tickets: 3,
      reassigned: 0,
      mostlyTo: null,
      lastMatchedAt: '2026-11-01T08:00:00.000Z',
    },
    { ruleId: idOf(2), matched: 0, tickets: 0, reassigned: 0, mostlyTo: null, lastMatchedAt: null },
  ],
  catchAll: general.id,
};

async function open(roles: Role[]) {
  showService({ roles });
  const sent = stubNetwork(({ method, path }) => {
    if (method === 'GET') return { body: view };
    if (path.endsWith('/try')) return { body: { results: [{ queueId: database.id, rule: 0 }] } };
    return { body: { stream: 'service:x', epoch: 1, seq: 1, rules: [] } };
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RoutingDialog onClose={() => {}} />
    </QueryClientProvider>,
  );
  await screen.findByRole('group', { name: 'Replication' });
  return () => sent.filter(({ method }) => method === 'POST');
}

const names = (body: unknown): string[] => (body as SetRouting).rules.map(({ name }) => name);

describe('RoutingDialog', () => {
  it('S1 shows how often each rule matched, and where everything else goes', async () => {
    await open(['member']);
    expect(screen.getByText(/^matched 3 times, last/)).toBeTruthy();
    expect(screen.getByText('never matched yet')).toBeTruthy();
    expect(screen.getByText('Otherwise: General')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save rules' })).toBeNull();
  });

  it('S1 tries the rules as they are written on a sample before they are saved', async () => {
    const posts = await open(['admin']);
    fireEvent.click(screen.getByRole('button', { name: 'Move Backup up' }));
    fireEvent.change(screen.getByLabelText('Title of a made-up ticket'), { target: { value: 'backup failed' } });
    fireEvent.click(screen.getByRole('button', { name: 'Try' }));
    await screen.findByText('Goes to Database, by “Backup”.');
    expect(posts().map(({ path }) => path)).toEqual(['/api/teams/payments/service-queue/routing/try']);
    expect(names(posts()[0]!.body)).toEqual(['Backup', 'Replication']);
  });

  it('S1 saves the rules in their order, and not while one is incomplete', async () => {
    const posts = await open(['admin']);
    fireEvent.click(screen.getByRole('button', { name: 'Add a rule' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save rules' }));
    expect(screen.getByText('Give the rule a name.')).toBeTruthy();
    expect(posts()).toEqual([]);
    fireEvent.change(screen.getByLabelText('Rule 3: name'), { target: { value: 'Network' } });
    fireEvent.change(screen.getAllByLabelText('Value').at(-1)!, { target: { value: 'router' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save rules' }));
    await waitFor(() => expect(posts()).toHaveLength(1));
    expect(names(posts()[0]!.body)).toEqual(['Replication', 'Backup', 'Network']);
    expect((posts()[0]!.body as SetRouting).rules.map(({ id }) => id)).toEqual([idOf(1), idOf(2), undefined]);
  });
});
