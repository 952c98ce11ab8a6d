import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stubNetwork } from '../../ui/panel/stub-network.js';
import { CreateTicketDialog } from './CreateTicketDialog.js';
import { idOf, showService } from './test-board.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const Queries = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
);
const question = (name: string) => within(screen.getByRole('group', { name }));

describe('CreateTicketDialog', () => {
  it('S3 S4 asks plain questions, says what would follow and why, and sends only what is known', async () => {
    showService({});
    const sent = stubNetwork(() => ({ body: { stream: 'service:x', epoch: 1, seq: 1 } }));
    const onClose = vi.fn();
    render(<CreateTicketDialog open onClose={onClose} />, { wrapper: Queries });
    fireEvent.change(screen.getByLabelText(/What happened/), { target: { value: 'Checkout is slow' } });
    expect(screen.getByRole('status').textContent).toMatch(/This would be.*Severity 3.*8 answers assumed/);

    const tier = question('How critical is the service and the function that is hit?');
    fireEvent.click(tier.getByRole('radio', { name: 'T0 · critical' }));
    const users = question('Who cannot work?');
    fireEvent.change(users.getByRole('textbox'), { target: { value: '600' } });
    expect(screen.getByRole('status').textContent).toMatch(/Severity 1.*Impact 1 \(T0 · critical, 600: All/);

    const loss = question('Is data lost or damaged?');
    fireEvent.click(loss.getByRole('radio', { name: 'Yes' }));
    fireEvent.click(loss.getByRole('radio', { name: 'I do not know' }));
    fireEvent.click(screen.getByRole('button', { name: 'Open ticket' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    const [posted] = sent.filter(({ method }) => method === 'POST');
    expect(posted).toMatchObject({ path: '/api/teams/payments/service-queue/tickets' });
    expect(posted!.body).toEqual({
      kind: 'incident',
      title: 'Checkout is slow',
      facts: { tier: { value: 'T0' }, usersAffected: { value: 600 } },
    });
  });

  it('S4 counts what the catalogue knows of the service, as the server will', async () => {
    showService({});
    const service = { id: idOf(7), name: 'Ledger', tier: 'T0', serves: null, facts: {}, users: 40, bands: null };
    stubNetwork(() => ({ body: { services: [{ ...service, retiredAt: null }], open: {}, unknown: [] } }));
    render(<CreateTicketDialog open onClose={vi.fn()} />, { wrapper: Queries });
    const preview = () => screen.getByRole('status').textContent;
    fireEvent.change(question('Who cannot work?').getByRole('textbox'), { target: { value: '40' } });
    expect(preview()).toMatch(/7 answers assumed/);
    await waitFor(() => expect(document.querySelector('option[value=Ledger]')).toBeTruthy());
    fireEvent.change(screen.getByLabelText(/service/i), { target: { value: 'ledger ' } });
    // all 40 of its users, on a T0
    expect(preview()).toMatch(/Severity [12].*6 answers assumed.*T0 · critical/);
    fireEvent.change(screen.getByLabelText(/service/i), { target: { value: 'other' } });
    expect(preview()).toMatch(/7 answers assumed/);
  });
});
