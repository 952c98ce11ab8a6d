import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { card, keysIn, openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiProcess;
let other: ApiProcess;
let team: TestTeam;
let browser: Browser;

beforeAll(async () => {
  database = await createTestDatabase();
  [api, other] = [await spawnApi(database.url), await spawnApi(database.url)];
  team = await setUpTeam(api);
  browser = await launchBrowser();
  for (const title of ['One', 'Two', 'Three']) await addItem(title);
});

afterAll(async () => {
  api?.process.kill('SIGCONT');
  await browser?.close();
  await Promise.all([api?.close(), other?.close()]);
  await database?.drop();
});

/** By the other process, which stays when the first one stands still. */
const addItem = (title: string) =>
  must(team.dana.at(other.url).post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title }));

it('L6 says when a board is no longer live, lets nothing be changed, and equals the server when it is back', async () => {
  const { page } = await openBoard(browser, team.dana, team.slug);
  await expect.poll(() => keysIn(page, 'Backlog')).toEqual(['PRD-1', 'PRD-2', 'PRD-3']);
  api.process.kill('SIGSTOP');
  await page.getByText(/Offline since .*You can read, not change\./).waitFor();
  await addItem('Made meanwhile');
  await card(page, 'PRD-1').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await page.getByText('You are offline: reading works, changing does not.').waitFor();
  await expect.poll(() => keysIn(page, 'Backlog')).toEqual(['PRD-1', 'PRD-2', 'PRD-3']);
  await expect.poll(() => page.locator('[draggable=true]').count()).toBe(0);

  api.process.kill('SIGCONT');
  await page.getByText('Live', { exact: true }).waitFor();
  await expect.poll(() => keysIn(page, 'Backlog')).toEqual(['PRD-1', 'PRD-2', 'PRD-3', 'PRD-4']);
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => keysIn(page, 'Ready')).toEqual(['PRD-1']);
  await page.context().close();
});

it('L5 comes back by itself to a server that was killed and started anew on the same port', async () => {
  const { page } = await openBoard(browser, team.dana, team.slug);
  await expect.poll(() => keysIn(page, 'Backlog')).toContain('PRD-4');
  await api.kill();
  await page.getByText(/Reconnecting… board as of/).waitFor();
  await addItem('Made while it was dead');
  api = await spawnApi(database.url, Number(new URL(api.url).port));
  await expect.poll(() => keysIn(page, 'Backlog'), { timeout: 20_000 }).toContain('PRD-5');
  await page.getByText('Live', { exact: true }).waitFor();
  await page.context().close();
});
