import { describe, expect, it } from 'vitest';
import { openBoard, type Look } from '../support/screen.js';
import { must } from '../support/team.js';
import { keys, refinement, row, wellMade } from './refinement.js';

const on = refinement();

describe('refinement', () => {
  it('P8 says on the board what an item lacks, and starts it with a reason', async () => {
    const { settings } = (await must(on.team.dana.get(`/api/teams/${on.team.slug}/board`))).body.product;
    const ready = { sizeLimit: 3, understandingAtLeast: 3, checks: ['problem-stated', 'has-examples'] };
    await must(on.team.dana.post(on.ofTeam('settings/ready'), { version: settings.version, ready }));
    const { page } = await openBoard(on.browser, on.team.bao, on.team.slug);
    await page.getByRole('link', { name: new RegExp(`(^|, )${on.made[1]!.key},`) }).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByRole('region', { name: 'Ready', exact: true }).getByText('Canary rollout').waitFor();
    await page.keyboard.press('Alt+ArrowRight');
    const refusal = page.getByRole('dialog', { name: `${on.made[1]!.key} is not ready` });
    await refusal.getByText('Acceptance examples').waitFor();
    await wellMade(page);
    await refusal.getByRole('button', { name: 'Start anyway…' }).click();
    await refusal.getByRole('textbox').fill('the law comes in May');
    await refusal.getByRole('button', { name: 'Start anyway', exact: true }).click();
    await page.getByRole('region', { name: 'In progress' }).getByText('Canary rollout').waitFor();
  });

  it('P11 splits an item in two, in its place', async () => {
    const { page } = await on.open(on.team.dana);
    const before = await keys(page);
    await row(page, on.made[2]!).click();
    await page.getByRole('button', { name: 'Split…' }).click();
    const dialog = page.getByRole('dialog', { name: /^Split / });
    await dialog.getByLabel('Title of part 1').fill('Currency');
    await dialog.getByLabel('Title of part 2').fill('Export');
    await wellMade(page);
    await dialog.getByRole('button', { name: 'Split into 2' }).click();
    await page.locator('[data-row]').filter({ hasText: 'Export' }).first().waitFor();
    await expect.poll(async () => (await keys(page)).length).toBe(before.length + 1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => keys(page)).toEqual(before);
  });

  const looks: [string, Look][] = [
    ['light', {}],
    ['dark', { colorScheme: 'dark' }],
    ['phone', { width: 390, height: 844, touch: true }],
  ];
  it.each(looks)('P7 is well made, %s', async (name, look) => {
    const { page, complaints } = await on.open(on.team.dana, look);
    for (const filter of ['Stale', 'All']) {
      await page.getByRole('button', { name: new RegExp(`^${filter} \\d`) }).click();
      await wellMade(page);
    }
    await page.getByRole('button', { name: 'Ready check…' }).click();
    await page.getByRole('dialog', { name: 'What ready means' }).waitFor();
    await wellMade(page);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /Formula v/ }).click();
    await page.getByRole('dialog', { name: 'How the score is made' }).waitFor();
    await wellMade(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    if (process.env['SHOTS']) await page.screenshot({ path: `/tmp/refine-${name}.png` });
    expect(complaints).toEqual([]);
  });
});
