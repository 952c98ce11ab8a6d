import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { column, keysIn, openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiProcess;
let team: TestTeam;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await spawnApi(database.url);
  team = await setUpTeam(api);
  browser = await launchBrowser();
  for (const title of ['One', 'Two', 'Three'])
    await must(team.dana.post(`/api/teams/${team.slug}/product-backlog/items`, { type: 'feature', title }));
  for (const title of ['Slow', 'Slower']) {
    const ticket = { kind: 'incident', title, facts: {} };
    await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, ticket));
  }
});

afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

beforeEach(async () => {
  page = (await openBoard(browser, team.dana, team.slug, { width: 390, height: 844, touch: true })).page;
});

afterEach(() => page.context().close());

const tap = (name: string | RegExp) => page.getByRole('button', { name }).tap();

it('S8 acknowledges and takes a ticket with one tap each', async () => {
  const shown = column(page, 'Triage');
  await expect.poll(() => shown.getByText('✗ unacked').count()).toBe(2);
  await tap('Ack SRV-1');
  await shown.getByText('✓ ack').waitFor();
  await expect.poll(() => page.getByRole('button', { name: 'Ack SRV-1' }).isDisabled()).toBe(true);
  await tap('Take SRV-1');
  await page.getByRole('button', { name: 'Leave SRV-1' }).waitFor();
});

it('moves a ticket from a sheet at the bottom, which says where it would land', async () => {
  await tap('Actions for SRV-1');
  await tap(/^Move to/);
  const sheet = page.getByRole('dialog', { name: 'Move to: SRV-1' });
  await expect.poll(() => sheet.getByRole('button', { name: /^Queue/ }).textContent()).toMatch(/lands at #1 of 1/);
  const { y, height } = (await sheet.boundingBox())!;
  expect(Math.round(y + height)).toBe(844);
  await sheet.getByRole('button', { name: /^Working/ }).tap();
  await page.getByRole('button', { name: /^Working 1/ }).tap();
  await expect.poll(() => keysIn(page, 'Working')).toEqual(['SRV-1']);
});

it('P1 orders the backlog by taps: to the bottom, up, to the top', async () => {
  await tap('Product');
  await tap(/^Backlog/);
  await expect.poll(() => keysIn(page, 'Backlog')).toEqual(['PRD-1', 'PRD-2', 'PRD-3']);
  for (const [step, order] of [
    ['To the bottom', ['PRD-2', 'PRD-3', 'PRD-1']],
    ['Move up', ['PRD-2', 'PRD-1', 'PRD-3']],
    ['To the top', ['PRD-1', 'PRD-2', 'PRD-3']],
  ] as const) {
    await tap('Actions for PRD-1');
    await tap(step);
    await expect.poll(() => keysIn(page, 'Backlog')).toEqual(order);
  }
  await tap(/^Inbox/);
  await page.getByRole('dialog', { name: /Inbox/ }).waitFor();
});

it('S9 opens in the first column in which something waits, and stays in the one that was chosen', async () => {
  const board = await must(team.bao.get(`/api/teams/${team.slug}/board`));
  const inTriage = board.body.service.tickets.filter((ticket: { column: string }) => ticket.column === 'triage');
  for (const { id } of inTriage)
    await must(team.bao.post(`/api/service-queue/tickets/${id}/move`, { from: 'triage', column: 'queue' }));
  const other = (await openBoard(browser, team.bao, team.slug, { width: 390, height: 844, touch: true })).page;
  await column(other, 'Queue').getByRole('listitem').first().waitFor();
  await other
    .getByRole('button', { name: /^Triage/ })
    .first()
    .tap();
  await column(other, 'Triage').waitFor();
  await other.context().close();
});

it('gives every button at least 44 px to be touched', async () => {
  const small = await page.getByRole('button').evaluateAll((all) => {
    const reaches = (button: Element, up: number) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2 + up);
      return hit === button || button.contains(hit);
    };
    const inSight = all.filter((one) => reaches(one, 0));
    // A severity's chip stays small: its card's menu says the same
    const meant = inSight.filter((one) => !one.closest('[data-act="why"]'));
    return meant
      .filter((one) => !reaches(one, -21) || !reaches(one, 21))
      .map((one) => one.getAttribute('aria-label') ?? one.textContent);
  });
  expect(small).toEqual([]);
});
