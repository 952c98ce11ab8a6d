import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { letPass } from '../clock/time.js';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

/** What happens is on the page within so long. */
const LIVE = { timeout: 5_000 };

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;
let db: DataSource;
let link: string;
const pages: Page[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  const ticket = { kind: 'incident', title: 'By a person' };
  await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, ticket));
  browser = await launchBrowser();
});

afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
});

afterAll(async () => {
  await browser?.close();
  await db?.destroy();
  await api?.close();
  await database?.drop();
});

/** A phone of somebody without an account. */
async function phone(path: string, colorScheme: 'light' | 'dark' = 'light') {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    colorScheme,
    reducedMotion: 'reduce',
    hasTouch: true,
    isMobile: true,
    locale: 'en-GB',
    timezoneId: 'Pacific/Auckland',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  pages.push(page);
  const complaints: string[] = [];
  const asked: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(path.startsWith('http') ? path : api.url + path);
  return { page, complaints, asked };
}

async function isClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
}

const formLink = async (): Promise<string> => {
  const { body } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
  const forms = `/api/teams/${team.slug}/service-queue/forms`;
  const known = (await must(team.ada.get(forms))).body.forms[0];
  const path = known ? `${forms}/${known.id}/renew` : forms;
  const { token } = (await must(team.ada.post(path, known ? {} : { queue: body.service.queues[0].id }))).body;
  return `/ask/${token}`;
};

/** Asks by the form; where the private page is, and the ticket behind it. */
async function askFor(title: string) {
  const opened = await phone((link ??= await formLink()));
  const { page } = opened;
  await page.getByLabel('What is wrong?').fill(title);
  await page.getByLabel('What else should we know?').fill('Since this morning');
  await page.getByLabel('Everybody').check();
  await page.getByLabel('Your name').fill('Rita');
  await page.getByRole('button', { name: 'Send' }).tap();
  await page.waitForURL(/\/follow\/ttl_/);
  await page.getByRole('heading', { name: title }).waitFor();
  const { tickets } = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.service;
  const { id, key } = tickets.find((one: { title: string }) => one.title === title);
  return { ...opened, id, key };
}

const at = (id: string) => `/api/service-queue/tickets/${id}`;
async function moveTo(id: string, column: string): Promise<void> {
  const { column: from } = (await must(team.bao.get(at(id)))).body.ticket;
  await must(team.bao.post(`${at(id)}/move`, { from, column, reason: 'the vendor' }));
}

