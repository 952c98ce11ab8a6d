import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { OwnRequests } from './OwnRequests.js';
import { bao, dana, request, showProduct } from './test-board.js';

afterEach(cleanup);

it('P4 shows a requester what became of a request, by whom and why; what still waits comes first', () => {
  const decision = { by: dana, at: '2026-11-05T08:00:00.000Z', reason: 'we drop that product' };
  const declined = { ...request(1, 'Faster builds'), status: 'declined' as const, decision };
  showProduct({ me: { who: bao, roles: ['requester'] }, requests: [declined, request(2, 'Dark mode')] });
  render(<OwnRequests />);
  const [open, decided] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
  expect(open).toMatch(/Waits for the product owner.*Dark mode/);
  expect(decided).toMatch(/Declined.*Faster builds.*Dana Ruiz.*we drop that product/);
  expect(screen.queryByRole('button')).toBeNull();
});
