import type { Browser, Page } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;

const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
const ofItem = (item: Item, act: string) => `/api/product-backlog/items/${item.id}/${act}`;
const hypothesis = { what: 'An export', outcome: 'saves time', measure: 'Minutes a week', from: '50', to: '5' };

async function bet(title: string): Promise<Item> {
  const { item } = (await must(team.dana.post(ofTeam('items'), { type: 'feature', title }))).body;
  await must(team.dana.post(ofItem(item, 'hypothesis'), { version: 1, hypothesis }));
  return item;
}
async function shipped(title: string): Promise<Item> {
  const item = await bet(title);
  return (await must(team.bao.post(ofItem(item, 'move'), { from: 'backlog', column: 'done' }))).body.item;
}

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  await must(team.dana.post(ofTeam('settings/vision'), { version: 0, vision: 'Nobody waits.' }));
  const goal = {
    ...{ title: 'Checkout in a minute', startsOn: '2026-01-01', endsOn: '2099-12-31' },
    measure: { name: 'Median checkout', unit: 's', from: 180, to: 60 },
  };
  await must(team.dana.post(ofTeam('goals'), goal));
  // a phone shows the tickets first
  await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title: 'Down' }));
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

/** What is done is folded away on the board: it has its address. */
const openItem = (page: Page, { key }: Item) => {
  page.setDefaultTimeout(8_000);
  return page.goto(`${api.url}/b/${team.slug}/i/${key}`);
};
const wellMade = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

describe('what became of a shipped item', { timeout: 60_000 }, () => {
  it('P16 the product owner adds evidence and gives the verdict by keyboard, and takes it back', async () => {
    const item = await shipped('Export to CSV');
    const { page, complaints } = await openBoard(browser, team.dana, team.slug);
    await openItem(page, item);
    const part = page.getByRole('region', { name: 'Evidence' });
    await part.getByText(/^Shipped, unproven: to be reviewed on/).waitFor();
    await part.getByRole('button', { name: 'Add evidence' }).focus();
    await page.keyboard.press('Enter');
    await part.getByLabel('Number').waitFor();
    await page.keyboard.press('Enter');
    await part.getByText('Give a number with its unit, a link or a note.').waitFor();
    await part.getByLabel('Number').focus();
    for (const text of ['4.5', 'min', 'Measured for a week.']) {
      await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await wellMade(page);
    await page.keyboard.press('Enter');
    await part.getByText('4.5 min', { exact: true }).waitFor();

    await part.getByRole('button', { name: 'Give the verdict' }).focus();
    await page.keyboard.press('Enter');
    await part.getByLabel('Verdict').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Four minutes instead of fifty.');
    await page.keyboard.press('Enter');
    await part.getByText(/^Proven, says Dana/).waitFor();
    await page.getByText('gave the verdict: proven').waitFor();
    await wellMade(page);
    await part.getByRole('button', { name: 'Take the verdict back' }).click();
    await part.getByText(/^Shipped, unproven/).waitFor();
    await page.keyboard.press('Control+z');
    await part.getByText(/^Proven, says Dana/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('P16 a member sets the review date and gives no verdict; what is due is listed', async () => {
    const item = await shipped('Fewer fields');
    const { page, complaints } = await openBoard(browser, team.bao, team.slug, { colorScheme: 'dark' });
    await openItem(page, item);
    const part = page.getByRole('region', { name: 'Evidence' });
    await part.getByRole('button', { name: 'Change the review date' }).click();
    await expect.poll(() => part.getByRole('button', { name: 'Give the verdict' }).count()).toBe(0);
    await part.getByLabel('Review on').fill('2026-01-02');
    await part.getByRole('button', { name: 'Set the date' }).click();
    await part.getByText(/^Shipped, unproven: its review was due/).waitFor();
    await wellMade(page);
    await page.getByText('said that it is time to see whether it helped').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^What was shipped: / }).click();
    const panel = page.getByRole('dialog', { name: 'Product goal' });
    await panel.getByRole('heading', { name: /^To prove: \d+, 1 due$/ }).waitFor();
    await panel.getByRole('link', { name: /Fewer fields/ }).waitFor();
    await panel.getByRole('table', { name: 'How often bets held' }).waitFor();
    await wellMade(page);
    expect(complaints).toEqual([]);
  });

  it('P16 the header shows the goal, then proven and refuted, before any count; live in another browser', async () => {
    const item = await shipped('Dark mode');
    const { page } = await openBoard(browser, team.bao, team.slug);
    const line = page.getByRole('button', { name: /^What was shipped: / });
    const refuted = async () => Number(/(\d+) refuted/.exec(await line.innerText())![1]);
    await line.waitFor();
    const before = await refuted();
    await must(team.dana.post(ofItem(item, 'verdict'), { verdict: 'refuted', reason: 'Nobody uses it.' }));
    await expect.poll(refuted).toBe(before + 1);
    const summary = await line.evaluate((button) => button.parentElement!.textContent);
    expect(summary).toMatch(/^Product goal: Checkout in a minute.*proven.*refuted.*WIP/);
  });
});

describe('the page for stakeholders', { timeout: 60_000 }, () => {
  it.each(['light', 'dark'] as const)(
    'P16 is made, read on a phone without an account, and revoked, %s',
    async (look) => {
      await bet(`Planned in the ${look}`);
      const proven = await shipped(`Shipped in the ${look}`);
      await must(team.dana.post(ofItem(proven, 'verdict'), { verdict: 'proven', reason: 'Counted.' }));
      const { page, complaints } = await openBoard(browser, team.dana, team.slug);
      await page.getByRole('button', { name: /^Product goal: / }).click();
      await page.getByRole('button', { name: 'All about it, and other goals…' }).click();
      const access = page.getByRole('region', { name: 'Link for stakeholders' });
      await access.getByRole('button', { name: /^Make a/ }).click();
      const address = await access.getByLabel('Link for stakeholders').inputValue();
      await wellMade(page);

      const context = await browser.newContext({
        viewport: { width: 390, height: 844 },
        ...{ hasTouch: true, isMobile: true, colorScheme: look },
      });
      const phone = await context.newPage();
      phone.setDefaultTimeout(8_000);
      const heard: string[] = [];
      phone.on('request', (request) => heard.push(new URL(request.url()).pathname));
      await phone.goto(address);
      await phone.getByRole('heading', { name: 'Checkout in a minute' }).waitFor();
      await phone.getByText('Nobody waits.').waitFor();
      await phone.getByText(`Planned in the ${look}`).waitFor();
      await phone.getByText(`Shipped in the ${look}`).waitFor();
      await phone.getByText('Proven', { exact: true }).first().waitFor();
      await phone.getByText('Ordered by Dana').waitFor();
      expect(heard.filter((path) => path.startsWith('/api/') && !path.startsWith('/api/stakeholders/'))).toEqual([]);
      const wide = await phone.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(390);
      await wellMade(phone);

      await access.getByRole('button', { name: 'Done' }).click();
      await access.getByRole('button', { name: 'Revoke it' }).click();
      await access.getByRole('button', { name: /^Revoke: / }).click();
      await access.getByText('There is none.').waitFor();
      await phone.reload();
      await phone.getByRole('heading', { name: 'This link does not work' }).waitFor();
      expect(complaints).toEqual([]);
    },
  );
});
