import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '@twotrack/shared';
import type { CatalogueView, Service } from '@twotrack/service-queue/contract';
import { stubNetwork } from '../../../ui/panel/stub-network.js';
import { database, general, idOf, policy, showService } from '../../panels/test-board.js';
import { CatalogueSection } from './CatalogueSection.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const ledger: Service = {
  id: idOf(1),
  name: 'ledger',
  tier: 'T1',
  serves: null,
  queueId: database.id,
  users: 40,
  bands: null,
  facts: { environment: 'production' },
  runbook: 'https://wiki.test/ledger',
  description: '',
  retiredAt: null,
  version: 3,
};
const old: Service = { ...ledger, id: idOf(2), name: 'fax', retiredAt: '2026-11-01T08:00:00.000Z' };
const view: CatalogueView = {
  services: [ledger, old],
  open: { [ledger.id]: 2 },
  unknown: [{ name: 'mail', tickets: 7 }],
};

async function open(roles: Role[], refuse?: object) {
  showService({ roles });
  let refusal = refuse;
  const sent = stubNetwork(({ method, path }) => {
    if (path.endsWith('/policies')) return { body: { active: policy, queues: [general, database] } };
    if (method === 'GET') return { body: view };
    const once = refusal;
    refusal = undefined;
    return once ? { status: 409, body: once } : { body: { service: ledger } };
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <CatalogueSection slug="payments" />
    </QueryClientProvider>,
  );
  await screen.findByText('ledger');
  return () => sent.filter(({ method }) => method === 'POST');
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const { id: _, retiredAt: __, ...WORDS } = ledger;

describe('CatalogueSection', () => {
  it('S4 shows what is known of each service, and to whoever is no admin nothing to change', async () => {
    await open(['member']);
    expect(screen.getByText('T1 · owned by Database · 40 users · 2 open tickets')).toBeTruthy();
    const runbook = screen.getByRole('link', { name: 'Runbook of ledger' });
    expect([runbook.getAttribute('href'), runbook.getAttribute('rel')]).toEqual([ledger.runbook, 'noreferrer']);
    expect(screen.queryAllByRole('button')).toEqual([]);
  });

  it('S4 edits a service over the version that was seen, with what was changed', async () => {
    const posts = await open(['admin']);
    press('Edit ledger');
    write('Tier', 'T0');
    write('Owner', '');
    ['One begins at', 'A few begins at', 'Many begins at'].forEach((label, i) => write(label, `${i * 5 + 1}`));
    press('Save');
    expect(posts()).toEqual([]);
    expect(screen.getByText(/^Give every level a whole number/)).toBeTruthy();
    write('All begins at', '20');
    press('Save');
    await waitFor(() => expect(posts()).toHaveLength(1));
    expect(posts()[0]!.path).toBe(`/api/service-queue/services/${ledger.id}/edit`);
    expect(posts()[0]!.body).toEqual({ ...WORDS, tier: 'T0', queueId: null, bands: [1, 6, 11, 20] });
  });

  it('S4 starts a service from what open tickets name, and says what is wrong', async () => {
    const posts = await open(['admin']);
    press('Add mail');
    const form = screen.getByRole('form', { name: 'mail' });
    write('Function that depends on it', 'Selling');
    write('How many people use it', 'many');
    write('Runbook', 'javascript:alert(1)');
    press('Save');
    expect(within(form).getByText(/A function needs a name and a tier/)).toBeTruthy();
    expect(within(form).getByText(/A whole number from 1/)).toBeTruthy();
    expect(within(form).getByText(/An address such as/)).toBeTruthy();
    expect(posts()).toEqual([]);
    write('Tier of that function', 'T0');
    write('How many people use it', '12');
    write('Runbook', '');
    press('Save');
    await waitFor(() => expect(posts()).toHaveLength(1));
    expect(posts()[0]!.body).toMatchObject({ name: 'mail', serves: { name: 'Selling', tier: 'T0' }, users: 12 });
  });

  it('S4 what somebody else has changed is replaced only knowingly', async () => {
    const theirs = { code: 'stale-version', detail: 'x', service: { ...ledger, version: 4 } };
    const posts = await open(['admin'], theirs);
    press('Edit ledger');
    press('Save');
    fireEvent.click(await screen.findByRole('button', { name: 'Put mine in its place' }));
    await waitFor(() => expect(posts()).toHaveLength(2));
    expect(posts().map(({ body }) => (body as Service).version)).toEqual([3, 4]);
  });

  it('S4 removes a service and restores it', async () => {
    const posts = await open(['admin']);
    press('Remove ledger');
    press('Restore fax');
    await waitFor(() => expect(posts()).toHaveLength(2));
    expect(posts().map(({ path }) => path)).toEqual([
      `/api/service-queue/services/${ledger.id}/remove`,
      `/api/service-queue/services/${old.id}/restore`,
    ]);
  });
});
