import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '@twotrack/shared';
import type { RoutingRule, RoutingView, SetRouting } from '@twotrack/service-queue/contract';
import { stubNetwork } from '../../../ui/panel/stub-network.js';
import { database, general, idOf, policy, showService } from '../../panels/test-board.js';
import { RoutingSection } from './RoutingSection.js';

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
      tickets: 50,
      reassigned: 22,
      mostlyTo: database.id,
      lastMatchedAt: '2026-11-01T08:00:00.000Z',
    },
    { ruleId: idOf(2), matched: 0, tickets: 0, reassigned: 0, mostlyTo: null, lastMatchedAt: null },
  ],
  catchAll: general.id,
};

async function open(roles: Role[]) {
  showService({ roles });
  const sent = stubNetwork(({ method, path }) => {
    if (path.endsWith('/policies')) return { body: { active: policy, queues: [database, general] } };
    if (method === 'GET') return { body: view };
    if (path.endsWith('/try')) return { body: { results: [{ queueId: database.id, rule: 0 }], last } };
    const [before] = saves;
    saves = [];
    if (before === 'late')
      return { status: 409, body: { code: 'stale-version', detail: 'x', version: 4, rules: [theirs] } };
    return { body: { stream: 'service:x', epoch: 1, seq: 1, version: 2, rules: [] } };
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RoutingSection slug="payments" />
    </QueryClientProvider>,
  );
  await screen.findByRole('group', { name: 'Replication' });
  return () => sent.filter(({ method }) => method === 'POST');
}

const theirs = rule(9, 'Theirs');
const seen = { id: idOf(71), key: 'SRV-71', title: 'Backup failed' };
const last = [
  { queueId: database.id, rule: 0, ticket: { ...seen, firstQueueId: general.id, queueId: database.id } },
  {
    queueId: general.id,
    rule: null,
    ticket: { ...seen, id: idOf(72), firstQueueId: general.id, queueId: database.id },
  },
];
let saves: 'late'[] = [];

const names = (body: unknown): string[] => (body as SetRouting).rules.map(({ name }) => name);

describe('RoutingSection', () => {
  it('S1 shows how often each rule matched, how many were sent on and to where most, and where everything else goes', async () => {
    await open(['member']);
    expect(screen.getByText(/^matched 3 times, last/)).toBeTruthy();
    expect(screen.getByText(/^44 % sent on: mostly to Database/)).toBeTruthy();
    expect(screen.getByText(/^never matched yet/)).toBeTruthy();
    expect(screen.getByText(/^Otherwise to whoever owns the service, else to General/)).toBeTruthy();
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

  it('S1 looks at a label of the alert by its name', async () => {
    const posts = await open(['admin']);
    fireEvent.change(screen.getAllByLabelText('Part of the ticket')[0]!, { target: { value: 'label:' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save rules' }));
    expect(screen.getByText('A label is a name such as alertname.')).toBeTruthy();
    expect(posts()).toEqual([]);
    fireEvent.change(screen.getByLabelText('Name of the label'), { target: { value: 'team' } });
    fireEvent.click(screen.getByRole('button', { name: 'Save rules' }));
    await waitFor(() => expect(posts()).toHaveLength(1));
    expect((posts()[0]!.body as SetRouting).rules[0]!.when[0]!.field).toBe('label:team');
  });

  it('S1 tries the rules on the last real tickets', async () => {
    const posts = await open(['member']);
    fireEvent.change(screen.getByLabelText('So many of the last'), { target: { value: '2' } });
    fireEvent.click(screen.getByRole('button', { name: 'Try on these' }));
    await screen.findByText(/^1 of 2 would go straight to where they are now. As they were routed, 0 of 2 did.$/);
    expect(posts()[0]!.body).toMatchObject({ samples: [], last: 2 });
    expect(screen.getAllByRole('row').map(({ textContent }) => textContent)).toEqual([
      'TicketWent toIs inWould go toBy',
      'SRV-71 Backup failedGeneralDatabaseDatabaseReplication',
    ]);
  });

  it('S1 rules that somebody else has set meanwhile are taken, or replaced knowingly', async () => {
    saves = ['late'];
    const posts = await open(['admin']);
    fireEvent.click(screen.getByRole('button', { name: 'Remove Backup' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save rules' }));
    await screen.findByText(/Somebody has changed the rules meanwhile/);
    fireEvent.click(screen.getByRole('button', { name: 'Put mine in their place' }));
    await waitFor(() => expect(posts()).toHaveLength(2));
    expect(posts().map(({ body }) => (body as SetRouting).version)).toEqual([1, 4]);
    expect(names(posts()[1]!.body)).toEqual(['Replication']);
  });

  it('S1 theirs are shown, and the next save is over those', async () => {
    saves = ['late'];
    const posts = await open(['admin']);
    fireEvent.click(screen.getByRole('button', { name: 'Save rules' }));
    fireEvent.click(await screen.findByRole('button', { name: 'Take theirs' }));
    await screen.findByRole('group', { name: 'Theirs' });
    fireEvent.click(screen.getByRole('button', { name: 'Save rules' }));
    await waitFor(() => expect(posts()).toHaveLength(2));
    expect((posts()[1]!.body as SetRouting).version).toBe(4);
    expect(names(posts()[1]!.body)).toEqual(['Theirs']);
  });
});
