import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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
let key: string;
let general: string;

const ofTeam = (rest: string) => `/api/teams/${team.slug}/service-queue/${rest}`;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  const { body } = await must(
    team.bao.post(ofTeam('tickets'), { kind: 'incident', title: 'Postings are late', service: 'ledger' }),
  );
  key = body.ticket.key;
  general = body.ticket.queueId;
  const { queue } = (await must(team.ada.post(ofTeam('queues'), { name: 'Database' }))).body;
  const reroute = { from: general, queue: queue.id };
  await must(team.bao.post(`/api/service-queue/tickets/${body.ticket.id}/reroute`, reroute));
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

async function open(client: Client, section: string, look: Look = {}) {
  const screen = await openBoard(browser, client, team.slug, look);
  await screen.page.goto(`${api.url}/b/${team.slug}/policies/${section}`);
  return screen;
}
const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
};
const LOOKS: Look[] = [
  { colorScheme: 'light', width: 1440, height: 900 },
  { colorScheme: 'dark', width: 390, height: 844 },
];
const fits = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
const picture = (page: Page, name: string) =>
  process.env['PICTURES']
    ? page.screenshot({ path: `${process.env['PICTURES']}/${name}.png`, fullPage: true })
    : undefined;

describe('the catalogue of services', () => {
  it('S4 an admin adds what a ticket names: its severity follows by the clock, and its panel has the runbook', async () => {
    const { page, complaints } = await open(team.ada, 'catalogue');
    await page.getByRole('button', { name: 'Add ledger' }).click();
    await page.getByLabel('Tier', { exact: true }).selectOption('T0');
    await page.getByLabel('Owner').selectOption('Database');
    await page.getByLabel('Runbook', { exact: true }).fill('https://wiki.test/ledger');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('T0 · owned by Database · 1 open ticket').waitFor();
    await page.goto(`${api.url}/b/${team.slug}/i/${key}`);
    await page.getByRole('link', { name: 'Runbook of ledger' }).waitFor();
    await page.getByText('service catalogue').first().waitFor();
    await page.getByText(/took over what the catalogue says of ledger/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('S4 is removed and comes back', async () => {
    const { page } = await open(team.ada, 'catalogue');
    await page.getByRole('button', { name: 'Remove ledger' }).click();
    await page.getByRole('button', { name: 'Restore ledger' }).click();
    await page.getByRole('button', { name: 'Edit ledger' }).waitFor();
  });

  it.each(LOOKS)('is accessible and fits, open for editing: $colorScheme, $width', async (look) => {
    const { page } = await open(team.ada, 'catalogue', look);
    await page.getByRole('button', { name: 'Edit ledger' }).click();
    await page.getByText('Own bands of users affected').click();
    await picture(page, `catalogue-${look.colorScheme}`);
    expect(await axe(page)).toEqual([]);
    await expect.poll(() => fits(page)).toBe(true);
  });
});

describe('routing', () => {
  it('S1 an admin writes a rule, tries it on what really came, and saves it; the share sent on stands beside it', async () => {
    const { page, complaints } = await open(team.ada, 'routing');
    await page.getByText(/100 % sent on: mostly to Database/).waitFor();
    await page.getByRole('button', { name: 'Add a rule' }).click();
    await page.getByLabel('Rule 1: name').fill('Ledger');
    await page.getByLabel('Part of the ticket').selectOption('service');
    await page.getByLabel('Value').fill('ledger');
    await page.getByRole('group', { name: 'Ledger' }).getByLabel('Queue').selectOption('Database');
    await page.getByRole('button', { name: 'Try on these' }).click();
    await page.getByText('1 of 1 would go straight to where they are now. As they were routed, 0 of 1 did.').waitFor();
    await page.getByRole('button', { name: 'Save rules' }).click();
    await page.getByText('Saved.').waitFor();
    await page.getByText('never matched yet').waitFor();
    await must(team.bao.post(ofTeam('tickets'), { kind: 'incident', title: 'Again', service: 'ledger' }));
    await page.reload();
    await page.getByText(/matched 1 time.*none sent on/).waitFor();
    expect(complaints).toEqual([]);
  });

  it.each(LOOKS)('is accessible and fits: $colorScheme, $width', async (look) => {
    const { page } = await open(team.ada, 'routing', look);
    await page.getByRole('button', { name: 'Try on these' }).click();
    await page.getByText(/would go straight/).waitFor();
    await picture(page, `routing-${look.colorScheme}`);
    expect(await axe(page)).toEqual([]);
    await expect.poll(() => fits(page)).toBe(true);
  });
});
