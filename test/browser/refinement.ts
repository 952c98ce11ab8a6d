import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openBoard, type Look } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

/** Four items of a team, three of them scored, and the page of refinement in front of whoever asks for it. */
export function refinement() {
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

  return {
    open,
    ofTeam,
    ofItem,
    get databaseUrl() {
      return database.url;
    },
    get team() {
      return team;
    },
    get browser() {
      return browser;
    },
    get made() {
      return made;
    },
  };
}

export const row = (page: Page, item: Item) => page.locator(`[data-row="${item.id}"]`);
export const keys = (page: Page) =>
  page.locator('[data-row] th').evaluateAll((cells) => cells.map((cell) => /[A-Z]+-\d+/.exec(cell.textContent!)![0]));
export const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};
