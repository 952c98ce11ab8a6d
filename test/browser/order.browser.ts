import { AxeBuilder } from '@axe-core/playwright';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { card, keysIn, openBoard, type Look, type Screen } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

const KEYS = ['PRD-1', 'PRD-2', 'PRD-3', 'PRD-4', 'PRD-5'];
// a screen that was away complains of that, and of what it has missed
const AWAY = /ERR_INTERNET_DISCONNECTED|status of 410/;
const WITHIN_A_SECOND = { timeout: 1_000, interval: 20 };

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;
let items: Item[];
const screens: Screen[] = [];

const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
const rank = (which: number, place: object, by: Client = team.dana) =>
  must(by.post(`/api/product-backlog/items/${items[which]!.id}/rank`, place));

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  browser = await launchBrowser();
  items = [];
  for (const key of KEYS)
    items.push((await must(team.dana.post(ofTeam('items'), { type: 'feature', title: `Title of ${key}` }))).body.item);
  // a phone shows the tickets first
  await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down' }));
});

beforeEach(async () => {
  const { proposals } = (await must(team.dana.get(`/api/teams/${team.slug}/board`))).body.product;
  const ids = proposals.map(({ id }: { id: string }) => id);
  if (ids.length > 0) await must(team.dana.post(ofTeam('proposals/bulk'), { ids, answer: 'decline' }));
  await must(team.dana.post(ofTeam('delegation/withdraw')));
  for (let i = 1; i < items.length; i++) await rank(i, { after: items[i - 1]!.id });
});

afterEach(async () => {
  const complaints = screens.flatMap((screen) => screen.complaints).filter((one) => !AWAY.test(one));
  await Promise.all(screens.splice(0).map(({ page }) => page.context().close()));
  expect(complaints).toEqual([]);
});

afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

const see = async (client: Client, look: Look = {}): Promise<Page> => {
  const screen = await openBoard(browser, client, team.slug, look);
  screens.push(screen);
  return screen.page;
};
const ordered = (page: Page, keys: string[], within: object = {}) =>
  expect.poll(() => keysIn(page, 'Backlog'), within).toEqual(keys);
const above = (page: Page, key: string, other: string) =>
  card(page, key).dragTo(card(page, other), { targetPosition: { x: 60, y: 4 } });
const inbox = (page: Page, count: number) => page.getByRole('button', { name: new RegExp(`^Inbox: ${count}\\b`) });
const proposals = (page: Page) => page.getByRole('listitem', { name: /^PRD-\d+ (above|below) PRD-\d+$/ });
const proposalOf = (page: Page, key: string) =>
  page.getByRole('listitem', { name: new RegExp(`^${key} (above|below) PRD`) });
