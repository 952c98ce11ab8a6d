import type { Browser } from 'playwright-core';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letPass } from '../clock/time.js';
import { DOWN_FOR_ALL, KNOWN, connect } from '../service-queue/desk.js';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { card, column, keysIn, openBoard, type Screen } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let db: DataSource;
let api: ApiProcess;
let team: TestTeam;
let browser: Browser;
let screen: Screen;

const open = async (facts: object): Promise<{ id: string; key: string }> =>
  (await must(team.bao.post(`${queues()}/tickets`, { kind: 'incident', title: 'Checkout is slow', facts }))).body
    .ticket;
const queues = () => `/api/teams/${team.slug}/service-queue`;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await spawnApi(database.url);
  db = await connect(database.url);
  team = await setUpTeam(api);
  const limit = { count: 1, mode: 'block' };
  await must(team.ada.post(`${queues()}/columns/working/limit`, { limit }));
  const { id } = await open(KNOWN);
  await must(team.bao.post(`/api/service-queue/tickets/${id}/move`, { from: 'queue', column: 'working' }));
  browser = await launchBrowser();
  screen = await openBoard(browser, team.bao, team.slug);
  screen.page.setDefaultTimeout(6_000);
});
afterAll(async () => {
  await browser?.close();
  await db?.destroy();
  await api?.close();
  await database?.drop();
});

describe('what time and severity do on the board', () => {
  it('S7 an aged ticket says from which severity, and from when on nothing newer passes it', async () => {
    const { page } = screen;
    const { id, key } = await open(KNOWN);
    await card(page, key).waitFor();
    await letPass(db, [id], '13 hours');
    await card(page, key)
      .and(page.getByRole('link', { name: 'aged, stands as severity 2' }))
      .waitFor();
    await page.locator('[data-card]', { hasText: key }).getByTitle('Aged from SEV3: stands as SEV2').waitFor();
    await card(page, key).focus();
    await page.keyboard.press('w');
    await page.getByText(/After .+ nothing newer but a SEV1 passes this\./).waitFor();
    await page.keyboard.press('Escape');
    expect(screen.complaints).toEqual([]);
  });

  it('W5 a SEV1 passes a full Working through the lane beside it, and W6 one more is a breach in the list', async () => {
    const { page } = screen;
    const [first, second] = [await open(DOWN_FOR_ALL), await open(DOWN_FOR_ALL)];
    await column(page, 'Working').getByText('0 in the expedite lane of at most 1').waitFor();
    await column(page, 'Queue').getByRole('button', { name: 'Pull next' }).click();
    await column(page, 'Working').getByText('1 in the expedite lane of at most 1').waitFor();
    await expect.poll(() => keysIn(page, 'Working')).toContain(first.key);
    await column(page, 'Working').getByText('1 cards, limit 1').waitFor();

    await column(page, 'Queue').getByRole('button', { name: 'Pull next' }).click();
    await page.getByText(/The expedite lane is full: 1 of 1/).waitFor();
    await page.getByRole('button', { name: /anyway/i }).click();
    await page.getByRole('textbox').last().fill('both halves of the shop are down');
    await page.keyboard.press('Enter');
    await expect.poll(() => keysIn(page, 'Working')).toContain(second.key);

    await column(page, 'Working').getByRole('button', { name: 'Working' }).last().click();
    await page.getByRole('menuitem', { name: 'Limits that were passed…' }).click();
    const list = page.getByRole('dialog', { name: 'Limits that were passed' });
    await list.getByText(new RegExp(`took ${second.key} .+ into the expedite lane past its limit of 1`)).waitFor();
    await list.getByText('both halves of the shop are down').waitFor();
    await page.keyboard.press('Escape');
    expect(screen.complaints).toEqual([]);
  });

  it('S13 a closed ticket leaves the screen', async () => {
    const { page } = screen;
    const { id, key } = await open(KNOWN);
    await card(page, key).waitFor();
    await must(team.bao.post(`/api/service-queue/tickets/${id}/move`, { from: 'queue', column: 'resolved' }));
    await letPass(db, [id], '5 days');
    const closedAt = async () => (await must(team.bao.get(`/api/service-queue/tickets/${id}`))).body.ticket.closedAt;
    await expect.poll(closedAt, { timeout: 5_000 }).not.toBeNull();
    await column(page, 'Resolved').getByText('0', { exact: true }).waitFor();
  });
});
