import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { card, column, keysIn, openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiProcess;
let team: TestTeam;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await spawnApi(database.url);
  team = await setUpTeam(api);
  browser = await launchBrowser();
  for (const title of ['One', 'Two', 'Three'])
    await must(team.dana.post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title }));
  const ticket = { kind: 'incident', title: 'Slow', facts: { usersAffected: { value: 3 } } };
  const { body } = await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, ticket));
  await must(
    team.bao.post(`/api/service-queue/tickets/${body.ticket.id}/move`, { from: body.ticket.column, column: 'queue' }),
  );
  await must(team.bao.post(`/api/service-queue/tickets/${body.ticket.id}/acknowledge`));
});

afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

beforeEach(async () => {
  page = (await openBoard(browser, team.dana, team.slug)).page;
});

afterEach(() => page.context().close());

/** What one does by pointing at the thing itself: a card, a column, a message, a waiting order; or by closing it. */
const BY_POINTING = ['j', 'k', 'h', 'l', 'home', 'end', '.', 'f8', 'esc'];

it('every command of the keyboard is also on a button or in a menu, which names its key', async () => {
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'All keys' });
  await sheet.waitFor();
  const commands = await namesIn(sheet.locator('dd > span:first-child'));
  expect(commands.length).toBeGreaterThan(25);
  await page.keyboard.press('Escape');
  await expect.poll(() => sheet.count()).toBe(0);

  const ways = new Set<string>([...BY_POINTING, ...(await tooltips())]);
  await inMenu(page.getByRole('button', { name: 'Actions for PRD-1' }), ways);
  await inMenu(page.getByRole('button', { name: 'Actions for PRD-1' }), ways, /^Move to/);
  await inMenu(page.getByRole('button', { name: /^Actions for SRV-/ }), ways);
  await inMenu(page.getByRole('button', { name: /^Actions for SRV-/ }), ways, /^Move to/);
  await inMenu(page.getByRole('button', { name: /Look and session/ }), ways);
  await inMenu(page.getByRole('button', { name: /^Board of/ }), ways);
  expect(commands.filter((command) => !ways.has(command))).toEqual([]);
});

it('the menu of a key has the focus on the next column: Enter moves the card there', async () => {
  for (const [key, next] of [
    ['PRD-1', 'Ready'],
    ['SRV-1', 'Working'],
  ] as const) {
    await card(page, key).focus();
    await page.keyboard.press('t');
    await page.getByRole('menu').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(next);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('menu').count()).toBe(0);
  }
});

it('single keys do nothing in a text field, and nothing with a dialog open', async () => {
  const before = await keysIn(page, 'Backlog');
  await card(page, 'PRD-1').focus();
  await page.keyboard.press('/');
  await page.keyboard.type('pace tu?b');
  await expect.poll(() => page.getByRole('textbox', { name: /Filter/ }).inputValue()).toBe('pace tu?b');
  await expect.poll(() => page.getByRole('dialog').or(page.getByRole('menu')).count()).toBe(0);
  await page.keyboard.press('Escape');

  await card(page, 'PRD-1').focus();
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'All keys' });
  await sheet.waitFor();
  for (const key of ['p', 'c', 'i', 'b', 't', 'w', 'Alt+ArrowRight', 'Alt+ArrowDown']) await page.keyboard.press(key);
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
  await expect.poll(() => page.getByRole('menu').count()).toBe(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => sheet.count()).toBe(0);
  await expect.poll(() => keysIn(page, 'Backlog')).toEqual(before);
  await expect.poll(() => column(page, 'Working').getByRole('listitem').count()).toBe(0);
  const { body } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
  expect(body.product.items.every(({ assignees }: { assignees: string[] }) => assignees.length === 0)).toBe(true);
});

/** The keys that buttons and fields name in their tooltips: "All keys (?)". */
const tooltips = (): Promise<string[]> =>
  page
    .locator('[title]')
    .evaluateAll((all) => all.flatMap((one) => /\(([^()]+)\)$/.exec(one.getAttribute('title')!)?.[1] ?? []))
    .then((keys) => keys.map((key) => key.toLowerCase()));

/** The keys that a menu shows, or one of its branches. */
async function inMenu(opener: Locator, ways: Set<string>, branch?: RegExp): Promise<void> {
  await opener.first().click();
  await page.getByRole('menu').first().waitFor();
  if (branch) {
    await page.getByRole('menuitem', { name: branch }).click();
    await expect.poll(() => page.getByRole('menu').count()).toBe(2);
  }
  for (const keys of await namesIn(page.getByRole('menuitem').locator('span:has(> kbd)'))) ways.add(keys);
  await page.keyboard.press('Escape');
  if (branch) await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('menu').count()).toBe(0);
}

/** "alt ↑", one for each of these rows of keys. */
const namesIn = (keys: Locator): Promise<string[]> =>
  keys.evaluateAll((all) =>
    all.map((one) => [...one.querySelectorAll('kbd')].map(({ textContent }) => textContent!.toLowerCase()).join(' ')),
  );
