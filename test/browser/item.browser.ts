import type { Browser, Locator, Page } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
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

const backlogOf = (slug: string) => `/api/teams/${slug}/product-backlog/items`;
const newItem = async (title: string): Promise<Item> =>
  (await must(team.dana.post(backlogOf(team.slug), { type: 'feature', title }))).body.item;
const act = (item: Item, name: string) => `/api/product-backlog/items/${item.id}/${name}`;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  // a phone shows the tickets first
  await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down' }));
  await must(team.emre.post(`/api/teams/${team.slug}/product-backlog/requests`, { title: 'Wish', source: 'customer' }));
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

const open = (client: Client, look: Look = {}) => openBoard(browser, client, team.slug, look);
const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};
const pictured = async (page: Page, name: string) => {
  const folder = process.env['PICTURES'];
  if (folder) await page.screenshot({ path: `${folder}/${name}.png` });
};
async function panelOf(page: Page, item: Item): Promise<Locator> {
  await card(page, item.key).click();
  return shownPanel(page, item);
}
async function shownPanel(page: Page, item: Item): Promise<Locator> {
  const panel = page.getByRole('dialog', { name: item.key });
  await panel.getByRole('heading', { name: 'Comments' }).waitFor();
  return panel;
}
const part = (panel: Locator, name: string) => panel.getByRole('region', { name, exact: true });
/** Presses what has the focus, after it was brought to this control by its own keyboard focus. */
const press = async (control: Locator, key = 'Enter') => {
  await control.focus();
  await control.press(key);
};

