import { AxeBuilder } from '@axe-core/playwright';
import pg from 'pg';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item, Request } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { column, openBoard, type Look, type Screen } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;
const screens: Screen[] = [];

const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
const newItem = async (title: string): Promise<Item> =>
  (await must(team.dana.post(ofTeam('items'), { type: 'feature', title }))).body.item;
const ask = async (title: string, source: Request['source'] = 'customer') =>
  (await must(team.emre.post(ofTeam('requests'), { title, source, problem: 'It hurts.' }))).body.request as Request;
const open = async (): Promise<Request[]> =>
  (await must(team.dana.get(`/api/teams/${team.slug}/board`))).body.product.requests;
const mine = async (): Promise<Request[]> =>
  (await must(team.emre.get(`/api/teams/${team.slug}/board`))).body.product.requests;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  browser = await launchBrowser();
  await newItem('Export');
  // a phone shows the tickets first
  await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down' }));
});

beforeEach(async () => {
  const ids = (await open()).map(({ id }) => id);
  if (ids.length > 0) await must(team.dana.post(ofTeam('requests/bulk'), { ids, decision: 'decline', reason: 'old' }));
});

afterEach(async () => {
  const complaints = screens.flatMap((screen) => screen.complaints);
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
const inboxOf = (page: Page) => page.getByRole('dialog', { name: 'Inbox of the product owner' });
const row = (page: Page, title: string) => inboxOf(page).getByRole('listitem', { name: title, exact: true });
const openInbox = async (page: Page) => {
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await inboxOf(page).waitFor();
};
/** What is done is folded away on the board: it has its address. */
const openItem = async (page: Page, { key }: Item) => {
  await page.goto(`${api.url}/b/${team.slug}/i/${key}`);
  const panel = page.getByRole('dialog', { name: key });
  await panel.waitFor();
  return panel;
};
const focused = (there: Locator) =>
  expect.poll(() => there.evaluate((one) => one === document.activeElement)).toBe(true);
/** On with Tab until the focus is there. */
const tabTo = async (page: Page, there: Locator) => {
  await there.waitFor();
  for (let i = 0; i < 80; i++) {
    if (await there.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not get there');
};
const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

describe('the inbox by keys alone', { timeout: 60_000 }, () => {
  it('P4 selects several, declines them with one reason that the requester reads, and takes it back', async () => {
    for (const title of ['Fax', 'Telex', 'Dark mode']) await ask(title);
    const page = await see(team.dana);
    await openInbox(page);
    await tabTo(page, row(page, 'Fax'));
    await page.keyboard.press('x');
    await page.keyboard.press('Shift+J');
    await inboxOf(page).getByText('2 selected').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('nobody has one any more');
    await wellMade(page);
    await page.keyboard.press('Enter');
    await expect.poll(() => row(page, 'Fax').count()).toBe(0);
    await focused(row(page, 'Dark mode'));
    const answers = (await mine()).filter(({ title }) => ['Fax', 'Telex'].includes(title));
    expect(answers.map(({ status, decision }) => [status, decision!.reason])).toEqual([
      ['declined', 'nobody has one any more'],
      ['declined', 'nobody has one any more'],
    ]);
    await page.keyboard.press('Control+z');
    await row(page, 'Fax').waitFor();
    await row(page, 'Telex').waitFor();
    await expect.poll(async () => (await open()).map(({ title }) => title)).toEqual(['Fax', 'Telex', 'Dark mode']);
  });

  it('P4 gives up a form with Escape, and is on the row again', async () => {
    await ask('Fax');
    const page = await see(team.dana);
    await openInbox(page);
    await tabTo(page, row(page, 'Fax'));
    await page.keyboard.press('n');
    await inboxOf(page).getByLabel('Why not? The requester reads this.').waitFor();
    await page.keyboard.press('Escape');
    await focused(row(page, 'Fax'));
    await expect.poll(() => open()).toHaveLength(1);
  });

  it('P4 accepts all as one item that shows everybody who asked, and takes it back', async () => {
    for (const title of ['Print', 'Printing', 'Paper']) await ask(title);
    const page = await see(team.dana);
    await openInbox(page);
    await tabTo(page, row(page, 'Print'));
    await page.keyboard.press('Control+a');
    const one = page.getByLabel('all as one item, with everybody who asked');
    for (let i = 0; i < 12 && !(await one.evaluate((box) => box === document.activeElement)); i++)
      await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Space');
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+Tab');
    await focused(page.getByRole('group', { name: '3 selected' }).getByRole('button', { name: 'Feature' }));
    await page.keyboard.press('Enter');
    await expect.poll(open).toEqual([]);
    await page.keyboard.press('Escape');
    const title = column(page, 'Backlog').getByRole('link', { name: /, Print(,|$)/ });
    await title.focus();
    await page.keyboard.press('Enter');
    const panel = page.getByRole('dialog', { name: /^PRD-/ });
    await panel.getByRole('heading', { name: 'Asked for 3 times' }).waitFor();
    for (const asked of ['“Print”', '“Printing”', '“Paper”']) await panel.getByText(asked, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await open()).length).toBe(3);
    await expect.poll(() => title.count()).toBe(0);
  });

  it('P4 merges those selected with each other, undecided: each who asked is answered, or taken out again', async () => {
    for (const title of ['Print', 'Printing', 'Paper']) await ask(title);
    const page = await see(team.dana);
    await openInbox(page);
    await tabTo(page, row(page, 'Print'));
    await page.keyboard.press('Control+a');
    await page.keyboard.press('o');
    await expect.poll(async () => (await open()).map(({ status }) => status)).toEqual(['open', 'joined', 'joined']);
    await focused(row(page, 'Print'));
    await row(page, 'Print').getByText('Asked for 3 times').waitFor();
    await page.keyboard.press('Control+z');
    await row(page, 'Paper').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('o');
    await expect.poll(() => row(page, 'Paper').count()).toBe(0);
    await row(page, 'Print').locator('summary', { hasText: 'Asked for 3 times' }).focus();
    await page.keyboard.press('Enter');
    await wellMade(page);
    await row(page, 'Print').getByRole('button', { name: 'Take out: Printing' }).focus();
    await page.keyboard.press('Enter');
    await row(page, 'Printing').waitFor();
    await row(page, 'Print').focus();
    await page.keyboard.press('n');
    await page.keyboard.type('paper is over');
    await page.keyboard.press('Enter');
    const answers = async () => (await mine()).slice(-3).map(({ status, decision }) => [status, decision?.reason]);
    const declined = ['declined', 'paper is over'];
    await expect.poll(answers).toEqual([declined, ['open', undefined], declined]);
  });

  it('P4 merges those selected into an item, by its key', async () => {
    await ask('Spreadsheet');
    await ask('Table');
    const page = await see(team.dana);
    await openInbox(page);
    await tabTo(page, row(page, 'Spreadsheet'));
    await page.keyboard.press('Control+a');
    await page.keyboard.press('m');
    await page.keyboard.type('PRD-1');
    await page.getByRole('option', { name: 'PRD-1 Export' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await tabTo(page, inboxOf(page).getByRole('button', { name: 'Merge 2 requests' }));
    await page.keyboard.press('Enter');
    await expect.poll(open).toEqual([]);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await open()).length).toBe(2);
  });

  it('P4 says how many wait, how long the oldest does, and shows those of one source', async () => {
    const old = await ask('Old wish');
    await ask('New wish', 'market-research');
    const db = new pg.Client(database.url);
    await db.connect();
    await db.query(`update product_backlog.request set at = now() - interval '40 days' where id = $1`, [old.id]);
    await db.end();
    const page = await see(team.dana);
    await openInbox(page);
    await inboxOf(page)
      .getByRole('heading', { name: /^Requests \(2\), the oldest waiting for 40 ?d/ })
      .waitFor();
    await expect.poll(() => row(page, 'Old wish').textContent()).toContain('Waiting long');
    await expect.poll(() => row(page, 'New wish').textContent()).not.toContain('Waiting long');
    await tabTo(page, inboxOf(page).getByLabel('From'));
    await page.keyboard.type('Market');
    await expect.poll(() => row(page, 'Old wish').count()).toBe(0);
    await expect.poll(() => row(page, 'New wish').count()).toBe(1);
    await page.getByRole('button', { name: /^Inbox: 2\b/, includeHidden: true }).waitFor({ state: 'attached' });
  });
});

describe('feedback on what is delivered, by keys alone', { timeout: 60_000 }, () => {
  it('P5 goes from the item to the inbox, becomes what it says, and both show each other', async () => {
    const item = await newItem('Search');
    await must(team.bao.post(`/api/product-backlog/items/${item.id}/move`, { from: 'backlog', column: 'done' }));
    const bao = await see(team.bao);
    const panel = await openItem(bao, item);
    await tabTo(bao, panel.getByRole('button', { name: 'Far less than expected…' }));
    await bao.keyboard.press('Enter');
    await bao.keyboard.type('It finds nothing.');
    await wellMade(bao);
    await bao.keyboard.press('Control+Enter');
    await panel.getByText('Waits for the product owner').waitFor();

    const dana = await see(team.dana);
    await openInbox(dana);
    const waiting = row(dana, `Repair ${item.key} Search`);
    await waiting
      .getByText(`Far less than expected of ${item.key} “Search”: a defect, unless you say otherwise.`)
      .waitFor();
    await wellMade(dana);
    await tabTo(dana, waiting);
    await dana.keyboard.press('y');
    await expect.poll(open).toEqual([]);
    await panel.getByText(/^Accepted as PRD-\d+$/).waitFor();
    const { feedback } = (await must(team.bao.get(`/api/product-backlog/items/${item.id}`))).body;
    const made = (await must(team.bao.get(`/api/product-backlog/items/${feedback[0].itemId}`))).body;
    expect([made.item.type, made.about]).toEqual(['defect', [{ id: item.id, key: item.key, title: 'Search' }]]);
    await openItem(bao, made.item);
    await bao.getByText(`Far less than expected of ${item.key} “Search”, which was delivered.`).waitFor();
  });

  it('P5 is taken back by whoever gave it', async () => {
    const item = await newItem('Sorting');
    await must(team.bao.post(`/api/product-backlog/items/${item.id}/move`, { from: 'backlog', column: 'done' }));
    const bao = await see(team.bao);
    const panel = await openItem(bao, item);
    await tabTo(bao, panel.getByRole('button', { name: 'Less than expected…', exact: true }));
    await bao.keyboard.press('Enter');
    await bao.keyboard.type('Only one column.');
    await bao.keyboard.press('Control+Enter');
    await panel.getByText('Waits for the product owner').waitFor();
    await bao.keyboard.press('Control+z');
    await panel.getByText('Withdrawn').waitFor();
    await expect.poll(() => open()).toEqual([]);
  });

  it('P4 P5 L7 a requester follows what the own request became, and says that it falls short', async () => {
    const { id } = await ask('Faster search');
    const { item } = (await must(team.dana.post(`/api/product-backlog/requests/${id}/accept`, { type: 'feature' })))
      .body;
    await must(team.bao.post(`/api/product-backlog/items/${item.id}/move`, { from: 'backlog', column: 'done' }));
    const emre = await see(team.emre);
    const own = emre.getByRole('listitem').filter({ hasText: 'Faster search' });
    await tabTo(emre, own.locator('summary', { hasText: 'How far it is' }));
    await emre.keyboard.press('Enter');
    await own.getByText('It is delivered.').waitFor();
    await tabTo(emre, own.getByRole('button', { name: 'Less than expected…', exact: true }));
    await emre.keyboard.press('Enter');
    await emre.keyboard.type('It still takes a minute.');
    await wellMade(emre);
    await emre.keyboard.press('Control+Enter');
    await emre.getByRole('listitem').filter({ hasText: 'Update Faster search' }).waitFor();
    await expect
      .poll(() => open())
      .toMatchObject([{ source: 'feedback', marks: { about: { itemId: item.id, fellShort: 'less' } } }]);
  });
});

describe('on every screen', { timeout: 60_000 }, () => {
  it.each([
    { width: 1440, height: 900, colorScheme: 'dark' },
    { width: 390, height: 844, colorScheme: 'light' },
    { width: 390, height: 844, colorScheme: 'dark' },
  ] as const)('P4 the inbox with a selection has no fault, $width $colorScheme', async (look) => {
    for (const title of ['One', 'Two']) await ask(title);
    await ask('Three', 'team');
    const page = await see(team.dana, look);
    await openInbox(page);
    await row(page, 'One').focus();
    await page.keyboard.press('Control+a');
    await inboxOf(page).getByText('3 selected').waitFor();
    await wellMade(page);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(look.width);
  });

  it('P4 a member reads what became of the own request and why, and answers to that, by keys', async () => {
    const body = { title: 'Faster builds', source: 'team' };
    const { request } = (await must(team.bao.post(ofTeam('requests'), body))).body;
    await must(
      team.dana.post(`/api/product-backlog/requests/${request.id}/decline`, { reason: 'They take a minute.' }),
    );
    const bao = await see(team.bao);
    await openInbox(bao);
    await tabTo(bao, inboxOf(bao).locator('summary', { hasText: 'Your requests' }));
    await bao.keyboard.press('Enter');
    const own = inboxOf(bao)
      .getByRole('list', { name: 'Your requests' })
      .getByRole('listitem')
      .filter({ hasText: 'Faster builds' });
    await own.getByText('They take a minute.').waitFor();
    await wellMade(bao);
    await tabTo(bao, own.locator('summary', { hasText: 'Comments' }));
    await bao.keyboard.press('Enter');
    await tabTo(bao, own.getByRole('button', { name: 'Write to the product owner and the team…' }));
    await bao.keyboard.press('Enter');
    await bao.keyboard.type('It is three on a laptop.');
    await bao.keyboard.press('Control+Enter');
    const dana = await see(team.dana);
    await openInbox(dana);
    await inboxOf(dana)
      .getByRole('region', { name: 'What people wrote since (1)' })
      .getByText('It is three on a laptop.')
      .waitFor();
    await must(team.dana.post(`/api/product-backlog/requests/${request.id}/hear`, { heard: true }));
    await expect.poll(() => inboxOf(dana).getByText('It is three on a laptop.').count()).toBe(0);
  });

  it('P3 P4 a phone, which has no keys, is told of none', async () => {
    await ask('One');
    const keysOf = (page: Page) =>
      inboxOf(page).evaluate((inbox) => (inbox as HTMLElement).innerText.replaceAll(/\s+/g, ' ').includes(' declines'));
    const desk = await see(team.dana);
    await openInbox(desk);
    await expect.poll(() => keysOf(desk)).toBe(true);
    const page = await see(team.dana, { width: 390, height: 844, touch: true });
    await openInbox(page);
    await row(page, 'One').waitFor();
    await expect.poll(() => keysOf(page)).toBe(false);
  });
});
