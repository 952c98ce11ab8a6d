import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { keysIn, openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

// Both tracks by keyboard alone: nothing in this file points, clicks or gives focus.

let database: TestDatabase;
let api: ApiProcess;
let team: TestTeam;
let browser: Browser;
let page: Page;
let press: (key: string) => Promise<void>;

const ITEMS = 12;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await spawnApi(database.url);
  team = await setUpTeam(api);
  browser = await launchBrowser();
  const backlog = `/api/teams/${team.slug}/product-backlog`;
  for (let i = 1; i <= ITEMS; i++) await must(team.dana.post(`${backlog}/items`, { type: 'feature', title: `I ${i}` }));
  const limit = { count: 1, mode: 'block-unless-reason' };
  await must(team.dana.post(`${backlog}/columns/ready/limit`, { limit }));
  for (const users of [1, 900]) {
    const facts = { usersAffected: { value: users } };
    const ticket = { kind: 'incident', title: `For ${users}`, facts };
    const { body } = await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, ticket));
    await must(
      team.bao.post(`/api/service-queue/tickets/${body.ticket.id}/move`, { from: body.ticket.column, column: 'queue' }),
    );
  }
  page = (await openBoard(browser, team.dana, team.slug)).page;
  press = (key) => page.keyboard.press(key);
});

afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

/** The key of the card that has the focus; null when none has. */
const focused = (): Promise<string | null> =>
  page.evaluate(() => /[A-Z]+-\d+/.exec(document.activeElement?.getAttribute('aria-label') ?? '')?.[0] ?? null);

const isFocused = (key: string) => expect.poll(focused).toBe(key);
const backlogIs = (...keys: number[]) =>
  expect.poll(async () => (await keysIn(page, 'Backlog')).slice(0, keys.length)).toEqual(keys.map((n) => `PRD-${n}`));

describe('the product track', () => {
  it('is walked with j and k, and Tab reaches it', async () => {
    await press('j');
    await isFocused('PRD-1');
    for (let i = 2; i <= ITEMS; i++) await press('j');
    await isFocused(`PRD-${ITEMS}`);
    await press('k');
    await isFocused(`PRD-${ITEMS - 1}`);
    await press('Home');
    await isFocused('PRD-1');
    for (let i = 0; i < 12; i++) await press('Shift+Tab');
    await expect.poll(() => focused()).not.toBe('PRD-1');
    for (let i = 0; i < 12; i++) await press('Tab');
    await isFocused('PRD-1');
  });

  it('P1 is ordered with Alt and the arrows, and the focus goes along', async () => {
    await press('Alt+ArrowDown');
    await backlogIs(2, 1, 3);
    await isFocused('PRD-1');
    await press('Alt+End');
    await expect.poll(async () => (await keysIn(page, 'Backlog')).at(-1)).toBe('PRD-1');
    await press('Alt+Home');
    await backlogIs(1, 2, 3);
    await press('Control+z');
    await expect.poll(async () => (await keysIn(page, 'Backlog')).at(-1)).toBe('PRD-1');
    await press('Alt+Home');
    await backlogIs(1, 2, 3);
  });

  it('W3 W6 refuses a full column where it happened; a reason lets the card in, and the focus goes along', async () => {
    await press('Alt+ArrowRight');
    await expect.poll(() => keysIn(page, 'Ready')).toEqual(['PRD-1']);
    await isFocused('PRD-1');
    await press('h');
    await isFocused('PRD-2');
    await press('Alt+ArrowRight');
    const refusal = page.getByRole('dialog', { name: /Ready is full: 1 of 1/ });
    await refusal.waitFor();
    await expect.poll(() => refusal.evaluate((panel) => panel.contains(document.activeElement))).toBe(true);
    await tabTo(/Move anyway/);
    await press('Enter');
    await page.getByRole('textbox', { name: /Why/i }).waitFor();
    await page.keyboard.type('The customer is in the house');
    await press('Enter');
    await expect.poll(() => keysIn(page, 'Ready')).toEqual(['PRD-1', 'PRD-2']);
    await expect.poll(() => refusal.count()).toBe(0);
    await isFocused('PRD-2');
  });

  it('takes the last change back with Ctrl+Z, and creates with C', async () => {
    await press('Control+z');
    await expect.poll(() => keysIn(page, 'Ready')).toEqual(['PRD-1']);
    await press('c');
    await page.getByRole('dialog', { name: 'New item' }).waitFor();
    await page.keyboard.type('Made by keyboard');
    await press('Enter');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await expect
      .poll(async () => {
        await press('End');
        return focused();
      })
      .toBe(`PRD-${ITEMS + 1}`);
  });

  it('opens a card with Enter, and Escape gives the focus back to it', async () => {
    await press('Home');
    const key = (await focused())!;
    await press('Enter');
    await page.getByRole('dialog', { name: new RegExp(key) }).waitFor();
    await press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await isFocused(key);
  });
});

describe('the service track', () => {
  it('S7 refuses to be ordered, and says so', async () => {
    while (!(await focused())?.startsWith('SRV-')) await press('l');
    const before = await keysIn(page, 'Queue');
    expect(before).toEqual(['SRV-2', 'SRV-1']);
    await press('Alt+ArrowDown');
    // also to whoever does not listen
    await page
      .locator('[data-toast]')
      .getByText(/Order is calculated here/)
      .waitFor();
    await expect.poll(() => keysIn(page, 'Queue')).toEqual(before);
  });

  it('S9 gives the first ticket with P, and the focus with it; A acknowledges, R resolves', async () => {
    await press('p');
    await expect.poll(() => keysIn(page, 'Working')).toEqual(['SRV-2']);
    await isFocused('SRV-2');
    await press('a');
    await page.getByRole('region', { name: 'Working', exact: true }).getByText('✓ ack').waitFor();
    await press('a');
    await page
      .locator('[data-toast]')
      .getByText(/acknowledged it already|already/i)
      .first()
      .waitFor();
    await press('Alt+ArrowRight');
    await page.getByRole('dialog', { name: 'SRV-2 waits' }).waitFor();
    await page.keyboard.type('the vendor');
    await press('Enter');
    await expect.poll(() => keysIn(page, 'Waiting')).toEqual(['SRV-2']);
    await isFocused('SRV-2');
    await press('r');
    await expect.poll(() => keysIn(page, 'Waiting')).toEqual([]);
  });
});

/** Tab until the focus is on what is called so. */
async function tabTo(name: RegExp): Promise<void> {
  for (let i = 0; i < 20; i++) {
    const on = await page.evaluate(() => document.activeElement?.closest('button, a, input')?.textContent);
    if (name.test(on ?? '')) return;
    await press('Tab');
  }
  throw new Error(`Tab does not reach ${name}`);
}
