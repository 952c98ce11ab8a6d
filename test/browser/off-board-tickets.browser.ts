import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '@twotrack/service-queue/contract';
import { letPass } from '../clock/time.js';
import { startApi, type Api } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { keysIn, openBoard, type Look } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let db: DataSource;
let api: Api;
let team: TestTeam;
let browser: Browser;

const ofTicket = ({ id }: Ticket, act: string) => `/api/service-queue/tickets/${id}/${act}`;
const newTicket = async (title: string): Promise<Ticket> =>
  (await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title }))).body.ticket;
const now = async ({ id }: Ticket): Promise<Ticket> =>
  (await must(team.bao.get(`/api/service-queue/tickets/${id}`))).body.ticket;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  team = await setUpTeam(api);
  browser = await launchBrowser();
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await db?.destroy();
  await database?.drop();
});

const panel = (page: Page, { key }: Ticket) => page.getByRole('dialog', { name: key });
const at = async ({ key }: Ticket, look: Look = {}): Promise<Page> => {
  const { page } = await openBoard(browser, team.bao, team.slug, look);
  await page.goto(`${api.url}/b/${team.slug}/i/${key}`);
  return page;
};
const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};
const looks: Look[] = [{}, { colorScheme: 'dark', width: 390, height: 844, touch: true }];

describe('a ticket that is on no board', () => {
  it.each(looks)(
    'S11 has its panel behind its link, merged under another, and comes back out there %#',
    async (look) => {
      const [target, child] = [await newTicket('The one that stays'), await newTicket('The same again')];
      await must(team.bao.post(ofTicket(target, 'merge'), { tickets: [child.id] }));
      const page = await at(target, look);
      await panel(page, target).getByRole('link', { name: child.key }).click();
      await panel(page, child).getByText('It was merged into').waitFor();
      await panel(page, child).getByRole('link', { name: target.key }).waitFor();
      await wellMade(page);
      await panel(page, child).getByRole('button', { name: 'Take back' }).click();
      await panel(page, child).getByRole('button', { name: 'Acknowledge' }).waitFor();
      await expect.poll(async () => (await now(child)).parentId).toBeNull();
    },
  );

  it('S5 follows what somebody else does to it while it is open', async () => {
    const [one, other] = [await newTicket('A pump fails'), await newTicket('A pump leaks')];
    const fold = { tickets: [one.id, other.id] };
    await must(team.bao.post(`/api/teams/${team.slug}/service-queue/fold`, fold));
    const page = await at(one);
    await panel(page, one).getByText('It lies under').waitFor();
    const tier = panel(page, one).getByRole('cell', { name: 'T0 · critical' });
    await expect.poll(() => tier.count()).toBe(0);
    const { version } = await now(one);
    await must(team.dana.post(ofTicket(one, 'correct-facts'), { version, facts: { tier: { value: 'T0' } } }));
    await tier.waitFor();
  });

  it('S13 says that it was closed, and is opened again there, with one step back', async () => {
    const ticket = await newTicket('The lamp flickers');
    await must(team.bao.post(ofTicket(ticket, 'move'), { from: ticket.column, column: 'resolved' }));
    await letPass(db, [ticket.id], '6 days');
    await expect.poll(async () => (await now(ticket)).closedAt, { timeout: 20_000 }).not.toBeNull();
    const page = await at(ticket);
    await panel(page, ticket)
      .getByText(/^Closed /)
      .waitFor();
    await wellMade(page);
    await panel(page, ticket).getByRole('button', { name: 'Open it again' }).click();
    await panel(page, ticket).getByRole('button', { name: 'Acknowledge' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => keysIn(page, 'Queue')).toContain(ticket.key);
    await page.keyboard.press('Control+z');
    await expect.poll(() => keysIn(page, 'Queue')).not.toContain(ticket.key);
    await expect.poll(async () => (await now(ticket)).column).toBe('resolved');
  });
});
