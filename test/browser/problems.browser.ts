import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;

const SHOTS = process.env['SHOTS'];
const shot = (page: Page, name: string) =>
  SHOTS ? page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true }) : Promise.resolve();
const queues = () => `/api/teams/${team.slug}/service-queue`;
const open = async (title: string, more: object = {}) =>
  (await must(team.bao.post(`${queues()}/tickets`, { kind: 'incident', title, ...more }))).body.ticket;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

async function isAccessible(page: Page, within = 'body'): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include(within).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Both themes, and no wider than a phone. */
async function looksRight(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await isAccessible(page);
    await shot(page, `${name}-${colorScheme}`);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  const { wide, room } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    room: document.documentElement.clientWidth,
  }));
  expect(wide).toBeLessThanOrEqual(room);
  await isAccessible(page);
  await shot(page, `${name}-phone`);
  await page.setViewportSize({ width: 1440, height: 900 });
}

describe('problems on the screen', () => {
  it('S15 a problem is made from a ticket, gets a workaround, is proposed, and its ticket says all of it', async () => {
    const ticket = await open('Payments fail every Monday');
    const { page, complaints } = await openBoard(browser, team.bao, team.slug);
    await page.goto(`${api.url}/b/${team.slug}/i/${ticket.key}`);
    const part = page.getByRole('region', { name: 'Problem' });
    await part.getByRole('button', { name: 'Link to a problem' }).click();
    await part.getByRole('button', { name: /Which problem/ }).click();
    await page.getByRole('menuitem', { name: 'New problem from this ticket' }).click();
    await part.getByRole('link', { name: /^Part of PRB-1/ }).click();

    await page.getByRole('heading', { name: /PRB-1 Payments fail/ }).waitFor();
    await page.getByRole('button', { name: 'Change: Cause' }).click();
    await page.getByRole('textbox', { name: 'Cause' }).fill('The pool leaks.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The pool leaks.').waitFor();
    await page.getByRole('button', { name: 'Give a workaround' }).click();
    await page.getByLabel('How people get on meanwhile').fill('Retry the payment.');
    await page.getByLabel('Can people do their work that way?').selectOption('full');
    await page.getByRole('button', { name: 'Save the workaround' }).click();
    await page.getByText('Its open tickets say: Yes, fully.').waitFor();
    await page.getByRole('button', { name: 'Propose to the product owner' }).click();
    await page.getByText('In the product owner’s inbox.').waitFor();
    await looksRight(page, 'problem');

    const known = (await must(team.bao.get(`/api/service-queue/tickets/${ticket.id}`))).body.ticket;
    expect(known.facts.workaround).toMatchObject({ value: 'full', source: 'agent' });
    await page.getByRole('link', { name: `${ticket.key} ${ticket.title}` }).click();
    await page.getByText('Retry the payment.').waitFor();
    await isAccessible(page, '[role=dialog]');
    await page.goto(`${api.url}/b/${team.slug}/problems`);
    await page.getByText('1 ticket, 1 open').waitFor();
    await looksRight(page, 'problems');
    expect(complaints).toEqual([]);
  });

  it(
    'B6 a wish goes to the inbox and work to the queues, each by one act on its card',
    { timeout: 60_000 },
    async () => {
      const wish = await open('A dark mode, please');
      const { page, complaints } = await openBoard(browser, team.bao, team.slug);
      page.setDefaultTimeout(10_000);
      await page.goto(`${api.url}/b/${team.slug}/i/${wish.key}`);
      await page.getByRole('button', { name: /^This is a wish/ }).click();
      await page.getByLabel('Why it belongs to the product').fill('Nothing is broken');
      await page.getByRole('button', { name: 'Hand over to the inbox' }).click();
      await page.getByText('The product owner has not answered yet.').waitFor();
      await isAccessible(page, '[role=dialog]');
      await page.getByText('“A dark mode, please”, asked by Bao').waitFor();
      await page.getByRole('button', { name: 'Show it in the inbox' }).click();
      const there = page.getByRole('dialog').getByRole('listitem').filter({ hasText: wish.title });
      await there.getByRole('link', { name: `${wish.key} ${wish.title}` }).waitFor();
      await isAccessible(page, '[role=dialog]');
      await there.getByRole('button', { name: 'Back to the queues' }).click();
      await there.waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+z');
      await page.getByText(/^Undone/).waitFor();
      await page.goto(`${api.url}/b/${team.slug}/i/${wish.key}`);
      await page.getByText('The product owner has not answered yet.').waitFor();
      await page.getByRole('button', { name: 'Take it back' }).click();
      await page.getByRole('button', { name: /^This is a wish/ }).waitFor();

      const words = { title: 'Reset my password', problem: 'I cannot sign in.', source: 'customer' };
      await must(team.emre.post(`/api/teams/${team.slug}/product-backlog/requests`, words));
      const owner = await openBoard(browser, team.dana, team.slug);
      await owner.page.getByRole('button', { name: /inbox/i }).first().click();
      const asked = owner.page.getByRole('listitem').filter({ hasText: words.title });
      await asked.getByRole('button', { name: /^This is work/ }).click();
      await owner.page.getByLabel('Why it is work of the service queues').fill('Support does this');
      await isAccessible(owner.page, '[role=dialog]');
      await owner.page.getByRole('button', { name: 'Hand over to the queues' }).click();
      await page.getByText('Reset my password').first().waitFor();
      const { tickets } = (await must(team.dana.get(`/api/teams/${team.slug}/board`))).body.service;
      const work = tickets.find((ticket: { title: string }) => ticket.title === words.title);
      await owner.page.goto(`${api.url}/b/${team.slug}/i/${work.key}`);
      await owner.page.getByText('Handed over by Dana: Support does this', { exact: true }).waitFor();
      await isAccessible(owner.page, '[role=dialog]');
      await owner.page.getByRole('button', { name: 'Take it back to the inbox' }).click();
      await owner.page.getByText('“Reset my password” is a request again').waitFor();
      expect([...complaints, ...owner.complaints]).toEqual([]);
    },
  );

  it('S16 a change is planned in its panel and shown on the timeline beside what broke', async () => {
    const change = await open('Move the ledger', { kind: 'change' });
    const down = { tier: 'T0', usersAffected: 900, degradation: 'down', workaround: 'none', environment: 'production' };
    const facts = Object.fromEntries(Object.entries(down).map(([id, value]) => [id, { value }]));
    const severe = await open('Checkout is down', { facts });
    const { page, complaints } = await openBoard(browser, team.bao, team.slug);
    await page.goto(`${api.url}/b/${team.slug}/i/${change.key}`);
    await page.getByRole('button', { name: 'Plan it' }).click();
    const at = (minutes: number) => {
      const then = new Date(Date.now() + minutes * 60_000);
      return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
    };
    await page.getByLabel('From', { exact: true }).fill(at(-60));
    await page.getByLabel('To', { exact: true }).fill(at(-90));
    await page.getByText('The end must be after the beginning.').waitFor();
    await page.getByLabel('To', { exact: true }).fill(at(60));
    await page.getByLabel('Risk').selectOption('high');
    await page.getByLabel('The way back').fill('Put the old one back.');
    await page.getByRole('button', { name: 'Save the plan' }).click();
    await page.getByText('Its window is open now.').waitFor();
    await isAccessible(page, '[role=dialog]');

    await page.goto(`${api.url}/b/${team.slug}/timeline`);
    const line = page.getByRole('list', { name: 'Timeline' });
    await line.getByText(severe.key).waitFor();
    await line.getByText('What changed in the 4 hours before:').first().waitFor();
    await line.getByRole('listitem').filter({ hasText: severe.title }).getByText(change.title).waitFor();
    await looksRight(page, 'timeline');
    expect(complaints).toEqual([]);
  });
});