const openOrder = async (page: Page) => {
  await page.getByRole('button', { name: /^Look and session/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Order: decisions and changes…' }).focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('dialog', { name: 'The order' });
  await panel.waitFor();
  return panel;
};
const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

describe('a member’s drag', { timeout: 60_000 }, () => {
  it('P3 is a proposal before the product owner within a second; accept, decline and undo by one key each', async () => {
    const [dana, bao] = [await see(team.dana), await see(team.bao)];
    await ordered(bao, KEYS);
    await above(bao, 'PRD-4', 'PRD-1');
    await expect.poll(() => inbox(dana, 1).count(), WITHIN_A_SECOND).toBe(1);
    await above(bao, 'PRD-5', 'PRD-2');
    await expect.poll(() => inbox(dana, 2).count(), WITHIN_A_SECOND).toBe(1);
    await ordered(bao, KEYS);

    await inbox(dana, 2).click();
    await proposalOf(dana, 'PRD-4').focus();
    await dana.keyboard.press('y');
    await ordered(bao, ['PRD-4', 'PRD-1', 'PRD-2', 'PRD-3', 'PRD-5'], { timeout: 2_000 });
    await bao.getByText('Dana accepted the place you proposed for PRD-4').waitFor();
    await expect.poll(() => proposals(dana).count()).toBe(1);
    await dana.keyboard.press('n');
    await bao.getByText('Dana declined the place you proposed for PRD-5').waitFor();
    await expect.poll(() => proposals(dana).count()).toBe(0);
    await dana.keyboard.press('Control+z');
    await expect.poll(() => proposals(dana).count()).toBe(1);
    await dana.keyboard.press('Control+z');
    await expect.poll(() => proposals(dana).count()).toBe(2);
    await ordered(bao, KEYS, { timeout: 2_000 });
  });

  it('P3 selects several, answers them with one key, and takes all back with one', async () => {
    for (const [which, before] of [
      [4, 0],
      [3, 0],
      [2, 1],
    ] as const)
      await rank(which, { before: items[before]!.id, reason: 'sooner' }, team.bao);
    const dana = await see(team.dana);
    await inbox(dana, 3).click();
    await proposals(dana).first().focus();
    for (const key of ['x', 'Shift+J', 'Shift+J']) await dana.keyboard.press(key);
    await dana.getByText('3 selected').waitFor();
    await wellMade(dana);
    await dana.keyboard.press('y');
    await ordered(dana, ['PRD-5', 'PRD-4', 'PRD-1', 'PRD-3', 'PRD-2']);
    await expect.poll(() => proposals(dana).count()).toBe(0);
    await dana.keyboard.press('Control+z');
    await ordered(dana, KEYS);
    await expect.poll(() => proposals(dana).count()).toBe(3);
  });

  it('P3 what cannot be accepted says why, and not that the server is away', async () => {
    await rank(3, { before: items[0]!.id }, team.bao);
    const path = `/api/product-backlog/items/${items[3]!.id}/move`;
    await must(team.bao.post(path, { from: 'backlog', column: 'done' }));
    const dana = await see(team.dana);
    await inbox(dana, 1).click();
    await proposals(dana)
      .or(dana.getByRole('listitem', { name: /^PRD-4/ }))
      .first()
      .focus();
    await dana.keyboard.press('y');
    await dana.getByText('Not done: the item is done, set aside or removed.').waitFor();
    await must(team.bao.post(path, { from: 'done', column: 'backlog' }));
  });

  it('P1 the admin orders nothing: neither by drag nor by key nor by answering', async () => {
    const { body } = await rank(3, { before: items[0]!.id }, team.bao);
    const ada = await see(team.ada);
    await above(ada, 'PRD-3', 'PRD-1');
    await card(ada, 'PRD-2').focus();
    await ada.keyboard.press('Alt+Home');
    await inbox(ada, 1).click();
    await proposals(ada).first().focus();
    await ada.keyboard.press('y');
    await expect.poll(() => ada.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    const refused = await team.ada.post(`/api/product-backlog/proposals/${body.proposal.id}/accept`);
    expect(refused.status).toBe(403);
    const board = (await must(team.ada.get(`/api/teams/${team.slug}/board`))).body.product;
    expect(board.proposals.map(({ id }: { id: string }) => id)).toEqual([body.proposal.id]);
    await ordered(ada, KEYS);
  });

  it('P3 L5 is answered while its maker’s screen was away, and they are told when it is back', async () => {
    const bao = await see(team.bao);
    await above(bao, 'PRD-4', 'PRD-1');
    await expect.poll(() => inbox(bao, 1).count()).toBe(1);
    await bao.context().setOffline(true);
    const { proposals: open } = (await must(team.dana.get(`/api/teams/${team.slug}/board`))).body.product;
    await must(team.dana.post(`/api/product-backlog/proposals/${open[0].id}/decline`, { reason: 'after May' }));
    await inDatabase(`update product_backlog.stream set epoch = epoch + 1 where id = 'product:${team.id}'`);
    await bao.context().setOffline(false);
    await bao.getByText('Dana declined the place you proposed for PRD-4: “after May”').waitFor({ timeout: 20_000 });
  });
});

describe('the order as a record', { timeout: 60_000 }, () => {
  it('P14 shows what changed since a day and who ranked what, and takes one ranking back by keyboard', async () => {
    await rank(4, { before: items[0]!.id, reason: 'the fair is in May' });
    const dana = await see(team.dana);
    const panel = await openOrder(dana);
    const first = panel.getByRole('list', { name: 'Who ranked what' }).getByRole('listitem').first();
    await expect.poll(() => first.textContent()).toMatch(/Dana placed PRD-5 at the top, above PRD-1.*stood last/s);
    await expect.poll(() => first.textContent()).toContain('the fair is in May');
    const changes = panel.getByRole('list', { name: 'What changed since' });
    await expect.poll(() => changes.getByText('Title of PRD-5').count()).toBe(1);
    await wellMade(dana);
    await first.getByRole('button', { name: 'Undo the ranking of PRD-5' }).focus();
    await dana.keyboard.press('Enter');
    await ordered(dana, KEYS);
    await expect.poll(() => first.textContent()).toContain('Takes a ranking back.');
    await dana.keyboard.press('Escape');
    await card(dana, 'PRD-5').focus();
    await dana.keyboard.press('w');
    await dana.getByText(/Dana ranked it after PRD-4/).waitFor();
  });

  it('P13 B3 a delegate drags and it is decided, on behalf of the product owner', async () => {
    const [dana, bao] = [await see(team.dana), await see(team.bao, { colorScheme: 'dark' })];
    const panel = await openOrder(dana);
    await panel.getByRole('button', { name: 'Let somebody else decide…' }).click();
    await panel.getByLabel('Who', { exact: true }).selectOption({ label: 'Bao' });
    await panel.getByLabel('Why (optional)').fill('on leave');
    await panel.getByRole('button', { name: 'Delegate the order' }).click();
    await panel.getByText(/Bao decides the order until .* on behalf of Dana/).waitFor();
    await dana.keyboard.press('Escape');
    await above(bao, 'PRD-3', 'PRD-1');
    const decided = ['PRD-3', 'PRD-1', 'PRD-2', 'PRD-4', 'PRD-5'];
    await ordered(dana, decided, { timeout: 2_000 });
    await card(dana, 'PRD-3').focus();
    await dana.keyboard.press('w');
    await dana.getByText(/Bao on behalf of Dana ranked it before PRD-1/).waitFor();
    const theirs = await openOrder(bao);
    await theirs.getByText('Bao on behalf of Dana', { exact: false }).first().waitFor();
    await wellMade(bao);
    await theirs.getByRole('button', { name: 'Undo the ranking of PRD-3' }).first().click();
    await ordered(dana, KEYS, { timeout: 2_000 });
  });

  it('P14 fits a phone', async () => {
    await rank(4, { before: items[0]!.id });
    const page = await see(team.bao, { width: 390, height: 844, touch: true });
    await page.getByRole('button', { name: /^Look and session/ }).tap();
    await page.getByText('Order: decisions and changes…').tap();
    await page.getByRole('list', { name: 'Who ranked what' }).getByRole('listitem').first().waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await wellMade(page);
  });
});

async function inDatabase(sql: string): Promise<void> {
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query(sql);
  await client.end();
}