describe('what is written down and said about an item', { timeout: 90_000 }, () => {
  it('P7 the four vectors and MoSCoW are set on the item itself, its score and formula are told, one key takes back', async () => {
    const item = await newItem('Worth something');
    const [{ page, complaints }, other] = [await open(team.bao), await open(team.dana)];
    const [mine, theirs] = [await panelOf(page, item), await panelOf(other.page, item)];
    const worth = part(mine, 'What it is worth');
    await worth.getByText('(value + learning + risk) ÷ size · Formula v1').waitFor();
    await worth.getByRole('textbox', { name: `Value of ${item.key}` }).focus();
    for (const level of ['2', '3', '4', '2']) {
      await page.keyboard.press(level);
      await page.keyboard.press('Tab');
    }
    await worth.getByRole('combobox', { name: `MoSCoW of ${item.key}` }).selectOption('Must');
    const score = (panel: Locator) => part(panel, 'What it is worth').getByRole('status');
    for (const panel of [mine, theirs]) {
      await score(panel).getByText('4.5', { exact: true }).waitFor();
      await part(panel, 'What it is worth').getByText('think again before it is built').waitFor();
    }
    await wellMade(page);
    await pictured(page, 'item-worth');
    await worth.getByRole('textbox', { name: `Size of ${item.key}` }).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => part(theirs, 'What it is worth').getByRole('combobox').inputValue()).toBe('');
    await page.keyboard.press('Control+z');
    await score(theirs).getByText('–', { exact: true }).waitFor();
    await must(team.dana.post(act(item, 'remove'), { reason: 'was a test' }));
    await worth.getByRole('combobox').and(page.locator(':disabled')).waitFor();
    expect([...complaints, ...other.complaints]).toEqual([]);
  });

  it('P8 P16 problem, hypothesis and examples are written by keyboard alone, seen by another, and undone', async () => {
    const item = await newItem('Export to CSV');
    const [{ page, complaints }, other] = [await open(team.bao), await open(team.dana)];
    const panel = await panelOf(page, item);
    const theirs = await panelOf(other.page, item);

    await press(panel.getByRole('button', { name: 'Write the problem by three questions' }));
    await page.keyboard.type('Accountants');
    await page.keyboard.press('Tab');
    await page.keyboard.type('At the end of each month');
    await page.keyboard.press('Tab');
    await page.keyboard.type('6 hours of retyping');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await part(theirs, 'Problem').getByText('6 hours of retyping').waitFor();

    await press(panel.getByRole('button', { name: 'State the hypothesis' }));
    for (const words of ['an export', 'spare the retyping', 'hours a month', '6', '1']) {
      await page.keyboard.type(words);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
    const sentence = 'We believe that an export will spare the retyping, measured by hours a month from 6 to 1.';
    await part(theirs, 'Hypothesis').getByText(sentence).waitFor();

    await press(panel.getByRole('button', { name: 'Add an example' }));
    await page.keyboard.type('10,000 rows open in a **spreadsheet**');
    await page.keyboard.press('Control+Enter');
    await part(theirs, 'Acceptance examples').getByText('spreadsheet').waitFor();
    await press(panel.getByRole('checkbox', { name: /^Met: 10,000 rows/ }), 'Space');
    await part(theirs, 'Acceptance examples').getByText('1 of 1 met').waitFor();
    await expect
      .poll(async () => (await must(team.bao.get(`/api/product-backlog/items/${item.id}`))).body.item.marks)
      .toEqual({ stated: { problem: true, examples: 1 }, bet: { reviewAt: null, verdict: null } });

    await page.keyboard.press('Control+z');
    await part(theirs, 'Acceptance examples').getByText('0 of 1 met').waitFor();
    await part(panel, 'History').getByText('changed the hypothesis').waitFor();
    expect([...complaints, ...other.complaints]).toEqual([]);
  });

  it('P10 a question is counted on the card, answered by another, opened again', async () => {
    const item = await newItem('Ask me');
    const { page, complaints } = await open(team.bao);
    const panel = await panelOf(page, item);
    await press(panel.getByRole('button', { name: 'Ask a question' }));
    await page.keyboard.type('For whom is it?');
    await press(panel.getByLabel('It is not ready before this is answered'), 'Space');
    await press(panel.getByRole('button', { name: 'Ask', exact: true }));
    await part(panel, 'Questions').getByText('1 open, 1 of them blocking').waitFor();
    await expect.poll(() => card(page, item.key).getAttribute('aria-label')).toContain('1 open question');

    const dana = await open(team.dana);
    const theirs = await panelOf(dana.page, item);
    await press(theirs.getByRole('button', { name: 'Answer: For whom is it?' }));
    await dana.page.keyboard.type('For accountants.');
    await dana.page.keyboard.press('Control+Enter');
    await part(panel, 'Questions').getByText('For accountants.').waitFor();
    await expect.poll(() => card(page, item.key).getAttribute('aria-label')).not.toContain('question');
    await press(panel.getByRole('button', { name: 'Open again: For whom is it?' }));
    await part(theirs, 'Questions').getByText('1 open, 1 of them blocking').waitFor();
    expect([...complaints, ...dana.complaints]).toEqual([]);
  });

  it('P18 an item of another team is found by its key, and both ends show it', async () => {
    const { owner, slug } = await addTeam(api, database.url, 'Ledger');
    const foreign: Item = (await must(owner.post(backlogOf(slug), { type: 'feature', title: 'Ledger API' }))).body.item;
    const item = await newItem('Needs the ledger');
    const { page, complaints } = await open(team.bao);
    const panel = await panelOf(page, item);
    await press(panel.getByRole('button', { name: 'It needs another item' }));
    await panel.getByLabel('An item of another team, by its key').fill(foreign.key);
    await page.keyboard.press('Enter');
    await press(panel.getByRole('button', { name: `It needs ${foreign.key} of Ledger` }));
    await part(panel, 'Dependencies').getByText('Ledger API').waitFor();
    const there = await openBoard(browser, owner, slug);
    const theirs = await panelOf(there.page, foreign);
    await part(theirs, 'Dependencies').getByText('Needs the ledger').waitFor();
    expect(complaints).toEqual([]);
  });

  it('P18 what it needs is opened where one is, and nothing is loaded anew', async () => {
    const [item, needed] = [await newItem('Needs another'), await newItem('Is needed')];
    await must(team.bao.post(act(item, 'depend-on'), { itemId: needed.id }));
    const { page, complaints } = await open(team.bao);
    const loads: string[] = [];
    page.on('request', (asked) => asked.isNavigationRequest() && loads.push(asked.url()));
    const panel = await panelOf(page, item);
    await press(part(panel, 'Dependencies').getByRole('link', { name: needed.key }));
    const other = await shownPanel(page, needed);
    await press(part(other, 'Dependencies').getByRole('link', { name: item.key }));
    await shownPanel(page, item);
    expect(loads).toEqual([]);
    // the list draws what is in sight alone, and the others look for their cards
    for (const one of [item, needed]) await must(team.dana.post(act(one, 'remove'), { reason: 'was a test' }));
    expect(complaints).toEqual([]);
  });

  it('P17 a requester votes and comments on what is planned; the team sees it, and the order stays', async () => {
    const item = await newItem('Much wanted');
    const { page, complaints } = await open(team.emre);
    const list = page.getByRole('region', { name: 'What is planned' });
    await press(list.getByRole('button', { name: `Vote for ${item.key}` }));
    await list.getByRole('button', { name: `Take the vote for ${item.key} back` }).waitFor();
    await press(list.getByRole('button', { name: `0 comments on ${item.key}` }));
    await press(list.getByRole('button', { name: 'Comment', exact: true }));
    await page.keyboard.type('We wait for it.');
    await page.keyboard.press('Control+Enter');
    await list.getByText('We wait for it.').waitFor();
    await wellMade(page);
    await pictured(page, 'wishes');

    const bao = await open(team.bao);
    const panel = await panelOf(bao.page, item);
    await part(panel, 'Votes').getByText('1 vote').waitFor();
    await part(panel, 'Comments').getByText('We wait for it.').waitFor();
    expect(complaints).toEqual([]);
  });

  it.each([
    ['light', {}],
    ['dark', {}],
    ['light', { width: 390, height: 844, touch: true }],
    ['dark', { width: 390, height: 844, touch: true }],
  ] as const)('every part of the panel is well made, %s %o', async (colorScheme, look) => {
    const item = await newItem(`Full ${colorScheme} ${JSON.stringify(look).length}`);
    const other = await newItem(`Other ${colorScheme} ${JSON.stringify(look).length}`);
    const hypothesis = { what: 'an export', outcome: 'help', measure: 'hours', from: '6', to: '1' };
    await must(team.bao.post(act(item, 'hypothesis'), { version: 1, hypothesis }));
    const examples = [
      { text: 'One `case`', met: true },
      { text: 'Another', met: false },
    ];
    await must(team.bao.post(act(item, 'examples'), { version: 2, examples }));
    await must(team.bao.post(act(item, 'attach-link'), { url: 'https://example.org/a', title: 'Sketch' }));
    await must(team.bao.post(act(item, 'ask'), { text: 'For *whom*?', blocking: true }));
    await must(team.bao.post(act(item, 'depend-on'), { itemId: other.id }));
    await must(team.emre.post(act(item, 'vote'), {}));
    await must(team.emre.post(act(item, 'comment'), { text: 'Please.' }));
    const { page, complaints } = await open(team.bao, { colorScheme, ...look });
    // on a phone its card may be below the fold
    if ('touch' in look) await page.goto(`${team.bao.url}/b/${team.slug}/i/${item.key}?t=product`);
    const panel = 'touch' in look ? await shownPanel(page, item) : await panelOf(page, item);
    await part(panel, 'Comments').getByText('Please.').waitFor();
    await part(panel, 'Questions').getByText('1 open, 1 of them blocking').waitFor();
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await wellMade(page);
    await part(panel, 'Hypothesis').scrollIntoViewIfNeeded();
    await pictured(page, `item-${colorScheme}-${'touch' in look ? 'phone' : 'wide'}`);
    await panel.getByRole('button', { name: 'Ask a question' }).click();
    await panel.getByRole('button', { name: 'Attach a link' }).click();
    await panel.getByRole('button', { name: 'It needs another item' }).click();
    await panel.getByRole('button', { name: 'Change the hypothesis' }).click();
    await wellMade(page);
    await pictured(page, `item-forms-${colorScheme}-${'touch' in look ? 'phone' : 'wide'}`);
    expect(complaints).toEqual([]);
  });
});
