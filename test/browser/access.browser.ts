import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { card, openBoard, type Look } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const DESK: Look = { width: 1440, height: 900 };
const PHONE: Look = { width: 390, height: 844 };

let database: TestDatabase;
let api: ApiProcess;
let team: TestTeam;
let browser: Browser;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await spawnApi(database.url);
  team = await setUpTeam(api);
  browser = await launchBrowser();
  const backlog = `/api/teams/${team.slug}/product-backlog`;
  const items = [];
  for (const type of ['feature', 'defect', 'debt']) {
    const body = { type, title: `A ${type} of the product`, problem: 'Who **has** it', whoseProblem: 'Ours' };
    items.push((await must(team.dana.post(`${backlog}/items`, body))).body.item);
  }
  await must(team.bao.post(`/api/product-backlog/items/${items[1].id}/block`, { reason: 'Waits for legal' }));
  await must(team.bao.post(`/api/product-backlog/items/${items[2].id}/rank`, { before: items[0].id }));
  await must(team.emre.post(`${backlog}/requests`, { title: 'A report', source: 'customer' }));
  for (const users of [1, 40, 900]) {
    const facts = {
      usersAffected: { value: users },
      degradation: { value: users === 1 ? 'request' : 'down' },
      tier: { value: 'T0' },
    };
    await must(
      team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, {
        kind: 'incident',
        title: `For ${users}`,
        facts,
      }),
    );
  }
});

afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

async function violations(page: Page, popup = false): Promise<string[]> {
  const axe = new AxeBuilder({ page }).withTags(TAGS);
  // Base UI hides the background of an open popup on purpose
  if (popup) axe.disableRules(['aria-hidden-focus']);
  const found = await axe.analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`);
}

const see = async (look: Look): Promise<Page> => (await openBoard(browser, team.dana, team.slug, look)).page;

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  it.each([
    ['desk', DESK],
    ['phone', PHONE],
  ])('the board at the %s has no violation of WCAG 2.2 AA', async (_, look) => {
    const page = await see({ ...look, colorScheme });
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it.each([
    ['desk', DESK],
    ['phone', PHONE],
  ])('nor has the page of a requester at the %s', async (_, look) => {
    const page = (await openBoard(browser, team.emre, team.slug, { ...look, colorScheme })).page;
    await page.getByRole('region', { name: 'Product', exact: true }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  it('nor has a sheet on a phone', async () => {
    const page = await see({ ...PHONE, colorScheme });
    await page
      .getByRole('button', { name: /^Actions for SRV-/ })
      .first()
      .click();
    await page.getByRole('dialog', { name: /^SRV-/ }).waitFor();
    expect(await violations(page, true)).toEqual([]);
    await page.context().close();
  });

  it('nor have the panels, the dialogs and the menus over it', async () => {
    const page = await see({ ...DESK, colorScheme });
    const states: [string, () => Promise<void>, string][] = [
      ['item', () => card(page, 'PRD-1').click(), 'Escape'],
      ['ticket', () => card(page, 'SRV-3').click(), 'Escape'],
      ['inbox', () => page.getByRole('button', { name: /^Inbox/ }).click(), 'Escape'],
      ['new item', () => page.getByRole('button', { name: 'Item', exact: true }).click(), 'Escape'],
      ['new ticket', () => page.getByRole('button', { name: 'Ticket', exact: true }).click(), 'Escape'],
      ['menu', () => page.getByRole('button', { name: 'Actions for PRD-1' }).click(), 'Escape'],
      ['keys', () => page.keyboard.press('?'), 'Escape'],
    ];
    for (const [name, open, close] of states) {
      await open();
      await page.getByRole('dialog').or(page.getByRole('menu')).first().waitFor();
      expect([name, await violations(page, true)]).toEqual([name, []]);
      await page.keyboard.press(close);
      await expect.poll(() => page.getByRole('dialog').or(page.getByRole('menu')).count()).toBe(0);
    }
    await page.context().close();
  });
});

it('has few tab stops, whatever the number of cards: at most two a column', async () => {
  const page = await see(DESK);
  await page.locator('body').click({ position: { x: 1, y: 1 } });
  const stops = new Set<string>();
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const at = document.activeElement!;
      return at.closest('[role=list]')?.getAttribute('aria-label') ?? at.outerHTML.slice(0, 120);
    });
    if (stop.startsWith('<body')) break;
    stops.add(stop);
  }
  const columns = await page.getByRole('list', { name: /^Cards in/ }).count();
  expect([...stops].filter((stop) => stop.startsWith('Cards in')).length).toBe(columns);
  expect(stops.size).toBeLessThanOrEqual(40);
  await page.context().close();
});
