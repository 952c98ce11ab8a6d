import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '@twotrack/service-queue/contract';
import { createSender, tell, ticketsOf, until } from '../intake/sender.js';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openBoard } from '../support/screen.js';
import { setUpTeam, type TestTeam } from '../support/team.js';

const MANY = 2_300;

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  const script = await createSender(api, team, 'alertmanager');
  const alerts = Array.from({ length: MANY }, (_, i) => ({
    ...{ status: 'firing', startsAt: '2026-11-20T08:00:00Z', endsAt: '0001-01-01T00:00:00Z' },
    ...{ labels: { alertname: 'TillDown', service: 'tills' }, annotations: { summary: `Till ${i} is down` } },
    ...{ generatorURL: '', fingerprint: `till-${i}` },
  }));
  await tell(script, { version: '4', status: 'firing', alerts });
  await until('all of them under one', async () => ((await group()).count === MANY ? true : null));
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

const group = async (): Promise<NonNullable<Ticket['marks']['folded']>> =>
  (await ticketsOf(team.bao, team.slug)).find(({ marks }) => marks.folded)!.marks.folded!;

describe('a bulk of more than a thousand', () => {
  it('S14 says how far it is, stops at the button between two thousands, and one undo gives back what was done', async () => {
    const { page, complaints } = await openBoard(browser, team.bao, team.slug);
    // the second thousand waits until somebody has had the time to read and to press
    let thousands = 0;
    let go = (): void => undefined;
    const pressed = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/tickets/bulk', async (route) => {
      if (++thousands === 2) await pressed;
      await route.continue();
    });
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.getByRole('option', { name: /group of \d+ tickets/ }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.getByRole('dialog', { name: 'Acknowledge 2300 tickets?' }).waitFor();
    await page.keyboard.press('Enter');
    const progress = page.getByRole('progressbar', { name: /Acknowledging/ });
    await expect.poll(() => progress.getAttribute('value'), { timeout: 20_000 }).toBe('999'); // and the card of the group
    await page.getByRole('button', { name: 'Stop' }).click();
    go();
    await page.getByText('stopped after 1,999 of 2,300').first().waitFor({ timeout: 20_000 });
    expect(thousands).toBe(2);
    await expect.poll(async () => (await group()).unacknowledged).toBe(MANY - 1_999);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await group()).unacknowledged, { timeout: 20_000 }).toBe(MANY);
    expect(complaints).toEqual([]);
  }, 120_000);
});
