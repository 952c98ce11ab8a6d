import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { stubNetwork } from '../../ui/panel/stub-network.js';
import { CreateItemDialog } from './CreateItemDialog.js';
import { bao, idOf, item, showProduct } from './test-board.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const done = () => ({ body: { stream: 'product:x', epoch: 1, seq: 1 } });
const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('CreateItemDialog', () => {
  it('P4 lets the product owner place an item at the top of the order', async () => {
    showProduct({ items: [item(7, 'ready'), item(3, 'backlog')] });
    const sent = stubNetwork(done);
    const onClose = vi.fn();
    render(<CreateItemDialog open onClose={onClose} />);
    fireEvent.click(screen.getByRole('button', { name: 'Create item' }));
    expect(screen.getByText('Give it a title.')).toBeTruthy();
    type('Title', 'Export to CSV');
    type('Place', 'top');
    fireEvent.click(screen.getByRole('button', { name: 'Create item' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(sent.map(({ path, body }) => [path, body])).toEqual([
      ['/api/teams/payments/product-backlog/items', { title: 'Export to CSV', type: 'feature', before: idOf(3) }],
    ]);
  });

  it('P4 tells everybody else that it becomes a request, and sends one', async () => {
    showProduct({ me: { who: bao, roles: ['member'] } });
    const sent = stubNetwork(done);
    render(<CreateItemDialog open onClose={() => {}} />);
    expect(screen.getByText(/becomes a request in the inbox/).textContent).toContain('Dana Ruiz');
    type('Title', 'Export to CSV');
    type('Where does it come from?', 'customer');
    fireEvent.click(screen.getByRole('button', { name: 'Send request' }));
    await waitFor(() => expect(sent[0]?.body).toEqual({ title: 'Export to CSV', source: 'customer' }));
    expect(sent[0]!.path).toBe('/api/teams/payments/product-backlog/requests');
  });

  it('keeps what was typed when the server refuses, and names the field', async () => {
    showProduct({});
    stubNetwork(() => ({
      status: 400,
      body: { code: 'invalid', detail: 'title: too long', faults: [{ path: 'title', message: 'too long' }] },
    }));
    const onClose = vi.fn();
    render(<CreateItemDialog open onClose={onClose} />);
    type('Title', 'Export to CSV');
    fireEvent.click(screen.getByRole('button', { name: 'Create item' }));
    expect((await screen.findByRole('alert')).textContent).toBe('title: too long');
    expect(screen.getByLabelText<HTMLInputElement>('Title').value).toBe('Export to CSV');
    expect(onClose).not.toHaveBeenCalled();
  });
});
