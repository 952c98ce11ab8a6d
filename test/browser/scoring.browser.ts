import { describe, expect, it } from 'vitest';
import { keys, refinement, row, wellMade } from './refinement.js';

const on = refinement();

describe('refinement', () => {
  it('P7 scores in place by keyboard alone, Tab by Tab, and shows score and gap', async () => {
    const { page, complaints } = await on.open(on.team.bao);
    const last = row(page, on.made[3]!);
    await last.getByRole('textbox', { name: 'Value of' }).focus();
    for (const level of ['4', '3', '2', '2']) {
      await page.keyboard.press(level);
      await page.keyboard.press('Tab');
    }
    await last.getByText('4.5').waitFor();
    await last.getByText('the score would put it 2 places up').waitFor({ state: 'attached' });
    await row(page, on.made[0]!).getByText('reconsider').waitFor();
    await page.getByRole('button', { name: 'Needs score 0' }).waitFor();
    await last.getByRole('textbox', { name: 'Size of' }).focus();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Needs score 1' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('P7 P14 previews the order by score, applies it, and takes it back by one key', async () => {
    const { page } = await on.open(on.team.dana);
    const before = await keys(page);
    await page.getByRole('button', { name: 'Order by score…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Order by score' });
    await dialog.getByText('from 3 to 1').waitFor();
    await wellMade(page);
    await dialog.getByRole('button', { name: 'Apply as order (2)' }).press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => keys(page)).toEqual([before[2], before[1], before[0], before[3]]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => keys(page)).toEqual(before);
  });
});
