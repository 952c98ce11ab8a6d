import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { explain } from '@twotrack/service-queue/domain';
import { stubNetwork } from '../../ui/panel/stub-network.js';
import { Disputes } from './Disputes.js';
import { bao, policy, showService, stated, ticket } from './test-board.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const known = { tier: stated('T0') };
const why = explain(policy, known);
const answer = () => ({ body: { stream: 'service:x', epoch: 1, seq: 1 } });

describe('Disputes', () => {
  it('S3 sends which fact is wrong and why, and not without a note', async () => {
    const doubted = ticket(1, 'queue', known);
    showService({ tickets: [doubted] });
    const sent = stubNetwork(answer);
    render(<Disputes ticket={doubted} why={why} />);
    fireEvent.click(screen.getByRole('button', { name: 'Dispute a fact…' }));
    fireEvent.click(screen.getByRole('button', { name: 'Dispute it' }));
    expect(screen.getByText('Say what is wrong with it.')).toBeTruthy();
    expect(sent).toEqual([]);
    fireEvent.change(screen.getByLabelText('What is wrong with it?'), { target: { value: ' it is the billing run ' } });
    fireEvent.click(screen.getByRole('button', { name: 'Dispute it' }));
    await waitFor(() => expect(screen.queryByLabelText('What is wrong with it?')).toBeNull());
    expect(sent).toMatchObject([
      {
        path: `/api/service-queue/tickets/${doubted.id}/dispute-fact`,
        body: { fact: 'tier', note: 'it is the billing run' },
      },
    ]);
  });

  it('S3 says who doubts what and why, and takes it back', async () => {
    const plain = ticket(1, 'queue', known);
    const dispute = { by: bao, at: '2026-11-20T08:00:00.000Z', note: 'never was' };
    const doubted = { ...plain, marks: { disputed: { tier: dispute } } };
    showService({ tickets: [doubted] });
    const sent = stubNetwork(answer);
    render(<Disputes ticket={doubted} why={why} />);
    expect(screen.getByText(new RegExp(`${bao.name} disputed Tier .*“never was”`))).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Take back the dispute over Tier' }));
    await waitFor(() => expect(sent).toMatchObject([{ body: { fact: 'tier' } }]));
    expect(sent[0]!.path).toMatch(/withdraw-dispute$/);
  });
});
