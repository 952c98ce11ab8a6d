import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Role } from '@twotrack/shared';
import type { ActivatePolicy } from '@twotrack/service-queue/contract';
import { policyPresets } from '@twotrack/service-queue/domain';
import { stubNetwork } from '../../ui/panel/stub-network.js';
import { PolicyDialog } from './PolicyDialog.js';
import { bao, policy, showService, stated, ticket } from './test-board.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const history = [{ policy, activatedAt: '2026-11-01T08:00:00.000Z', activatedBy: bao, reason: 'the first one' }];

async function open(roles: Role[]) {
  const known = { tier: stated('T0'), degradation: stated('degraded'), workaround: stated('none') };
  showService({ roles, tickets: [ticket(1, 'queue', known), ticket(2, 'queue')] });
  const sent = stubNetwork(({ method }) => ({
    body:
      method === 'GET'
        ? { active: policy, history, presets: policyPresets }
        : { stream: 'service:x', epoch: 1, seq: 1, policy },
  }));
  const onClose = vi.fn();
  render(
    <QueryClientProvider client={new QueryClient()}>
      <PolicyDialog onClose={onClose} />
    </QueryClientProvider>,
  );
  await screen.findByText('Standard, version 1, in force');
  return { onClose, posts: () => sent.filter(({ method }) => method === 'POST') };
}

const cell = 'Severity: Impact 2 and Urgency 2';

describe('PolicyDialog', () => {
  it('S6 reads tables as grids and guards as sentences to everybody, and lets only an admin change them', async () => {
    await open(['member']);
    expect(screen.getByRole('table', { name: /^Severity/ }).querySelectorAll('td > span')).toHaveLength(16);
    expect(screen.getByText(/If Environment is Another environment, then it is at most/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Change it' })).toBeNull();
    expect(screen.queryByRole('combobox')).toBeNull();
  });

  it('S6 shows what a changed cell would do to open tickets, and activates it with a reason', async () => {
    const { posts, onClose } = await open(['member', 'admin']);
    fireEvent.click(screen.getByRole('button', { name: 'Change it' }));
    expect(screen.getByText('No open ticket would change.')).toBeTruthy();
    fireEvent.change(screen.getByRole('combobox', { name: cell }), { target: { value: '1' } });
    const effect = within(screen.getByRole('status'));
    expect(effect.getByText('1 of 2 open tickets would change')).toBeTruthy();
    expect(effect.getByText('1: SEV2 becomes SEV1')).toBeTruthy();

    fireEvent.click(screen.getByRole('button', { name: 'Activate' }));
    expect(screen.getByText(/Give a reason/)).toBeTruthy();
    expect(posts()).toEqual([]);
    fireEvent.change(screen.getByLabelText('Why does it change?'), { target: { value: 'checkout is our bread' } });
    fireEvent.click(screen.getByRole('button', { name: 'Activate' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    const { policy: sent, reason } = posts()[0]!.body as ActivatePolicy;
    expect(reason).toBe('checkout is our bread');
    expect(sent.tables.at(-1)!.cells[2]![2]).toBe(1);
    expect('version' in sent).toBe(false);
  });

  it('S6 does not activate what could leave a ticket without a severity', async () => {
    const { posts } = await open(['admin']);
    fireEvent.click(screen.getByRole('button', { name: 'Change it' }));
    fireEvent.change(screen.getByRole('combobox', { name: 'Impact: T0 · critical and One' }), {
      target: { value: '5' },
    });
    expect(screen.getByRole('alert').textContent).toMatch(/needs 5 lines, one for each number of impact/);
    fireEvent.change(screen.getByLabelText('Why does it change?'), { target: { value: 'because' } });
    fireEvent.click(screen.getByRole('button', { name: 'Activate' }));
    expect(posts()).toEqual([]);
  });
});
