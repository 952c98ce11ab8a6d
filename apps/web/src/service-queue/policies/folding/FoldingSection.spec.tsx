import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '@twotrack/shared';
import type { FoldingView, SetFolding } from '@twotrack/service-queue/contract';
import { firstFolding } from '@twotrack/service-queue/domain';
import { stubNetwork } from '../../../ui/panel/stub-network.js';
import { bao, database, general, idOf, showService } from '../../panels/test-board.js';
import { FoldingSection } from './FoldingSection.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const active = firstFolding(idOf(7));
const set = { setAt: '2026-11-01T08:00:00.000Z', setBy: bao };
const view: FoldingView = { active, history: [{ folding: active, ...set, reason: 'What every team starts with.' }] };

async function open(roles: Role[]) {
  showService({ roles });
  const sent = stubNetwork(({ method, path }) => {
    if (path.endsWith('/integrations')) return { body: { integrations: [{ id: idOf(8), name: 'Prometheus' }] } };
    if (path.endsWith('/policies')) return { body: { queues: [general, database] } };
    return { body: method === 'GET' ? view : { stream: 'service:x', epoch: 1, seq: 1, folding: active } };
  });
  render(
    <QueryClientProvider client={new QueryClient()}>
      <FoldingSection slug="payments" />
    </QueryClientProvider>,
  );
  await screen.findByRole('group', { name: 'Same service, same words' });
  return () => sent.filter(({ method }) => method === 'POST').map(({ body }) => body as SetFolding);
}

const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('FoldingSection', () => {
  it('S11 puts a rule in force with what was changed, the version that was seen, and the reason', async () => {
    const posts = await open(['admin']);
    write('Labels of the alert', 'alertname, cluster');
    write('From so many on', '3');
    write('Sent by', idOf(8));
    write('Or so many of one group', '30');
    fireEvent.click(screen.getByRole('button', { name: 'Put it in force' }));
    expect(posts()).toEqual([]);
    expect(screen.getByText('Give a reason: it is kept with the version.')).toBeTruthy();
    write('Why does it change?', 'fewer cards');
    fireEvent.click(screen.getByRole('button', { name: 'Put it in force' }));
    await waitFor(() => expect(posts()).toHaveLength(1));
    const [rule] = active.rules;
    expect(posts()[0]).toEqual({
      version: 1,
      reason: 'fewer cards',
      rules: [
        { ...rule, integrationId: idOf(8), count: 3, by: ['service', 'title', 'label:alertname', 'label:cluster'] },
      ],
      storm: { ...active.storm, ofOneGroup: 30 },
    });
  });

  it('S11 says what is missing, and sends nothing', async () => {
    const posts = await open(['admin']);
    fireEvent.click(screen.getByRole('button', { name: 'Add a rule' }));
    write('Why does it change?', 'one more');
    write('Counted over so many minutes', '16');
    fireEvent.click(screen.getByRole('button', { name: 'Put it in force' }));
    expect(screen.getByText('Give the rule a name.')).toBeTruthy();
    expect(screen.getByText('A number from 1 to 15.')).toBeTruthy();
    expect(posts()).toEqual([]);
  });

  it('S11 is read by the team, and changed by admins', async () => {
    await open(['member']);
    expect(screen.getByText('Only an admin changes it.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Put it in force' })).toBeNull();
    expect((screen.getByLabelText('From so many on') as HTMLInputElement).matches(':disabled')).toBe(true);
  });
});
