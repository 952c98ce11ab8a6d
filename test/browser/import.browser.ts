import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { openBoard } from '../support/screen.js';
import { addTeam } from '../support/second-team.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;

const SHOTS = process.env['SHOTS'];
const shot = (page: Page, name: string) =>
  SHOTS ? page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true }) : Promise.resolve();
const fixture = (name: string) => path.resolve(import.meta.dirname, '../import/fixtures', name);

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  await must(team.dana.post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title: 'First' }));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

/** Both themes, and no wider than a phone. */
async function looksRight(page: Page, name: string): Promise<void> {
  const isAccessible = async () => {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await isAccessible();
    await shot(page, `${name}-${colorScheme}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(room);
  await isAccessible();
  await shot(page, `${name}-phone`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

async function openImport(who: 'dana' | 'bao') {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
  const [name, value] = team[who].credentials['cookie']!.split('=', 2) as [string, string];
  await context.addCookies([{ name, value, url: api.url }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    // a refusal is an answer, not a fault of the page
    if (message.type() === 'error' && !/status of 400/.test(message.text())) complaints.push(message.text());
  });
  await page.goto(`${api.url}/b/${team.slug}/import`);
  await page.getByRole('button', { name: 'Choose a file' }).waitFor();
  return { page, complaints };
}

describe('import on the screen', () => {
  it(
    'P4 a file is dropped, shown sorted out, changed, brought in by keys, and reported',
    { timeout: 90_000 },
    async () => {
      const { page, complaints } = await openImport('dana');
      await looksRight(page, 'import-begin');
      await page.locator('input[type=file]').setInputFiles(fixture('jira.json'));
      await page.getByRole('heading', { name: 'jira.json: 5 rows, Jira' }).waitFor();
      await page.getByLabel('Where Bug goes').selectOption('order');
      await page.getByText('You chose so.').waitFor();
      await looksRight(page, 'import-preview');
      await page.getByRole('button', { name: 'Import 4 rows' }).focus();
      await page.keyboard.press('Enter');
      await page.getByText('1 in the inbox · 1 in the order · 2 in the service queues · 0 were here already').waitFor();
      await looksRight(page, 'import-report');
      await page.getByRole('button', { name: 'Take another file' }).click();
      await page.getByText(/^jira\.json, .+, by Dana$/).waitFor();
      await page.locator('input[type=file]').setInputFiles(fixture('jira.json'));
      await page.getByText('All of it is here already, or goes nowhere.').waitFor();
      await expect.poll(() => page.getByRole('button', { name: 'Import 0 rows' }).isDisabled()).toBe(true);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it(
    'P4 a table of one’s own is read as its columns are said to be; a member has no way into the order',
    { timeout: 60_000 },
    async () => {
      const { page, complaints } = await openImport('bao');
      const buffer = Buffer.from('Nr;Wunsch;Noch was\n1;Schneller;x\n2;Schöner;\n');
      await page.locator('input[type=file]').setInputFiles({ name: 'Wünsche.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('alert').getByText('There is nothing in this file').waitFor();
      const titled = Buffer.from('Nr;Title;Noch was\n1;Schneller;x\n2;Schöner;\n');
      await page.locator('input[type=file]').setInputFiles({ name: 'W.csv', mimeType: 'text/csv', buffer: titled });
      await page.getByText('1 × the column Noch was').waitFor();
      await page.getByLabel('Column Noch was').selectOption('labels');
      await page.getByText('1 × the column Noch was').waitFor({ state: 'detached' });
      const targets = await page.getByLabel('Where Without a type goes').locator('option').allTextContents();
      expect(targets).not.toContain('the order, at the end');
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  it('A5 P14 what was brought along tells who did what before, where that is read', { timeout: 60_000 }, async () => {
    const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
    const add = async (title: string) =>
      (await must(team.dana.post(ofTeam('items'), { type: 'feature', title }))).body.item;
    const [older, newer] = [await add('Older'), await add('Newer')];
    const rank = { before: older.id, reason: 'it pays for the rest' };
    await must(team.dana.post(`/api/product-backlog/items/${newer.id}/rank`, rank));
    await must(team.bao.post(`/api/product-backlog/items/${newer.id}/rename`, { version: 2, title: 'Newest' }));
    const text = JSON.stringify((await must(team.dana.get(ofTeam('export')))).body);
    const { slug, owner } = await addTeam(api, database.url, 'Somewhere else');
    await must(owner.post(`/api/teams/${slug}/import`, { name: 'ours.json', text }));
    const { page, complaints } = await openBoard(browser, owner, slug);
    await page.goto(`${api.url}/b/${slug}/i/${newer.key}`);
    const past = page.getByRole('region', { name: 'Before it was brought here' });
    await past.getByText('Bao changed the title').waitFor();
    await past.getByText(new RegExp(`Dana placed it .*above ${older.key}`)).waitFor();
    await past.getByText('“it pays for the rest”').waitFor();
    const here = page.getByRole('region', { name: 'History' });
    await here.getByText(/^Owner of Somewhere else brought it here; Dana created it/).waitFor();
    await looksRight(page, 'past');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Look and session/ }).click();
    await page.getByRole('menuitem', { name: /^Order: / }).click();
    await page.getByText('Show rankings from before it was brought here').click();
    const ranked = page.getByRole('list', { name: 'Rankings before it was brought here' });
    await ranked.getByText(new RegExp(`Dana placed it .*above ${older.key}`)).waitFor();
    await expect.poll(() => ranked.getByRole('button').count()).toBe(0);
    await looksRight(page, 'past-rankings');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('P1 the backlog is taken along as a file', { timeout: 60_000 }, async () => {
    const { page } = await openImport('dana');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^product-backlog-.+\.csv$/);
    expect(readFileSync(await download.path(), 'utf8')).toContain('First');
    await page.context().close();
  });
});
