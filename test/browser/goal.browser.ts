import type { Browser, Page } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { card, openBoard, type Look } from '../support/screen.js';
import { addTeam } from '../support/second-team.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;
let made: Item[];

const ofTeam = (rest: string, slug = team.slug) => `/api/teams/${slug}/product-backlog/${rest}`;
const ofGoal = (id: string, act: string) => `/api/product-backlog/goals/${id}/${act}`;
const goalWords = {
  ...{ title: 'Checkout in a minute', why: 'People *leave*.', startsOn: '2026-01-01', endsOn: '2099-12-31' },
  measure: { name: 'Median checkout', unit: 's', from: 180, to: 60 },
};

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  made = [];
  for (const title of ['One page', 'Dark mode', 'Fewer fields', 'Export'])
    made.push((await must(team.dana.post(ofTeam('items'), { type: 'feature', title }))).body.item);
  await must(team.bao.post(`/api/product-backlog/items/${made[0]!.id}/move`, { from: 'backlog', column: 'review' }));
  // a phone shows the tickets first
  await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down' }));
  const other = await addTeam(api, database.url, 'Ledger');
  await must(other.owner.post(ofTeam('settings/vision', other.slug), { version: 0, vision: 'Every cent is found.' }));
  await must(other.owner.post(ofTeam('goals', other.slug), { ...goalWords, title: 'Books close in a day' }));
  browser = await launchBrowser();
});
beforeEach(async () => {
  const { body } = await must(team.dana.get(`/api/teams/${team.slug}/board`));
  const { goal, items } = body.product;
  if (goal) await must(team.dana.post(ofGoal(goal.id, 'close'), { reached: 'missed' }));
  for (const { id } of items as Item[]) await must(team.dana.post(`/api/product-backlog/items/${id}/unserve`, {}));
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

const opens = async (words: object = goalWords) => (await must(team.dana.post(ofTeam('goals'), words))).body.goal;
const serve = (item: Item, goalId: string) =>
  must(team.dana.post(`/api/product-backlog/items/${item.id}/serve`, { goalId }));
const open = (client: Client, look: Look = {}) => openBoard(browser, client, team.slug, look);
const line = (page: Page) => page.getByRole('button', { name: /^(Product goal: |No goal)/ });
const panelOf = (page: Page) => page.getByRole('dialog', { name: 'Product goal' });
const aside = (page: Page) =>
  page.locator('[data-card][data-aside]').evaluateAll((cards) => cards.map((one) => one.getAttribute('data-card')));

const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

async function openPanel(page: Page) {
  await line(page).click();
  await page.getByRole('button', { name: 'All about it, and other goals…' }).click();
  const panel = panelOf(page);
  await panel.getByRole('heading', { name: 'Goals of other teams' }).waitFor();
  return panel;
}

describe('the product goal on the board', () => {
  it('P6 P16 stands first in the header, with its progress and the shares that served it', async () => {
    const goal = await opens();
    await serve(made[0]!, goal.id);
    await must(team.dana.post(ofGoal(goal.id, 'progress'), { current: 120 }));
    const { page, complaints } = await open(team.bao);
    await line(page).getByText('100 % of work, – of finished').waitFor();
    await expect.poll(() => line(page).innerText()).toContain('50 %');
    const summary = await line(page).evaluate((button) => button.parentElement!.textContent);
    expect(summary).toMatch(/^Product goal: Checkout in a minute50 %.*WIP 1/);

    await must(team.bao.post(`/api/product-backlog/items/${made[1]!.id}/move`, { from: 'backlog', column: 'review' }));
    await line(page).getByText('50 % of work').waitFor();
    await must(team.bao.post(`/api/product-backlog/items/${made[1]!.id}/move`, { from: 'review', column: 'done' }));
    await line(page).getByText('100 % of work, 0 % of finished').waitFor();
    await serve(made[1]!, goal.id);
    await line(page).getByText('100 % of work, 100 % of finished').waitFor();
    await must(team.bao.post(`/api/product-backlog/items/${made[1]!.id}/move`, { from: 'done', column: 'backlog' }));
    expect(complaints).toEqual([]);
  });

  it.each(['light', 'dark'] as const)('P6 dims what is outside of it, readable and there, %s', async (colorScheme) => {
    const goal = await opens();
    await serve(made[0]!, goal.id);
    const { page } = await open(team.bao, { colorScheme });
    await expect.poll(() => aside(page)).toHaveLength(3);
    await expect.poll(() => aside(page)).not.toContain(made[0]!.id);
    await expect.poll(() => card(page, made[2]!.key).getAttribute('aria-label')).toContain('outside the goal');
    await expect.poll(() => card(page, made[0]!.key).getAttribute('aria-label')).not.toContain('outside the goal');
    await wellMade(page);
    await serve(made[2]!, goal.id);
    await expect.poll(() => aside(page)).toHaveLength(2);
    await must(team.dana.post(ofGoal(goal.id, 'close'), { reached: 'missed' }));
    await expect.poll(() => aside(page)).toEqual([]);
  });

  it('P6 a member reads it in full and changes nothing; Escape leads back', async () => {
    await opens();
    const { page, complaints } = await open(team.bao);
    await line(page).focus();
    await page.keyboard.press('Enter');
    const popover = page.getByRole('dialog', { name: 'Product goal' });
    await popover.getByText('Median checkout: 180 s (from 180 s to 60 s)').waitFor();
    await popover.getByText(/days left/).waitFor();
    await wellMade(page);
    await page.keyboard.press('Escape');
    await popover.waitFor({ state: 'detached' });
    await expect.poll(() => line(page).evaluate((one) => one === document.activeElement)).toBe(true);
    const panel = await openPanel(page);
    await panel.getByText('Books close in a day').waitFor();
    await panel.getByText('Every cent is found.').waitFor();
    for (const name of ['Close the goal', 'Change the goal', 'Report where it stands'])
      await expect.poll(() => panel.getByRole('button', { name }).count(), { message: name }).toBe(0);
    await wellMade(page);
    expect(complaints).toEqual([]);
  });
});

describe('the panel of goals', () => {
  it('P6 the product owner says the vision, sets a goal, reports, takes items in, closes it: by keyboard alone', async () => {
    const { page, complaints } = await open(team.dana);
    const keys = async (...presses: string[]) => {
      for (const press of presses) await page.keyboard.press(press);
    };
    const panel = await openPanel(page);
    const say = panel.getByRole('button', { name: 'Say the vision' });
    await say.focus();
    await keys('Enter');
    await page.keyboard.type('Nobody waits.');
    await keys('Enter');
    await panel.getByRole('button', { name: 'Nobody waits.' }).waitFor();

    await panel.getByRole('button', { name: 'Set a goal' }).focus();
    await keys('Enter');
    await panel.getByRole('textbox', { name: 'Goal', exact: true }).waitFor();
    await keys('Enter');
    await panel.getByText('Say it in one line.').first().waitFor();
    await page.keyboard.type('Checkout in a minute');
    for (const text of ['People leave.', 'Median checkout', 's', '180', '60']) {
      await keys('Tab');
      await page.keyboard.type(text);
    }
    await panel.getByLabel('Last day').fill('2099-12-31');
    await wellMade(page);
    await keys('Enter');
    await panel.getByRole('heading', { name: 'Checkout in a minute' }).waitFor();
    await panel.getByText('Median checkout: 180 s (from 180 s to 60 s)').first().waitFor();

    await panel.getByRole('button', { name: 'Report where it stands' }).focus();
    await keys('Enter', 'Control+a');
    await page.keyboard.type('90,5');
    await keys('Enter');
    await panel.getByText('Median checkout: 90.5 s (from 180 s to 60 s)').waitFor();
    await expect.poll(() => line(page).innerText()).toContain('75 %');

    await panel.getByRole('combobox', { name: 'Take an item in' }).focus();
    await page.keyboard.type('Fewer');
    await page.getByRole('option', { name: /Fewer fields/ }).waitFor();
    await keys('ArrowDown', 'Enter');
    await panel.getByRole('listitem').filter({ hasText: 'Fewer fields' }).waitFor();
    await wellMade(page);
    await panel.getByRole('button', { name: `Take ${made[2]!.key} out of the goal` }).focus();
    await keys('Enter');
    await panel.getByText('No open item serves it yet.').waitFor();

    await panel.getByRole('button', { name: 'Close the goal' }).focus();
    await keys('Enter');
    await panel.getByRole('combobox', { name: 'What was reached?' }).waitFor();
    await expect.poll(() => panel.getByRole('combobox', { name: 'What was reached?' }).inputValue()).toBe('partly');
    await keys('Tab');
    await page.keyboard.type('Half the way.');
    await keys('Enter');
    await panel.getByText('“Half the way.”').waitFor();
    await wellMade(page);

    await panel.getByRole('button', { name: 'Open “Checkout in a minute” again' }).first().focus();
    await keys('Enter');
    await panel.getByRole('heading', { name: 'Checkout in a minute' }).waitFor();
    await keys('Escape');
    await panel.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  it('P6 takes back what was done last, by Ctrl+Z', async () => {
    const { page } = await open(team.dana);
    const panel = await openPanel(page);
    await panel.getByRole('button', { name: 'Set a goal' }).click();
    await panel.getByLabel('Goal', { exact: true }).fill('Once');
    await panel.getByLabel('Measured by').fill('Count');
    await panel.getByLabel('Unit').fill('x');
    await panel.getByLabel('From').fill('0');
    await panel.getByLabel('To', { exact: true }).fill('1');
    await panel.getByLabel('Last day').fill('2099-12-31');
    await panel.getByRole('button', { name: 'Set the goal' }).click();
    await panel.getByRole('heading', { name: 'Once' }).waitFor();
    await page.keyboard.press('Escape');
    await line(page).getByText('Once').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'No goal' }).waitFor();
  });

  it('P6 an item is taken in and out where it is read', async () => {
    await opens();
    const { page } = await open(team.dana);
    await card(page, made[3]!.key).click();
    const panel = page.getByRole('dialog', { name: made[3]!.key });
    await panel.getByText('Outside the goal “Checkout in a minute”').waitFor();
    await panel.getByRole('button', { name: 'Let it serve the goal' }).click();
    await panel.getByText('Serves the goal “Checkout in a minute”', { exact: true }).waitFor();
    await panel.getByText('said that it serves the goal “Checkout in a minute”').waitFor();
    await expect.poll(() => aside(page)).not.toContain(made[3]!.id);
    await panel.getByRole('button', { name: 'It does not serve the goal' }).click();
    await panel.getByText('Outside the goal “Checkout in a minute”').waitFor();
  });

  it('P6 is there on a phone in the dark, and for a requester', async () => {
    await opens();
    const phone = { width: 390, height: 844, touch: true, colorScheme: 'dark' } as const;
    const dana = await open(team.dana, phone);
    await dana.page.getByRole('button', { name: 'Product', exact: true }).tap();
    await openPanel(dana.page);
    await wellMade(dana.page);
    expect(dana.complaints).toEqual([]);
    await must(team.emre.post(ofTeam('requests'), { title: 'Please', source: 'customer' }));
    const { page, complaints } = await open(team.emre);
    await page.getByRole('button', { name: /^Look and session/ }).click();
    await page.getByRole('menuitem', { name: 'Product goals…' }).click();
    const panel = panelOf(page);
    await panel.getByRole('heading', { name: 'Checkout in a minute' }).waitFor();
    await panel.getByText('Books close in a day').waitFor();
    await expect.poll(() => panel.getByRole('heading', { name: 'Past goals' }).count()).toBe(0);
    await wellMade(page);
    expect(complaints).toEqual([]);
  });
});
