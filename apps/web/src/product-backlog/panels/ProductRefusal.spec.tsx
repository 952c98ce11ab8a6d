import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { LimitMode } from '@twotrack/product-backlog/contract';
import { Refused } from '../../http/refused.js';
import { stubNetwork } from '../../ui/panel/stub-network.js';
import { ProductRefusal } from './ProductRefusal.js';
import { bao, idOf, item, showProduct } from './test-board.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const full = (mode: LimitMode) =>
  new Refused(409, 'wip-limit-reached', 'In progress holds 2 of at most 2.', {
    column: 'in-progress',
    limit: 2,
    mode,
    count: 2,
    holders: [],
  });

interface Given {
  mode: LimitMode;
  inReview?: number;
  retry?: (reason?: string) => Promise<unknown>;
  onClose?: () => void;
}

function refuse({ mode, inReview = 0, retry = async () => {}, onClose = () => {} }: Given) {
  const blocked = { reason: 'legal', by: bao, since: '2026-11-12T08:00:00.000Z' };
  showProduct({
    mode,
    items: [
      item(1, 'ready'),
      item(2, 'in-progress', { blocked }),
      item(3, 'in-progress', { assignees: [bao.id] }),
      ...Array.from({ length: inReview }, (_, at) => item(4 + at, 'review')),
    ],
  });
  render(
    <ProductRefusal refused={full(mode)} itemId={idOf(1)} retry={retry} onClose={onClose} anchor={document.body} />,
  );
  return within(screen.getByRole('dialog'));
}

describe('ProductRefusal', () => {
  it('W3 says the limit, the count and who holds the cards', () => {
    const panel = refuse({ mode: 'block' });
    expect(panel.getByText('In progress is full: 2 of 2')).toBeTruthy();
    expect(panel.getByText(/PRD-1 was not moved/)).toBeTruthy();
    const [closest, second] = panel.getAllByRole('listitem');
    expect(closest!.textContent).toContain('PRD-3');
    expect(closest!.textContent).toContain('Bao Tran');
    expect(second!.textContent).toContain('blocked: legal');
  });

  it('W1 lets nobody pass a limit that blocks', () => {
    expect(refuse({ mode: 'block' }).queryByRole('button', { name: /Move anyway/ })).toBeNull();
  });

  it('W1 lets a reason of at least 10 characters pass, and loses none of it when that is refused too', async () => {
    const reasons: (string | undefined)[] = [];
    const onClose = vi.fn();
    const retry = async (reason?: string) => {
      reasons.push(reason);
      if (reasons.length === 1) throw full('block-unless-reason');
    };
    const panel = refuse({ mode: 'block-unless-reason', retry, onClose });
    fireEvent.click(panel.getByRole('button', { name: /Move anyway/ }));
    const reason = panel.getByRole<HTMLTextAreaElement>('textbox');

    fireEvent.change(reason, { target: { value: 'too short' } });
    fireEvent.click(panel.getByRole('button', { name: 'Move anyway' }));
    expect(panel.getByText(/At least 10 characters: 1 more/)).toBeTruthy();
    expect(reasons).toEqual([]);

    fireEvent.change(reason, { target: { value: 'the release waits for it' } });
    fireEvent.click(panel.getByRole('button', { name: 'Move anyway' }));
    await panel.findByText('In progress holds 2 of at most 2.');
    expect(reason.value).toBe('the release waits for it');
    expect(onClose).not.toHaveBeenCalled();

    fireEvent.click(panel.getByRole('button', { name: 'Move anyway' }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    expect(reasons).toEqual(['the release waits for it', 'the release waits for it']);
  });

  it('offers the next column where it has room, and the way back where it has none or the card is blocked', () => {
    const room = refuse({ mode: 'block' });
    expect(room.getByRole('button', { name: 'Move PRD-3 to Review' })).toBeTruthy();
    expect(room.getByRole('button', { name: 'Pull PRD-2 back to Ready' })).toBeTruthy();
    cleanup();
    const none = refuse({ mode: 'block', inReview: 1 });
    expect(none.queryByRole('button', { name: 'Move PRD-3 to Review' })).toBeNull();
    expect(none.getByRole('button', { name: 'Pull PRD-3 back to Ready' })).toBeTruthy();
  });

  it('offers the move again as soon as the column has room', async () => {
    const sent = stubNetwork(() => ({ body: { stream: 'product:x', epoch: 1, seq: 5 } }));
    const retry = vi.fn(async () => {});
    const panel = refuse({ mode: 'block', retry });
    fireEvent.click(panel.getByRole('button', { name: 'Move PRD-3 to Review' }));
    fireEvent.click(await panel.findByRole('button', { name: 'Move PRD-1 to In progress' }));
    await waitFor(() => expect(retry).toHaveBeenCalledWith());
    expect(sent[0]).toMatchObject({
      path: `/api/product-backlog/items/${idOf(3)}/move`,
      body: { from: 'in-progress', column: 'review' },
    });
  });

  it('says other refusals in plain words, and who has the right', () => {
    showProduct({ items: [item(1, 'ready')] });
    const refused = new Refused(403, 'not-product-owner', 'Only the product owner of this team decides this.');
    render(<ProductRefusal refused={refused} retry={async () => {}} onClose={() => {}} anchor={document.body} />);
    const panel = within(screen.getByRole('dialog'));
    expect(panel.getByText('Only the product owner of this team decides this.')).toBeTruthy();
    expect(panel.getByText(/Dana Ruiz is the product owner/)).toBeTruthy();
    expect(panel.queryByRole('button', { name: 'Try again' })).toBeNull();
  });
});
