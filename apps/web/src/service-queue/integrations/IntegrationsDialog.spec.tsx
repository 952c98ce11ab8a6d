import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '@twotrack/shared';
import type { IntegrationView, Receipt, SilenceView } from '@twotrack/service-queue/contract';
import { stubNetwork } from '../../ui/panel/stub-network.js';
import { database, idOf, showService } from '../panels/test-board.js';
import IntegrationsDialog from './IntegrationsDialog.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const TOKEN = 'tti_only-once';
const prometheus: IntegrationView = {
  ...{ id: idOf(700), kind: 'alertmanager', name: 'Prometheus', queueId: database.id, hint: 'tti_abcd' },
  ...{ createdAt: '2026-11-01T08:00:00.000Z', revokedAt: null, lastEventAt: null, errors: 2 },
  ...{ recent: { bodies: 8, quarantined: 2 }, quietSince: null },
};
const receipt: Receipt = {
  ...{ receipt: idOf(800), integrationId: idOf(700), integration: 'Prometheus', size: 2_100_000 },
  ...{ receivedAt: '2026-11-20T06:12:00.000Z', status: 'quarantined', remark: 'It is not JSON.', outcomes: [] },
};

const silence: SilenceView = {
  ...{ id: idOf(900), kind: 'silence', queueId: null, reason: 'The vendor works on it', tickets: 12 },
  matchers: [{ field: 'label:instance', test: 'starts-with', value: 'db-' }],
  ...{ from: '2026-11-20T06:00:00.000Z', to: '2026-11-20T08:00:00.000Z', createdAt: '2026-11-20T06:00:00.000Z' },
  ...{ by: { id: idOf(2), name: 'Bao' }, endedAt: null, endedBy: null },
};

async function open(roles: Role[]) {
  showService({ roles });
  const sent = stubNetwork(({ method, path }) => {
    if (method === 'POST') return { body: { stream: 's', epoch: 1, seq: 1, integration: prometheus, token: TOKEN } };
    if (path.includes('/silences')) return { body: { silences: [silence] } };
    return { body: path.includes('/receipts') ? { receipts: [receipt] } : { integrations: [prometheus] } };
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <IntegrationsDialog onClose={() => {}} />
    </QueryClientProvider>,
  );
  await screen.findByText('It is not JSON.');
  return sent;
}

const base = '/api/teams/payments/service-queue';

describe('IntegrationsDialog', () => {
  it('S12 shows who sends, when last, what lies in quarantine; members change nothing', async () => {
    await open(['member']);
    expect(screen.getByText('Alertmanager · to Database · tti_abcd… · nothing sent yet')).toBeTruthy();
    expect(screen.getByText('2 bodies in quarantine · 25 % of the last 8 not understood')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Revoke|^Create|Work again/ })).toBeNull();
  });

  it('S12 shows the token of a new one once, until it is said to be kept', async () => {
    const sent = await open(['admin']);
    fireEvent.change(screen.getByLabelText('Name'), { target: { value: ' Forms ' } });
    fireEvent.change(screen.getByLabelText('Format'), { target: { value: 'generic' } });
    fireEvent.click(screen.getByRole('button', { name: 'Create' }));
    const token = (await screen.findByLabelText('Token, shown this once')) as HTMLInputElement;
    expect(token.value).toBe(TOKEN);
    expect(screen.getByText(/^Send to .*\/api\/intake\/events/)).toBeTruthy();
    expect((screen.getByLabelText('Configuration to copy') as HTMLTextAreaElement).value).toContain(TOKEN);
    expect(sent.find(({ method }) => method === 'POST')).toMatchObject({
      path: `${base}/integrations`,
      body: { kind: 'generic', name: 'Forms' },
    });
    fireEvent.click(screen.getByRole('button', { name: 'I have it' }));
    expect(screen.queryByDisplayValue(TOKEN)).toBeNull();
  });

  it('S12 revokes after asking once more, and has a receipt worked again', async () => {
    const sent = await open(['admin']);
    fireEvent.click(screen.getByRole('button', { name: 'Revoke Prometheus' }));
    fireEvent.click(screen.getByRole('button', { name: 'Revoke Prometheus for good' }));
    // sent, it asks no more: also where the answer has not changed what is shown
    await screen.findByRole('button', { name: 'Revoke Prometheus' });
    fireEvent.click(screen.getByRole('button', { name: /^Work again what came/ }));
    await waitFor(() =>
      expect(sent.filter(({ method }) => method === 'POST').map(({ path }) => path)).toEqual([
        `${base}/integrations/${idOf(700)}/revoke`,
        `${base}/receipts/${idOf(800)}/replay`,
      ]),
    );
  });

  it('S12 finds receipts by the sender’s own id and by status', async () => {
    const sent = await open(['member']);
    fireEvent.change(screen.getByLabelText('The sender’s id of an alert'), { target: { value: '7c55d86310c7752f' } });
    fireEvent.change(screen.getByLabelText('Status'), { target: { value: 'quarantined' } });
    await waitFor(() =>
      expect(sent.at(-1)!.path).toBe(`${base}/receipts?limit=20&alert=7c55d86310c7752f&status=quarantined`),
    );
  });

  it('S13 lists silences; members make one of what they look at, with a reason, and end one', async () => {
    const sent = await open(['member']);
    await screen.findByText(/The vendor works on it/);
    expect(screen.getByText('label instance starts with “db-”')).toBeTruthy();
    const create = screen.getByRole('button', { name: 'Silence' }) as HTMLButtonElement;
    expect(create.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('Words'), { target: { value: 'ledger' } });
    fireEvent.change(screen.getByLabelText('Why'), { target: { value: 'Moves house' } });
    fireEvent.click(create);
    const posts = () => sent.filter(({ method }) => method === 'POST');
    await waitFor(() => expect(posts()).toHaveLength(1));
    expect(posts()[0]).toMatchObject({
      path: `${base}/silences`,
      body: {
        ...{ kind: 'silence', reason: 'Moves house', to: expect.any(String) },
        matchers: [{ field: 'service', test: 'is', value: 'ledger' }],
      },
    });
    fireEvent.click(screen.getByRole('button', { name: 'End “The vendor works on it”' }));
    await waitFor(() => expect(posts()[1]?.path).toBe(`${base}/silences/${idOf(900)}/end`));
  });
});
