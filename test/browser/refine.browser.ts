import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openBoard, type Look } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;
let made: Item[];

const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
const ofItem = (item: Item, act: string) => `/api/product-backlog/items/${item.id}/${act}`;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  made = [];
  for (const title of ['Retry queue', 'Canary rollout', 'Currency on export', 'Dark invoices'])
    made.push((await must(team.dana.post(ofTeam('items'), { type: 'feature', title }))).body.item);
  const score = (item: Item, vectors: object) =>
    must(team.bao.post(ofItem(item, 'score'), { version: item.version, vectors }));
  await score(made[0]!, { value: 1, learning: 1, risk: 5, size: 5 });
  await score(made[1]!, { value: 3, learning: 2, risk: 1, size: 2 });
  await score(made[2]!, { value: 5, learning: 4, risk: 1, size: 1 });
  // a phone shows the tickets first
  await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down' }));
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

async function open(client: Client, look: Look = {}): Promise<{ page: Page; complaints: string[] }> {
  const screen = await openBoard(browser, client, team.slug, look);
  await screen.page.goto(`${client.url}/b/${team.slug}/refine`);
  await screen.page.getByRole('heading', { name: 'Refine' }).waitFor();
  await screen.page.locator('[data-row]').first().waitFor();
  return screen;
}

const row = (page: Page, item: Item) => page.locator(`[data-row="${item.id}"]`);
const keys = (page: Page) =>
  page.locator('[data-row] th').evaluateAll((cells) => cells.map((cell) => /[A-Z]+-\d+/.exec(cell.textContent!)![0]));
const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

describe('refinement', () => {
  it('P8 says on the board what an item lacks, and starts it with a reason', async () => {
    const { settings } = (await must(team.dana.get(`/api/teams/${team.slug}/board`))).body.product;
    const ready = { sizeLimit: 3, understandingAtLeast: 3, checks: ['problem-stated', 'has-examples'] };
    await must(team.dana.post(ofTeam('settings/ready'), { version: settings.version, ready }));
    const { page } = await openBoard(browser, team.bao, team.slug);
    await page.getByRole('link', { name: new RegExp(`(^|, )${made[1]!.key},`) }).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByRole('region', { name: 'Ready', exact: true }).getByText('Canary rollout').waitFor();
    await page.keyboard.press('Alt+ArrowRight');
    const refusal = page.getByRole('dialog', { name: `${made[1]!.key} is not ready` });
    await refusal.getByText('Acceptance examples').waitFor();
    await wellMade(page);
    await refusal.getByRole('button', { name: 'Start anyway…' }).click();
    await refusal.getByRole('textbox').fill('the law comes in May');
    await refusal.getByRole('button', { name: 'Start anyway', exact: true }).click();
    await page.getByRole('region', { name: 'In progress' }).getByText('Canary rollout').waitFor();
  });

  it('P11 splits an item in two, in its place', async () => {
    const { page } = await open(team.dana);
    const before = await keys(page);
    await row(page, made[2]!).click();
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
    const { page, complaints } = await open(team.dana, look);
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
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    if (process.env['SHOTS']) await page.screenshot({ path: `/tmp/refine-${name}.png` });
    expect(complaints).toEqual([]);
  });
});
