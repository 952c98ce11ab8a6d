import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBoard } from '../support/screen.js';
import { must } from '../support/team.js';
import { keys, refinement, row, wellMade } from './refinement.js';

const on = refinement();
let inside: DataSource;
beforeAll(async () => void (inside = await new DataSource({ type: 'postgres', url: on.databaseUrl }).initialize()));
afterAll(() => inside?.destroy());

const focused = () => document.activeElement?.closest('[data-row]')?.textContent?.match(/[A-Z]+-\d+/)?.[0];

describe('the page of refinement', { timeout: 60_000 }, () => {
  it('G R goes there, the help sheet says so, the filter is in the address, and an item opens over it', async () => {
    const { page, complaints } = await openBoard(on.browser, on.team.bao, on.team.slug);
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: 'Refine' }).waitFor();
    await page.getByRole('button', { name: /^Needs score/ }).press('Enter');
    await expect.poll(() => page.url()).toContain('/refine?filter=unscored');
    await expect.poll(() => keys(page)).toEqual([on.made[3]!.key]);
    await page.reload();
    await expect.poll(() => keys(page)).toEqual([on.made[3]!.key]);
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'All keys' });
    for (const said of ['Refine', 'Next item', 'Rank it one higher'])
      await sheet.getByText(said, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => sheet.count()).toBe(0);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: on.made[3]!.key }).waitFor();
    expect(page.url()).toContain(`/refine/i/${on.made[3]!.key}?filter=unscored`);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect.poll(() => page.evaluate(focused)).toBe(on.made[3]!.key);
    expect(complaints).toEqual([]);
  });

  it('P4 says how often each was asked for, and learns at once of what is merged into it', async () => {
    const { page, complaints } = await on.open(on.team.dana);
    const asked = (count: number) => row(page, on.made[0]!).getByText(`asked ${count}×`, { exact: true });
    for (const count of [1, 2]) {
      const body = { title: `Send again ${count}`, source: 'customer' };
      const { request } = (await must(on.team.emre.post(on.ofTeam('requests'), body))).body;
      const merge = `/api/product-backlog/requests/${request.id}/merge`;
      await must(on.team.dana.post(merge, { itemId: on.made[0]!.id }));
      await asked(count).waitFor({ timeout: 5_000 });
    }
    await expect.poll(() => page.getByText(/^asked \d/).count()).toBe(1);
    await wellMade(page);
    const { version } = (await must(on.team.dana.get(`/api/product-backlog/items/${on.made[0]!.id}`))).body.item;
    const children = [{ title: 'One half' }, { title: 'The other half' }];
    await must(on.team.dana.post(on.ofItem(on.made[0]!, 'split'), { version, children }));
    // each part is asked for as often as the whole, long before a minute is over (P11)
    await expect.poll(() => page.getByText('asked 2×', { exact: true }).count(), { timeout: 5_000 }).toBe(2);
    await must(on.team.dana.post(on.ofItem(on.made[0]!, 'unsplit'), {}));
    await expect.poll(() => page.getByText('asked 2×', { exact: true }).count(), { timeout: 5_000 }).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('P1 Alt and the arrows rank the row, the focus goes along, one step takes it back', async () => {
    const { page, complaints } = await on.open(on.team.dana);
    const before = await keys(page);
    const [first, second, third, last] = before;
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await expect.poll(() => page.evaluate(focused)).toBe(second);
    await page.keyboard.press('Alt+ArrowDown');
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => keys(page)).toEqual([first, third, last, second]);
    await expect.poll(() => page.evaluate(focused)).toBe(second);
    await page.keyboard.press('Alt+ArrowDown');
    await page.locator('[data-toast]', { hasText: 'It stands there already.' }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => keys(page)).toEqual([first, third, second, last]);
    await page.keyboard.press('Control+z');
    await expect.poll(() => keys(page)).toEqual(before);
    // in a cell too, and the cell keeps the focus
    await row(page, on.made[0]!).getByRole('textbox', { name: 'Risk of' }).focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => keys(page)).toEqual([second, first, third, last]);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toBe(`Risk of ${on.made[0]!.key}, 1 to 5`);
    await page.keyboard.press('Control+z');
    await expect.poll(() => keys(page)).toEqual(before);
    expect(complaints).toEqual([]);
  });

  it('P3 of a member who does not order, the same keys make a proposal, which one step withdraws', async () => {
    const { page } = await on.open(on.team.bao);
    const before = await keys(page);
    await page.keyboard.press('End');
    await page.keyboard.press('Alt+ArrowUp');
    const proposed = async () =>
      (await must(on.team.dana.get(`/api/teams/${on.team.slug}/board`))).body.product.proposals;
    await expect.poll(async () => (await proposed()).length).toBe(1);
    await expect.poll(() => proposed()).toMatchObject([{ itemId: on.made[3]!.id, place: { before: on.made[2]!.id } }]);
    await expect.poll(() => keys(page)).toEqual(before);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await proposed()).length).toBe(0);
  });

  it('P7 P16 says beside the value how often bets like it held, and what it would teach; states that in place', async () => {
    const item = on.made[0]!;
    const hypothesis = { what: 'Retries', outcome: 'save sales', measure: 'Lost orders', from: '50', to: '5' };
    await must(on.team.dana.post(on.ofItem(item, 'hypothesis'), { version: 1, hypothesis }));
    await must(on.team.bao.post(on.ofItem(item, 'move'), { from: 'backlog', column: 'done' }));
    await must(on.team.dana.post(on.ofItem(item, 'verdict'), { verdict: 'proven', reason: 'Five are left.' }));
    const { page, complaints } = await on.open(on.team.dana);
    const value = row(page, on.made[1]!).getByRole('textbox', { name: 'Value of' });
    await value.focus();
    await page.getByText(`Bets like ${on.made[1]!.key}: feature 1 of 1 (100 %) held`).waitFor();
    await expect.poll(() => value.evaluate((cell: HTMLInputElement) => document.getElementById(cell.getAttribute('aria-describedby')!)!.textContent)).toContain('1 of 1 (100 %) held'); // prettier-ignore
    await page.getByRole('table', { name: 'How often bets held' }).waitFor();
    const learning = page.getByRole('region', { name: 'What would we learn?' });
    await learning.getByText('Learning 2: a detail.').waitFor();
    await learning.getByRole('button', { name: 'State the hypothesis' }).press('Enter');
    for (const text of ['a canary', 'catch faults', 'Incidents a month', '6', '2']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await wellMade(page);
    await page.keyboard.press('Enter');
    await learning
      .getByText('We believe that a canary will catch faults, measured by Incidents a month from 6 to 2.')
      .waitFor();
    expect(complaints).toEqual([]);
  });

  it('P12 draws the line under what is likely finished in 30 days, from what was finished every week', async () => {
    for (let week = 0; week < 12; week++) {
      const title = `Done ${week}`;
      const { item } = (await must(on.team.dana.post(on.ofTeam('items'), { type: 'feature', title }))).body;
      await must(on.team.bao.post(on.ofItem(item, 'move'), { from: 'backlog', column: 'done' }));
      const doneAt = `now() - interval '${week} weeks' - interval '1 hour'`;
      await inside.query(`update product_backlog.item set done_at = ${doneAt} where id = $1`, [item.id]);
    }
    await inside.query(`update product_backlog.item set done_at = null, removed_at = now() where id = $1`, [
      on.made[0]!.id,
    ]);
    for (const title of ['One more', 'And one more'])
      await must(on.team.dana.post(on.ofTeam('items'), { type: 'feature', title }));
    const { page } = await on.open(on.team.bao, { colorScheme: 'dark' });
    await page.getByText('85 % likely in 30 days: the first 4').waitFor();
    const line = page.getByRole('row', { name: /^Ready to pull: above this line/ });
    const above = line.locator('xpath=preceding-sibling::tr[@data-row]');
    await expect.poll(() => above.count()).toBe(4);
    await wellMade(page);
  });
});
