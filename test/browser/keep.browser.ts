import type { Browser, Page } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { keysIn, openBoard, type Look } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let db: DataSource;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;
let old: Item[];

const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
const newItem = async (title: string): Promise<Item> =>
  (await must(team.dana.post(ofTeam('items'), { type: 'feature', title }))).body.item;
const untouchedFor = (items: readonly Item[], days: number) =>
  db.query(`update product_backlog.item set touched_at = now() - make_interval(days => $2) where id = any($1)`, [
    items.map(({ id }) => id),
    days,
  ]);

beforeAll(async () => {
  database = await createTestDatabase();
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  // a phone shows the tickets first
  await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down' }));
  browser = await launchBrowser();
});
beforeEach(async () => {
  const board = await must(team.dana.get(`/api/teams/${team.slug}/board`));
  for (const { id } of board.body.product.items as Item[])
    await must(team.dana.post(`/api/product-backlog/items/${id}/remove`));
  old = [];
  for (const title of ['Fax gateway', 'Print preview', 'Import of 2009']) old.push(await newItem(title));
  await untouchedFor(old, 120);
  await newItem('Young and fresh');
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await db?.destroy();
  await database?.drop();
});

const open = (client: Client, look: Look = {}) => openBoard(browser, client, team.slug, look);
const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Keep the backlog small' });
const rows = (page: Page) =>
  dialogOf(page).getByRole('list', { name: 'Old items and items out of reach' }).getByRole('listitem');
const row = (page: Page, item: Item) => rows(page).filter({ hasText: item.title });
const isFocused = (page: Page, item: Item) => () => row(page, item).evaluate((one) => one === document.activeElement);

async function openByMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Look and session/ }).click();
  await page.getByRole('menuitem', { name: 'Keep the backlog small…' }).click();
  await dialogOf(page).waitFor();
}

const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

