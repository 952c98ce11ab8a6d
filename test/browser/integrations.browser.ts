import type { Browser } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { column, openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  const tickets = `/api/teams/${team.slug}/service-queue/tickets`;
  await must(team.bao.post(tickets, { kind: 'incident', title: 'By a person' }));
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

describe('the integrations of a team', () => {
  it('S12 an admin makes one, what it sends is on the board by its token, and its receipts are found', async () => {
    const { page, complaints } = await openBoard(browser, team.ada, team.slug);
    await page.getByRole('button', { name: /^Look and session/ }).click();
    await page.getByRole('menuitem', { name: 'Integrations…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Integrations' });
    await dialog.getByText('Nobody may send to this team yet.').waitFor();
    await dialog.getByLabel('Name').fill('Nightly checks');
    await dialog.getByLabel('Format').selectOption('generic');
    await dialog.getByRole('button', { name: 'Create' }).click();
    const token = await dialog.getByLabel('Token, shown this once').inputValue();

    const script = new Client(api.url, { authorization: `Bearer ${token}` });
    const tell = (text: string) => script.send('POST', '/api/intake/events', text);
    const event = JSON.stringify({ summary: 'The disk is full', dedup: 'disk-1', service: 'ledger' });
    for (let i = 0; i < 12; i++) await must(tell(event));
    expect((await tell('not JSON')).status).toBe(400);

    await dialog.getByRole('button', { name: 'I have it' }).click();
    await dialog.getByText('It is not JSON.').waitFor();
    await dialog.getByLabel('The sender’s id of an alert').fill('disk-1');
    await dialog.getByText('SRV-2 created').waitFor();
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);

    await page.keyboard.press('Escape');
    await column(page, 'Triage').getByText('×12').waitFor();
    expect(complaints).toEqual([]);
  });

  it('A2 S13 are in nobody else’s menu: others find silences and senders, and nothing to make or revoke', async () => {
    const { page } = await openBoard(browser, team.bao, team.slug);
    await page.getByRole('button', { name: /^Look and session/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    await expect.poll(() => page.getByRole('menuitem', { name: 'Integrations…' }).count()).toBe(0);
    await page.getByRole('menuitem', { name: 'Silences and senders…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('heading', { name: 'Silences and maintenance windows' }).waitFor();
    await dialog.getByRole('heading', { name: 'New silence' }).waitFor();
    await expect.poll(() => dialog.getByRole('button', { name: /Revoke|Create the integration/ }).count()).toBe(0);
  });
});
