import type { Browser, Page } from 'playwright-core';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openBoard, type Look } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import type { Client } from '../support/client.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;
const KNOWN = {
  tier: { value: 'T2' },
  usersAffected: { value: 12 },
  degradation: { value: 'degraded' },
  workaround: { value: 'none' },
  environment: { value: 'production' },
};

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  const tickets = `/api/teams/${team.slug}/service-queue/tickets`;
  for (const title of ['Slow', 'Slower', 'Slowest']) {
    await must(team.bao.post(tickets, { kind: 'incident', title, facts: KNOWN }));
  }
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

async function openPolicies(client: Client, section = 'severity', look: Look = {}) {
  const screen = await openBoard(browser, client, team.slug, look);
  await screen.page.goto(`${api.url}/b/${team.slug}/policies/${section}`);
  await screen.page.getByText(/version \d+, in force/).waitFor();
  return screen;
}
const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
};
const cell = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });

describe('the policies of a team', () => {
  it('S6 an admin changes a cell: it is saved, checked, tried on the past, and activated with a reason', async () => {
    const { page, complaints } = await openPolicies(team.ada);
    const change = async (name: string, gives: string) => cell(page, name).selectOption(gives);
    await change('Impact: T2 · supporting and A few (2 to 20)', '2');
    await page.getByText(/finding.*cannot be activated/).waitFor();
    await page.getByText(/lowers SEV\d to SEV\d: Impact of T1 and few gives 3/).waitFor();
    const invalid = page.locator('select[aria-invalid]');
    await expect
      .poll(() => invalid.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label'))))
      .toContain('Impact: T1 · important and A few (2 to 20)');
    expect(await axe(page)).toEqual([]);
    await page.getByText(/Saved by Ada/).waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Activate' }).isDisabled()).toBe(true);

    await change('Impact: T2 · supporting and Many (21 to 500)', '2');
    await change('Impact: T1 · important and A few (2 to 20)', '2');
    await page.getByText(/Complete and monotone/).waitFor();
    await expect.poll(() => invalid.count()).toBe(0);
    await page.getByRole('button', { name: 'Try it' }).click();
    await page.getByText('3 of 3 tickets would change').waitFor();
    await page.getByText('Impact of T2 and few gives 2', { exact: false }).first().waitFor();
    expect(await axe(page)).toEqual([]);

    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByText(/Give a reason/).waitFor();
    await page.getByLabel('Why does it change?').fill('few users count more');
    await page.getByRole('button', { name: 'Activate' }).click();
    await page.getByText('Standard, version 2, in force').waitFor();
    await page.getByText('“few users count more”').waitFor();
    expect(complaints).toEqual([]);
  });

  it('S6 a guard is added by ticking levels, a version comes back, and the draft can be given up', async () => {
    const { page } = await openPolicies(team.ada);
    await page.getByRole('button', { name: 'Add a guard' }).click();
    await page.getByLabel('Name of the guard').fill('Legal');
    await page.getByLabel('To which severity').selectOption('5');
    await page.getByText(/the guard “Legal” changes no severity/i).waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.getByRole('button', { name: 'Remove the guard Legal' }).click();
    await page.getByText(/Complete and monotone/).waitFor();
    await page.getByRole('button', { name: 'Make version 1 the draft' }).click();
    await page.getByText(/Saved by Ada/).waitFor();
    const before = cell(page, 'Impact: T2 · supporting and A few (2 to 20)');
    await expect.poll(() => before.inputValue()).toBe('3');
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByText(/^No draft/).waitFor();
    await expect.poll(() => cell(page, 'Impact: T2 · supporting and A few (2 to 20)').inputValue()).toBe('2');
  });

  it('S6 a file of all combinations is downloaded, changed and read again', async () => {
    const { page } = await openPolicies(team.ada);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download CSV' }).click(),
    ]);
    const text = await (await download.createReadStream()).toArray().then((parts) => Buffer.concat(parts).toString());
    const edited = text.replace('T0,all,down,none,production,no,no,no,1', 'T0,all,down,none,production,no,no,no,2');
    expect(edited).not.toBe(text);
    const file = { name: 'policy.csv', mimeType: 'text/csv', buffer: Buffer.from(edited) };
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText(/the draft is a grid/).waitFor();
    await page.getByText('A grid of 3072 combinations', { exact: false }).waitFor();
    await page.getByText(/finding.*cannot be activated/).waitFor();
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByText(/^No draft/).waitFor();
  });

  it('S6 two who change the draft at once see each other, and choose', async () => {
    const [first, second] = [await openPolicies(team.ada), await openPolicies(team.ada)];
    const name = 'Impact: T3 · convenience and Many (21 to 500)';
    await cell(first.page, name).selectOption('2');
    await first.page.getByText(/Saved by Ada/).waitFor();
    await cell(second.page, name).selectOption('4');
    await second.page.getByText('Ada has changed the draft meanwhile.').waitFor();
    await second.page.getByRole('button', { name: 'Take theirs' }).click();
    await expect.poll(() => cell(second.page, name).inputValue()).toBe('2');
    await second.page.getByRole('button', { name: 'Discard the draft' }).click();
    await second.page.getByText(/^No draft/).waitFor();
  });

  it('S8 the clocks have their section over the same draft', async () => {
    const { page, complaints } = await openPolicies(team.ada, 'sla');
    await page.getByLabel('Resolution of SEV1, in minutes').waitFor();
    await page.getByRole('heading', { name: 'Targets' }).first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('S4 S6 a fact takes a level between others, moves it, bounds it and assumes it: the checks tell at once', async () => {
    const { page, complaints } = await openPolicies(team.ada);
    await page.getByRole('button', { name: 'Edit questions and answers' }).click();
    const environment = page.getByRole('group', { name: 'Changing Environment' });
    const before = environment.getByRole('button', { name: 'Add a level before Another environment' });
    const first = environment.getByLabel('Level New level', { exact: true });
    const second = 'Make New level 2 one worse';
    await before.click();
    await first.waitFor();
    await environment.getByRole('button', { name: 'Add a level before New level', exact: true }).click();
    await environment.getByRole('button', { name: second }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(second);
    await environment.getByLabel('Assumed of Environment when nobody knows').selectOption({ label: 'New level 2' });
    expect(await axe(page)).toEqual([]);

    const degradation = page.getByRole('group', { name: 'Changing Degradation' });
    await degradation
      .getByRole('button', { name: /one worse$/ })
      .first()
      .press('Enter');
    await degradation
      .getByText(/lowers SEV\d to SEV\d/)
      .first()
      .waitFor();
    const users = page.getByRole('group', { name: 'Changing Users affected' });
    await users.getByLabel('Many (21 to 500) begins at').fill('1');
    await users.getByText(/need a rising from/).waitFor();
    await users.getByLabel('Many (21 to 500) begins at').fill('x');
    await users.getByText(/A whole number/).waitFor();
    await page.getByText(/Saved by Ada/).waitFor();
    await page.getByText(/version \d+, in force/).waitFor();
    await page.getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByText(/^No draft/).waitFor();
    expect(complaints).toEqual([]);
  });

  it('W1 the limits of the columns of both tracks are set here as on the board, and canned replies are kept', async () => {
    const { page, complaints } = await openBoard(browser, team.ada, team.slug);
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.getByRole('link', { name: 'Columns and limits' }).click();
    await page.getByRole('button', { name: 'Policy and limit of Waiting' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('At the next one', { exact: true }).selectOption('warn');
    await dialog.getByLabel('How many tickets it should hold').fill('7');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('at most 7, warns').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Policy and limit of Review' }).click();
    await dialog.getByText(/Dana/).waitFor();
    await page.keyboard.press('Escape');

    const owner = await openBoard(browser, team.dana, team.slug);
    owner.page.setDefaultTimeout(6_000);
    await owner.page.goto(`${api.url}/b/${team.slug}/policies/columns`);
    const product = owner.page.getByRole('list', { name: 'Columns of the product track' });
    await product.getByRole('button', { name: 'Policy and limit of Backlog' }).click();
    const modes = owner.page.getByRole('dialog').getByLabel('At the next one', { exact: true }).locator('option');
    await expect.poll(() => modes.count()).toBe(2);
    await owner.page.keyboard.press('Escape');
    await product.getByRole('button', { name: 'Policy and limit of Review' }).click();
    await owner.page.getByRole('dialog').getByLabel('At the next one', { exact: true }).selectOption('block');
    await owner.page.getByLabel('How many items it should hold').fill('4');
    await owner.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
    await product.getByText('at most 4, holds').waitFor();
    expect(await axe(owner.page)).toEqual([]);
    expect(owner.complaints).toEqual([]);

    await page.getByRole('link', { name: 'Canned replies' }).click();
    await page.getByRole('button', { name: 'Add a reply' }).click();
    await page.getByLabel('Name').fill('Known');
    await page.getByLabel('Text').fill('We know of it.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: 'Change Known' }).click();
    await page.getByLabel('Text').fill('We know of it, and work on it.');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('We know of it, and work on it.').waitFor();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Remove Known' }).click();
    await page.getByText('None yet.').waitFor();
    expect(complaints).toEqual([]);
  });

  it.each([
    ['dark', 'dark', 1440, 900],
    ['as wide as a phone', 'light', 390, 844],
  ] as const)('S5 everybody reads them, %s, and only an admin changes them', async (_, colorScheme, width, height) => {
    const { page, complaints } = await openPolicies(team.bao, 'severity', { colorScheme });
    await page.setViewportSize({ width, height });
    await page.getByText('Only an admin changes the policy.', { exact: false }).waitFor();
    await page.getByText(/If Environment is Another environment, then it is at most/).waitFor();
    await expect.poll(() => page.getByRole('combobox', { name: /^Impact/ }).count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await axe(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
