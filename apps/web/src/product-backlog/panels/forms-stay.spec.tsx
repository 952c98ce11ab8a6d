import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { stubNetwork } from '../../ui/panel/stub-network.js';
import { useItem } from '../product-store.js';
import { ItemBlock } from './ItemBlock.js';
import { dana, idOf, item, showProduct } from './test-board.js';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Block() {
  const one = useItem(idOf(1));
  return one ? <ItemBlock item={one} /> : null;
}

it('P18 keeps what was typed, and says why, where a block that was shown already is refused', async () => {
  showProduct({ me: { who: dana, roles: ['product-owner', 'member'] }, items: [item(1, 'ready')] });
  stubNetwork(() => ({ status: 409, body: { code: 'already-blocked', detail: 'Bao has blocked it already.' } }));
  render(<Block />);
  fireEvent.click(screen.getByRole('button', { name: /block/i }));
  const reason = screen.getByRole('textbox') as HTMLTextAreaElement;
  fireEvent.change(reason, { target: { value: 'Legal looks at it' } });
  fireEvent.keyDown(reason, { key: 'Enter' });
  await screen.findByText('Bao has blocked it already.');
  expect((screen.getByRole('textbox') as HTMLTextAreaElement).value).toBe('Legal looks at it');
});
