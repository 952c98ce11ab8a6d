import type { Browser, Page } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type Api } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { keysIn, openBoard, type Look } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: Api;
let team: TestTeam;
let browser: Browser;
let item: Item;

const act = ({ id }: Item, name: string) => `/api/product-backlog/items/${id}/${name}`;
const newItem = async (title: string): Promise<Item> =>
  (await must(team.dana.post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title }))).body.item;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down' }));
  browser = await launchBrowser();
});
beforeEach(async () => {
  item = await newItem('Fax gateway');
  await newItem('Young and fresh');
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

const panel = (page: Page, key = item.key) => page.getByRole('dialog', { name: key });
const at = async (key: string, look: Look = {}) => {
  const opened = await openBoard(browser, team.dana, team.slug, look);
  await opened.page.goto(`${api.url}/b/${team.slug}/i/${key}`);
  return opened;
};
const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};
const looks: Look[] = [{}, { colorScheme: 'dark', width: 390, height: 844, touch: true }];

describe('an item that left the board', () => {
  it('P12 is opened from what was set aside, and taken up there', async () => {
    await must(team.dana.post(act(item, 'set-aside'), { reason: 'After the redesign.' }));
    const { page, complaints } = await openBoard(browser, team.dana, team.slug);
    await page.getByRole('button', { name: /^Look and session/ }).click();
    await page.getByRole('menuitem', { name: 'Keep the backlog small…' }).click();
    await page.getByRole('button', { name: 'Not now', exact: true }).click();
    await page.getByRole('link', { name: item.key }).click();
    await panel(page).getByText('“After the redesign.”').first().waitFor();
    await expect
      .poll(() =>
        panel(page)
          .getByRole('button', { name: /^Column/ })
          .isDisabled(),
      )
      .toBe(true);
    await panel(page).getByRole('button', { name: 'Take it up' }).click();
    await expect.poll(() => keysIn(page, 'Backlog')).toContain(item.key);
    await expect.poll(() => panel(page).getByRole('button', { name: 'Take it up' }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it.each(looks)(
    'P12 P11 has its panel behind its link: set aside, split, removed %#',
    { timeout: 90_000 },
    async (look) => {
      await must(team.dana.post(act(item, 'set-aside'), { reason: 'After the redesign.' }));
      const { page } = await at(item.key, look);
      await panel(page)
        .getByText(/Not now: set aside by Dana/)
        .waitFor();
      await wellMade(page);

      const parent = await newItem('Everything at once');
      const children = [{ title: 'First half' }, { title: 'Second half' }];
      const split = await must(team.dana.post(act(parent, 'split'), { version: parent.version, children }));
      const [first] = split.body.children as Item[];
      await page.goto(`${api.url}/b/${team.slug}/i/${parent.key}`);
      await panel(page, parent.key).getByText('It was split into these').waitFor();
      await wellMade(page);
      await panel(page, parent.key).getByRole('link', { name: first!.key }).click();
      await panel(page, first!.key)
        .getByText(/A part of/)
        .getByRole('link', { name: parent.key })
        .click();
      await panel(page, parent.key).getByRole('button', { name: 'Take the split back' }).click();
      await panel(page, parent.key).getByRole('button', { name: 'Take the split back' }).waitFor({ state: 'detached' });

      await must(team.dana.post(act(parent, 'remove'), { reason: 'No' }));
      await page.goto(`${api.url}/b/${team.slug}/i/${parent.key}`);
      await panel(page, parent.key).getByRole('heading', { name: 'Everything at once' }).waitFor();
      await wellMade(page);
    },
  );

  it('A3 is not there for a requester, nor is what nobody ever made', async () => {
    const keyed = (who: 'emre' | 'bao', key: string) =>
      team[who].get(`/api/teams/${team.slug}/product-backlog/items?key=${key}`);
    expect((await keyed('bao', item.key.toLowerCase())).body.item).toMatchObject({ id: item.id });
    expect([(await keyed('emre', item.key)).status, (await keyed('bao', 'PRD-9999')).status]).toEqual([404, 404]);
    expect((await keyed('bao', 'no key')).status).toBe(400);
    const { page } = await at('PRD-9999');
    await page.getByText('No card with this key is on the board.').waitFor();
  });
});
