import { AxeBuilder } from '@axe-core/playwright';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

const at = () => `/api/teams/${team.slug}/share`;
const stands = async () => (await must(team.bao.get(at()))).body.share;
const state = async (product: number | null, client = team.dana) =>
  must(client.post(at(), { from: (await stands())?.product ?? null, product }));

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  browser = await launchBrowser();
  const { body } = await must(
    team.dana.post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title: 'Export to CSV' }),
  );
  const column = { from: 'backlog', column: 'review' };
  await must(team.bao.post(`/api/product-backlog/items/${body.item.id}/move`, column));
  const tickets = `/api/teams/${team.slug}/service-queue/tickets`;
  const { ticket } = (await must(team.bao.post(tickets, { kind: 'incident', title: 'Down' }))).body;
  const working = { from: ticket.column, column: 'working' };
  await must(team.bao.post(`/api/service-queue/tickets/${ticket.id}/move`, working));
  // in 100 hours of cards in work the product has had 54
  await standSince('product_backlog.item', '54 hours');
  await standSince('service_queue.ticket', '46 hours');
});
beforeEach(async () => {
  if (await stands()) await state(null);
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

async function standSince(table: string, ago: string): Promise<void> {
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query(`update ${table} set entered_column_at = now() - $1::interval`, [ago]);
  await client.end();
}

const open = (client: Client, look: Look = {}) => openBoard(browser, client, team.slug, look);
const line = (page: Page) => page.getByRole('button', { name: /^Capacity share: / });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Capacity share' });
const row = (page: Page, track: string) => dialog(page).getByRole('row', { name: new RegExp(`^${track}`) });
const decisions = (page: Page) => dialog(page).getByRole('listitem').allInnerTexts();

async function openByMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Look and session/ }).click();
  await page.getByRole('menuitem', { name: 'Capacity share…' }).click();
  await dialog(page).getByText('History').waitFor();
}

const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