describe('the ritual over what grew old', () => {
  it('P12 keeps, sets aside and removes by one key each, takes it back, and goes on to the next', async () => {
    const { page, complaints } = await open(team.dana);
    const keys = async (...presses: string[]) => {
      for (const press of presses) await page.keyboard.press(press);
    };
    await page.getByRole('button', { name: 'Backlog: 3 old' }).focus();
    await keys('Enter');
    await expect.poll(() => rows(page).count()).toBe(3);
    await dialogOf(page).getByText('needs 10 finished items; has 0').waitFor();
    await wellMade(page);

    await row(page, old[0]!).focus();
    await keys('k');
    await dialogOf(page).getByText(`Why does ${old[0]!.key} stay?`).waitFor();
    await wellMade(page);
    await keys('Enter');
    await dialogOf(page).getByText('Give a reason').waitFor();
    await keys('Escape');
    await expect.poll(isFocused(page, old[0]!)).toBe(true);
    await keys('k');
    await page.keyboard.type('Hospitals still fax.');
    await keys('Enter');
    await expect.poll(isFocused(page, old[1]!)).toBe(true);
    await expect.poll(() => rows(page).count()).toBe(2);

    await keys('n');
    await page.keyboard.type('After the redesign.');
    await keys('Enter');
    await expect.poll(isFocused(page, old[2]!)).toBe(true);
    await keys('d', 'Enter');
    await dialogOf(page).getByText('Nothing is old, and everything is within reach.').waitFor();
    await keys('Escape');
    await dialogOf(page).waitFor({ state: 'detached' });
    await expect.poll(() => keysIn(page, 'Backlog')).toHaveLength(2);
    await expect.poll(() => keysIn(page, 'Backlog')).toContain(old[0]!.key);
    await openByMenu(page);

    for (const count of [1, 2, 3]) {
      await keys('Control+z');
      await expect.poll(() => rows(page).count()).toBe(count);
    }
    await keys('Escape');
    await dialogOf(page).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('P12 goes on to the next also where the board hears of a decision before its answer is here', async () => {
    const { page, complaints } = await open(team.dana);
    await page.getByRole('button', { name: 'Backlog: 3 old' }).click();
    await row(page, old[0]!).focus();
    let heard = (): void => undefined;
    const told = new Promise<void>((resolve) => (heard = resolve));
    await page.route('**/remove', async (route) => {
      const answer = await route.fetch();
      await told;
      await route.fulfill({ response: answer });
    });
    await page.keyboard.press('d');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Backlog: 2 old', includeHidden: true }).waitFor({ state: 'attached' });
    await expect.poll(() => rows(page).count()).toBe(3);
    heard();
    await expect.poll(isFocused(page, old[1]!)).toBe(true);
    await expect.poll(() => rows(page).count()).toBe(2);
    await page.keyboard.press('Control+z');
    await expect.poll(() => rows(page).count()).toBe(3);
    expect(complaints).toEqual([]);
  });

  it('P12 goes along the list by arrow keys, and a member only reads', async () => {
    const { page, complaints } = await open(team.bao);
    await page.getByRole('button', { name: 'Backlog: 3 old' }).click();
    await row(page, old[0]!).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(isFocused(page, old[1]!)).toBe(true);
    await page.keyboard.press('End');
    await expect.poll(isFocused(page, old[2]!)).toBe(true);
    for (const key of ['k', 'n', 'd']) await page.keyboard.press(key);
    await expect.poll(() => dialogOf(page).getByRole('textbox').count()).toBe(0);
    for (const name of [/^Keep/, /^Not now:/, /^Remove/, 'Reviewed now', 'Change the rule'])
      await expect.poll(() => dialogOf(page).getByRole('button', { name }).count()).toBe(0);
    await wellMade(page);
    expect(complaints).toEqual([]);
  });

  it('P12 P2 what is set aside is found by its words and taken up beside its neighbour', async () => {
    const { page } = await open(team.dana);
    const before = await keysIn(page, 'Backlog');
    await must(team.dana.post(`/api/product-backlog/items/${old[1]!.id}/set-aside`, { reason: 'After the redesign.' }));
    await openByMenu(page);
    await dialogOf(page).getByRole('button', { name: 'Not now', exact: true }).click();
    const search = dialogOf(page).getByRole('searchbox', { name: 'Search what was set aside' });
    await search.fill('nothing like it');
    await dialogOf(page).getByText('Nothing set aside says “nothing like it”.').waitFor();
    await search.fill('redesign');
    await dialogOf(page).getByText('“After the redesign.”').waitFor();
    await wellMade(page);
    await dialogOf(page)
      .getByRole('button', { name: `Take up: ${old[1]!.key}` })
      .click();
    await dialogOf(page).getByText('Nothing set aside says “redesign”.').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => keysIn(page, 'Backlog')).toEqual(before);
  });

  it('P12 the product owner sets the rule and the ceiling, and says when all was reviewed; the header warns', async () => {
    const { page, complaints } = await open(team.dana);
    await page.getByRole('button', { name: 'Backlog: 3 old' }).click();
    await dialogOf(page).getByRole('button', { name: 'Change the rule' }).click();
    await dialogOf(page).getByLabel('Untouched for days').fill('0');
    await page.keyboard.press('Enter');
    await dialogOf(page).getByText('A whole number from 1 to 3650.').waitFor();
    await dialogOf(page).getByLabel('Untouched for days').fill('130');
    await dialogOf(page).getByLabel('Ceiling of items').fill('2');
    await page.keyboard.press('Enter');
    await dialogOf(page).getByText('untouched for 130 days').waitFor();
    await dialogOf(page).getByText('2 over the ceiling.').waitFor();
    await expect.poll(() => rows(page).count()).toBe(0);
    await dialogOf(page).getByText('Never reviewed as a whole.').waitFor();
    await dialogOf(page).getByRole('button', { name: 'Reviewed now' }).click();
    await dialogOf(page)
      .getByText(/Last reviewed .*today/)
      .waitFor();
    await wellMade(page);
    await page.keyboard.press('Control+z');
    await dialogOf(page).getByText('Never reviewed as a whole.').waitFor();
    await page.keyboard.press('Control+z');
    await dialogOf(page).getByText('untouched for 90 days').waitFor();
    await expect.poll(() => rows(page).count()).toBe(3);
    await page.keyboard.press('Escape');
    const { body } = await must(team.dana.get(`/api/teams/${team.slug}/board`));
    const { version } = body.product.settings;
    await must(team.dana.post(ofTeam('settings/ceiling'), { version, ceiling: 3 }));
    const line = page.getByRole('button', { name: 'Backlog: 4 of 3, 3 old' });
    await line.waitFor();
    await must(team.dana.post(ofTeam('settings/ceiling'), { version: version + 1, ceiling: null }));
    await line.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('P12 whoever asked for an item reads that it is not for now, and why', async () => {
    const asked = await must(team.emre.post(ofTeam('requests'), { title: 'Dark mode', source: 'customer' }));
    const accepted = await must(
      team.dana.post(`/api/product-backlog/requests/${asked.body.request.id}/accept`, { type: 'feature' }),
    );
    const { page } = await open(team.emre);
    await must(
      team.dana.post(`/api/product-backlog/items/${accepted.body.item.id}/set-aside`, {
        reason: 'After the redesign.',
      }),
    );
    await page.getByText(/Not now: set aside by Dana/).waitFor();
    await page.getByText('“After the redesign.”').waitFor();
    await wellMade(page);
  });

  it.each(['light', 'dark'] as const)('P12 is done on a phone, %s', async (colorScheme) => {
    const { page, complaints } = await open(team.dana, { width: 390, height: 844, touch: true, colorScheme });
    await page.getByRole('button', { name: 'Product', exact: true }).tap();
    await page.getByRole('button', { name: /^Backlog: 3 old/ }).tap();
    await expect.poll(() => rows(page).count()).toBe(3);
    await wellMade(page);
    await dialogOf(page)
      .getByRole('button', { name: `Not now: ${old[0]!.key}` })
      .tap();
    await page.keyboard.type('Later.');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(2);
    expect(complaints).toEqual([]);
  });
});