describe('the request forms of a team', () => {
  it('S18 an admin makes one for a queue, and its link is shown once', async () => {
    const { page, complaints } = await openBoard(browser, team.ada, team.slug);
    pages.push(page);
    await page.getByRole('button', { name: /^Look and session/ }).click();
    await page.getByRole('menuitem', { name: 'Request forms…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Request forms' });
    await dialog.getByRole('button', { name: 'Make a form for General' }).click();
    const shown = await dialog.getByLabel('Link, shown this once').inputValue();
    expect(shown).toMatch(/\/ask\/ttf_[\w-]{43}$/);
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await dialog.getByRole('button', { name: 'New link for General' }).click();
    await expect.poll(() => dialog.getByLabel('Link, shown this once').inputValue()).not.toBe(shown);
    link = await dialog.getByLabel('Link, shown this once').inputValue();
    await dialog.getByRole('button', { name: 'I have it' }).click();
    await expect.poll(() => dialog.getByLabel('Link, shown this once').count()).toBe(0);
    expect(complaints).toEqual([]);
    const old = await phone(shown);
    await old.page.getByRole('heading', { name: 'This link does not work' }).waitFor();
    await isClean(old.page);
  });

  it('S18 is asked on a phone, in plain words, without the board and without a session', async () => {
    const { page, complaints, asked } = await phone((link ??= await formLink()));
    await page.getByRole('heading', { name: 'Ask for help: General' }).waitFor();
    await page.getByRole('group', { name: 'Who cannot work?' }).getByLabel('Only me').check();
    await isClean(page);
    expect(asked.filter((path) => path.endsWith('.js'))).toEqual([expect.stringMatching(/^\/assets\/ask-/)]);
    expect(asked.filter((path) => path.startsWith('/api/'))).toEqual([expect.stringMatching(/^\/api\/forms\//)]);
    const small = await page
      .getByRole('button')
      .evaluateAll((all) => all.filter((one) => one.clientHeight < 42).length);
    expect(small).toBe(0);
    expect(complaints).toEqual([]);
  });
});

describe('a private page', { timeout: 90_000 }, () => {
  it('S5 S18 follows the work live, talks both ways, and closes what is confirmed', async () => {
    const { page, id, complaints } = await askFor('The till does not open');
    await page.getByText(/^Severity \d of 5/).waitFor();
    await page.getByText('Who cannot work?').first().waitFor();
    await page.getByText('you said').first().waitFor();
    await page.getByText(/First answer promised by/).waitFor();
    await page.getByText('Times are yours: Pacific/Auckland.').waitFor();
    await isClean(page);

    const { page: screen } = await openBoard(browser, team.bao, team.slug);
    pages.push(screen);
    await moveTo(id, 'working');
    await page.getByText('Somebody is working on it.').waitFor(LIVE);
    await must(team.chloe.post(`${at(id)}/comments`, { text: 'She forgot the plug', public: false }));
    await must(team.bao.post(`${at(id)}/comments`, { text: 'Is the plug in?', public: true }));
    await page.getByText('Is the plug in?').waitFor(LIVE);
    await expect.poll(() => page.getByText('She forgot the plug').count()).toBe(0);
    await page.getByLabel('Write to the team').fill('It is.');
    await page.getByRole('button', { name: 'Send', exact: true }).tap();
    await page.getByRole('list', { name: 'You and the team' }).getByText('It is.').waitFor();
    await expect.poll(() => page.getByLabel('Write to the team').inputValue()).toBe('');
    const { comments } = (await must(team.bao.get(`${at(id)}/comments`))).body;
    expect(comments[0]).toMatchObject({ text: 'It is.', public: true, by: { name: 'Rita' } });

    await moveTo(id, 'resolved');
    await page.getByRole('heading', { name: 'Is it solved?' }).waitFor(LIVE);
    await isClean(page);
    await page.getByRole('button', { name: 'Yes, it is solved' }).tap();
    await page.getByText('It is closed.').waitFor();
    await isClean(page);
    await expect.poll(async () => (await must(team.bao.get(at(id)))).body.ticket.closedAt).not.toBeNull();
    await expect.poll(() => screen.getByText('The till does not open').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('S4 asks what is not known, and the answer changes the severity', async () => {
    const { page, id } = await askFor('The scales are off');
    const before = (await must(team.bao.get(at(id)))).body.ticket.severity;
    const asked = page.locator('section').filter({ hasText: 'The team would like to know' });
    await asked.getByLabel('Nothing is broken, I need something').check();
    await asked.getByRole('button', { name: 'Send the answers' }).tap();
    await expect.poll(async () => (await must(team.bao.get(at(id)))).body.ticket.severity).not.toBe(before);
    await page.getByText(/Its severity changed from/).waitFor();
  });

  it('S18 opens again within 5 days, and no later', async () => {
    const { page, id } = await askFor('The door is stuck');
    await moveTo(id, 'resolved');
    await letPass(db, [id], '4 days 23 hours');
    await page.getByRole('button', { name: 'No, it is not' }).tap(LIVE);
    await page.getByLabel('What is still wrong?').fill('Still stuck');
    await page.getByRole('button', { name: 'Open it again' }).tap();
    await page.getByText('You said that it is not solved').waitFor();
    await expect.poll(async () => (await must(team.bao.get(at(id)))).body.ticket.resolvedAt).toBeNull();

    await moveTo(id, 'resolved');
    await page.getByRole('button', { name: 'No, it is not' }).tap(LIVE);
    await page.getByLabel('What is still wrong?').fill('Again');
    await letPass(db, [id], '5 days 1 minute');
    await page.getByLabel('What is still wrong?').press('Enter');
    await page
      .getByText(/It is closed\.|This is closed/)
      .first()
      .waitFor();
    await expect.poll(async () => (await must(team.bao.get(at(id)))).body.ticket.resolvedAt).not.toBeNull();
  });

  it('L7 is dark where the phone is, and nothing once a member takes the link back', async () => {
    const { page, id, key } = await askFor('The lamp flickers');
    const { page: dark } = await phone(page.url(), 'dark');
    await dark.getByRole('heading', { name: 'The lamp flickers' }).waitFor();
    await isClean(dark);
    const { page: screen } = await openBoard(browser, team.bao, team.slug);
    pages.push(screen);
    await screen.goto(`${api.url}/b/${team.slug}/i/${key}`);
    await screen.getByText(/Rita follows this by a private link/).waitFor();
    await screen.getByRole('region', { name: 'Private link' }).getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor(LIVE);
    await expect.poll(async () => (await must(team.bao.get(at(id)))).body.ticket.marks.followed).toBeUndefined();
  });
});

describe('a requester who is signed in', { timeout: 60_000 }, () => {
  it('S18 says on the own list whether it is solved', async () => {
    const tickets = `/api/teams/${team.slug}/service-queue/tickets`;
    const mine = (await must(team.emre.post(tickets, { kind: 'incident', title: 'My screen' }))).body.ticket;
    const { page, complaints } = await openBoard(browser, team.emre, team.slug);
    pages.push(page);
    page.setDefaultTimeout(8_000);
    await page.getByText('The team would like to know').click();
    await page.getByLabel('Who cannot work?').selectOption('Only me');
    await page.getByRole('button', { name: 'Send the answers' }).click();
    await expect
      .poll(async () => (await must(team.bao.get(at(mine.id)))).body.ticket.facts.usersAffected?.value)
      .toBe('one');
    await moveTo(mine.id, 'resolved');
    await page.getByRole('button', { name: `${mine.key} is not solved` }).click();
    await page.getByLabel('What is still wrong?').fill('Still black');
    await page.getByRole('button', { name: 'Open it again' }).click();
    await expect.poll(async () => (await must(team.bao.get(at(mine.id)))).body.ticket.resolvedAt).toBeNull();
    await moveTo(mine.id, 'resolved');
    const { violations } = await new AxeBuilder({ page }).include('main').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await page.getByRole('button', { name: `${mine.key} is solved` }).click();
    await page.getByText('My screen').waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });
});