describe('the capacity share on a board', () => {
  it('B5 says nothing while nothing is stated; the product owner states it, with why, and every open board shows it at once', async () => {
    const [dana, bao] = [await open(team.dana), await open(team.bao)];
    await openByMenu(dana.page);
    await dialog(dana.page).getByText('No share is stated. In the last 14 days Product has had 54 %').waitFor();
    await expect.poll(() => line(bao.page).count()).toBe(0);
    await dialog(dana.page).getByLabel('Product, in %').fill('70');
    await dialog(dana.page).getByText('30 % for Service').waitFor();
    await dialog(dana.page).getByLabel('Why (optional)').fill('Launch in January');
    await dialog(dana.page).getByRole('button', { name: 'State it' }).click();
    for (const { page } of [dana, bao]) {
      const says = 'Product has had 54 % of the work of the last 14 days, not its 70 %: pull next from there.';
      await expect
        .poll(() => page.locator('button[title]', { hasText: 'Next: Product' }).getAttribute('title'))
        .toBe(says);
    }
    expect(await stands()).toMatchObject({ product: 70, reason: 'Launch in January', by: { name: 'Dana' } });
    await expect.poll(() => dialog(dana.page).count()).toBe(0);
    await line(dana.page).click();
    await expect.poll(() => row(dana.page, 'Product').innerText()).toMatch(/70 %\s+54 %\s+54 h/);
    await expect.poll(() => row(dana.page, 'Service').innerText()).toMatch(/30 %\s+46 %\s+46 h/);
    await expect
      .poll(async () => (await decisions(dana.page))[0])
      .toMatch(/Dana stated a share[^]*70 % Product[^]*Launch in January/);
    expect([...dana.complaints, ...bao.complaints]).toEqual([]);
  });

  it('B5 says so where the share is nearly kept, and names no track', async () => {
    await state(56);
    const { page } = await open(team.bao);
    await line(page).waitFor();
    await expect
      .poll(() => line(page).getAttribute('title'))
      .toContain('Product has had 54 % of the work of the last 14 days, near');
    await expect.poll(() => line(page).innerText()).toBe('54/56 %');
    await state(20);
    await expect.poll(() => line(page).innerText()).toMatch(/Next: Service\s*46\/80 %/);
    await state(null);
    await expect.poll(() => line(page).count()).toBe(0);
  });

  it('B5 is taken back by an undo, and by nobody who came too late', async () => {
    await state(60);
    const { page } = await open(team.dana);
    await line(page).click();
    await dialog(page).getByLabel('Product, in %').fill('80');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await stands()).product).toBe(80);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(async () => (await stands()).product).toBe(60);
    await line(page).click();
    await expect
      .poll(async () =>
        (await decisions(page)).slice(0, 2).map((text) => [...text.matchAll(/(\d+) % Product/g)].at(-1)?.[1]),
      )
      .toEqual(['60', '80']);

    await dialog(page).getByLabel('Product, in %').fill('75');
    await state(50, team.ada);
    await expect.poll(() => row(page, 'Product').innerText()).toContain('50 %');
    await page.getByRole('button', { name: 'State it' }).click();
    await dialog(page).getByRole('alert').getByText('Somebody has stated another share meanwhile.').waitFor();
    expect((await stands()).product).toBe(50);
    await page.getByRole('button', { name: 'State it' }).click();
    await expect.poll(async () => (await stands()).product).toBe(75);
  });

  it('B5 takes whole per cent, and can be withdrawn', async () => {
    await state(60);
    const { page } = await open(team.ada);
    await line(page).click();
    const field = dialog(page).getByLabel('Product, in %');
    for (const wrong of ['', '101', '1.5', 'all']) {
      await field.fill(wrong);
      await dialog(page).getByRole('button', { name: 'State it' }).click();
      await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
      await field.fill('60');
      await expect.poll(() => field.getAttribute('aria-invalid')).toBeNull();
    }
    expect((await stands()).product).toBe(60);
    await dialog(page).getByRole('button', { name: 'State nothing' }).click();
    await expect.poll(stands).toBeNull();
    await expect.poll(() => line(page).count()).toBe(0);
    await openByMenu(page);
    await dialog(page).getByText('No share is stated.').waitFor();
  });

  it('B5 is read by every member and changed by none of them; whoever only asks is shown nothing of it', async () => {
    await state(70);
    const { page } = await open(team.bao);
    await line(page).click();
    await dialog(page).getByText('The product owner or an admin changes it.').waitFor();
    await expect.poll(() => dialog(page).getByRole('textbox').count()).toBe(0);
    await row(page, 'Product').waitFor();
    await must(team.emre.post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title: 'Wish' }));
    const { page: emre } = await open(team.emre);
    await expect.poll(() => emre.getByRole('main').innerText()).toContain('Wish');
    await expect.poll(() => line(emre).count()).toBe(0);
  });

  it('B5 is reached and left by keys, and the focus comes back to its line', async () => {
    await state(70);
    const { page } = await open(team.dana);
    await line(page).focus();
    await page.keyboard.press('Enter');
    await dialog(page).getByText('History').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog(page).count()).toBe(0);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
      .toMatch(/^Capacity share/);
  });

  it.each([
    ['light', 1440, 900],
    ['dark', 1440, 900],
    ['light', 1190, 800],
    ['light', 390, 844],
    ['dark', 390, 844],
  ] as const)('B5 is well made: line and dialog (%s, %i wide)', async (colorScheme, width, height) => {
    await state(70);
    const { page } = await open(team.dana, { colorScheme, width, height, touch: width < 500 });
    await line(page).waitFor();
    await wellMade(page);
    const header = page.getByRole('banner');
    await expect.poll(() => header.evaluate((all) => all.scrollWidth <= all.clientWidth)).toBe(true);
    await line(page).click();
    await dialog(page).getByText('History').waitFor();
    await row(page, 'Service').waitFor();
    await wellMade(page);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
