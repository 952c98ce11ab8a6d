import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { keysIn } from '../support/screen.js';
import { addTeam, admin } from '../support/second-team.js';

let database: TestDatabase;
let api: ApiProcess;
let browser: Browser;
let stranger: BrowserContext;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await spawnApi(database.url);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

beforeEach(async () => {
  stranger = await browser.newContext();
});

afterEach(() => stranger.close());

it('A1 sets up the first team by the link of the first start, and shows its board', async () => {
  const page = await stranger.newPage();
  await page.goto(/\S+\/setup#\S+/.exec(api.said.join('\n'))![0]);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Founder');
  await page.getByRole('textbox', { name: 'Your e-mail address' }).fill('founder@test.example');
  await page.getByRole('textbox', { name: 'Name of the team' }).fill('Founders');
  await page.getByRole('button', { name: 'Create the team' }).click();
  await page.getByRole('button', { name: 'Board of Founders' }).waitFor();
  await page.getByText('Live', { exact: true }).waitFor();
  await page.goto(`${api.url}/setup`);
  await page.getByText(/opens by the one-time link/).waitFor();
});

it('A1 signs in by a pasted link once, and says what to do when it is spent', async () => {
  const said = await admin(database.url, 'link', '--email', 'founder@test.example');
  const token = /\/sign-in#(\S+)/.exec(said)![1]!;
  const page = await stranger.newPage();
  await page.goto(`${api.url}/sign-in`);
  await page.getByText(/Ask an admin of your team for one/).waitFor();
  await page.getByRole('textbox', { name: /sign-in link/ }).fill(`${api.url}/sign-in#${token}`);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Board of Founders' }).waitFor();

  await page.goto(`${api.url}/sign-in`);
  // As when somebody pastes a link into the address of a page that is open already
  await page.evaluate((spent) => void (location.hash = spent), token);
  await page.getByText(/This link was used already, or is too old. Ask for a new one/).waitFor();
  expect(page.url()).not.toContain(token);
});

it('A3 shows the board of a team one is not in like one that is not there, and the way to one’s own', async () => {
  const { slug } = await addTeam(api, database.url, 'Others');
  const page = await signedIn();
  const seen = [];
  for (const address of [slug, 'no-such-team']) {
    await page.goto(`${api.url}/b/${address}`);
    await page.getByRole('heading', { name: 'No board here' }).waitFor();
    seen.push(await page.getByRole('main').innerText());
  }
  expect(seen[0]).toBe(seen[1]);
  await page.getByRole('link', { name: 'Go to Founders' }).click();
  await page.getByText('Live', { exact: true }).waitFor();
});

it('L7 says when the session has ended; what was being written is sent after one has signed in again', async () => {
  const page = await signedIn();
  await page.keyboard.press('c');
  const dialog = page.getByRole('dialog', { name: 'New item' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('Written before');
  const [cookie] = await stranger.cookies();
  const credentials = { cookie: `${cookie!.name}=${cookie!.value}`, 'content-type': 'application/json' };
  const headers = { ...credentials, 'idempotency-key': crypto.randomUUID() };
  const ended = await fetch(`${api.url}/api/session`, { method: 'DELETE', headers, body: '{}' });
  expect(ended.status).toBe(204);
  await page.getByText('You are signed out.').waitFor();

  await page.keyboard.press('Enter');
  const [beside] = await Promise.all([
    stranger.waitForEvent('page'),
    dialog.getByRole('link', { name: 'Sign in again' }).click(),
  ]);
  await beside.goto(await signInLink());
  await beside.getByText('Live', { exact: true }).waitFor();
  await beside.close();

  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByText('Live', { exact: true }).waitFor();
  await dialog.getByRole('textbox', { name: 'Title' }).press('Enter');
  await expect.poll(() => keysIn(page, 'Backlog')).toEqual(['PRD-1']);
  await page.getByText('Written before').waitFor();
});

async function signInLink(): Promise<string> {
  const said = await admin(database.url, 'link', '--email', 'founder@test.example');
  return `${api.url}/sign-in#${/\/sign-in#(\S+)/.exec(said)![1]}`;
}

async function signedIn() {
  const page = await stranger.newPage();
  await page.goto(await signInLink());
  await page.getByText('Live', { exact: true }).waitFor();
  return page;
}
