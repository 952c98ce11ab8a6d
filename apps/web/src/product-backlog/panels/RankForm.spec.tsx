import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { DelegateForm } from '../order/DelegateForm.js';
import { RankForm } from './RankForm.js';
import { item, showProduct } from './test-board.js';

afterEach(cleanup);

describe('a form that takes the place of its button', () => {
  it('P1 has the focus in its first field: what is typed next goes nowhere else', () => {
    const [one, other] = [item(3, 'ready'), item(7, 'ready')];
    showProduct({ items: [one, other] });
    render(<RankForm item={one} onDone={() => {}} />);
    expect(document.activeElement).toBe(screen.getByLabelText('Place'));
  });

  it('P13 so has that of who else orders', () => {
    showProduct({ items: [] });
    render(<DelegateForm onDone={() => {}} />);
    expect(document.activeElement).toBe(screen.getAllByRole('combobox')[0]);
  });
});
