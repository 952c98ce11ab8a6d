import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Item, Request } from '@twotrack/product-backlog/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

/** What happens is on the page within so long. */
const LIVE = { timeout: 5_000 };

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;

const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
const ofItem = ({ id }: Item, act: string) => `/api/product-backlog/items/${id}/${act}`;
const ofRequest = ({ id }: Request, act: string) => `/api/product-backlog/requests/${id}/${act}`;

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
  // a board is there when its first card is
  await must(team.dana.post(ofTeam('items'), { type: 'feature', title: 'Reports' }));
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

/** A phone of somebody without an account. */
async function phone(path: string, colorScheme: 'light' | 'dark' = 'light') {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    ...{ colorScheme, reducedMotion: 'reduce', hasTouch: true, isMobile: true, locale: 'en-GB' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  const [complaints, heard]: [string[], string[]] = [[], []];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => heard.push(new URL(request.url()).pathname));
  await page.goto(path.startsWith('http') ? path : api.url + path);
  return { page, complaints, heard };
}

async function wellMade(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}
async function fitsPhone(page: Page): Promise<void> {
  await wellMade(page);
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const buttons = page.getByRole('button');
  await expect.poll(() => buttons.evaluateAll((all) => all.filter((one) => one.clientHeight < 42).length)).toBe(0);
}

const newForm = async (): Promise<string> => `/wish/${(await must(team.dana.post(ofTeam('request-form')))).body.token}`;

/** Asks by the form; the private page that it leads to, and the request behind it. */
async function askFor(title: string, form: string, look: 'light' | 'dark' = 'light') {
  const opened = await phone(form, look);
  const { page } = opened;
  await page.getByLabel('What would help you?').fill(title);
  await page.getByLabel('Who has it?').fill('Our clerks');
  await page.getByLabel('What does it cost them?').fill('An hour a day');
  await page.getByLabel('Your name').fill('Olga');
  await page.getByLabel('somebody who uses it').check();
  await fitsPhone(page);
  await page.getByRole('button', { name: 'Send' }).tap();
  await page.waitForURL(/\/wishes\/ttw_/);
  await page.getByRole('heading', { name: title }).waitFor();
  const { requests } = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.product;
  return { ...opened, request: requests.find((one: Request) => one.title === title) as Request };
}

describe('the public form of a product', { timeout: 60_000 }, () => {
  it('P4 the product owner makes it, its link is shown once, and a new one takes its place', async () => {
    const { page, complaints } = await openBoard(browser, team.dana, team.slug);
    page.setDefaultTimeout(8_000);
    await page.getByRole('button', { name: /^Product goal: / }).click();
    await page.getByRole('button', { name: 'All about it, and other goals…' }).click();
    const access = page.getByRole('region', { name: 'Public request form' });
    await access.getByRole('button', { name: 'Make a link' }).click();
    const first = await access.getByLabel('Public request form').inputValue();
    expect(first).toMatch(/\/wish\/ttp_[\w-]{43}$/);
    await wellMade(page);
    const { page: outside, heard } = await phone(first);
    await outside.getByRole('heading', { name: 'What should Payments do better?' }).waitFor();
    await outside.getByText('Nobody waits.').waitFor();
    await outside.getByText('The team aims at this now: Checkout in a minute').waitFor();
    expect(heard.filter((path) => path.startsWith('/api/'))).toEqual([expect.stringMatching(/^\/api\/wish\//)]);
    await access.getByRole('button', { name: 'Done' }).click();
    await access.getByRole('button', { name: 'Make a new one' }).click();
    await expect.poll(() => access.getByLabel('Public request form').inputValue()).not.toBe(first);
    await outside.reload();
    await outside.getByRole('heading', { name: 'This link does not work' }).waitFor();
    await fitsPhone(outside);
    await access.getByRole('button', { name: 'Done' }).click();
    await access.getByRole('button', { name: 'Revoke it' }).click();
    await access.getByRole('button', { name: /^Revoke: / }).click();
    await access.getByText('There is none.').waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('the private page of a request', { timeout: 60_000 }, () => {
  it('P4 is where both write to each other, and shows that others ask for the same', async () => {
    const form = await newForm();
    const { page, request, complaints } = await askFor('A dark export', form);
    await page.getByLabel('Write to the product owner and the team').fill('It is for the auditors.');
    await page.getByRole('button', { name: 'Send' }).tap();
    await page.getByRole('list', { name: 'Comments' }).getByText('It is for the auditors.').waitFor();
    await fitsPhone(page);
    const { page: screen, complaints: others } = await openBoard(browser, team.dana, team.slug);
    screen.setDefaultTimeout(8_000);
    await screen
      .getByRole('button', { name: /^Inbox/ })
      .first()
      .click();
    const card = screen.getByRole('listitem', { name: 'A dark export' });
    await card.getByText('It is for the auditors.').waitFor();
    await card.getByText('Olga wrote last and waits for an answer.').waitFor();
    await card.getByRole('button', { name: 'Note for the team…' }).click();
    await card.getByLabel('For the team alone').fill('Ask legal first');
    await card.getByRole('button', { name: 'Keep the note' }).click();
    await card.getByText('Ask legal first').waitFor();
    await wellMade(screen);
    await card.getByRole('button', { name: 'Write to Olga…' }).click();
    await card.getByLabel('To Olga').fill('Which year?');
    await card.getByLabel('To Olga').press('Control+Enter');
    await page.getByRole('list', { name: 'Comments' }).getByText('Which year?').waitFor(LIVE);
    await expect.poll(() => card.getByText('Olga wrote last and waits for an answer.').count()).toBe(0);
    expect(await page.content()).not.toContain('Ask legal first');
    await must(team.dana.post(ofRequest(request, 'decline'), { reason: 'Not this year' }));
    await page.getByText('It was declined.').waitFor(LIVE);
    await page.getByLabel('Write to the product owner and the team').fill('Next year then.');
    await page.getByRole('button', { name: 'Send' }).tap();
    const since = screen.getByRole('region', { name: 'What people wrote since (1)' });
    await since.getByText('Next year then.').waitFor(LIVE);
    await since.getByRole('button', { name: 'No answer needed' }).click();
    await expect.poll(() => since.count()).toBe(0);
    const [one, two] = [await askFor('An export', form), await askFor('The same export', form)];
    const ids = [two.request.id];
    await must(team.dana.post(ofTeam('requests/bulk'), { ids, decision: 'join', requestId: one.request.id }));
    await two.page.getByText('One more person asked for the same. You both get the same answer.').waitFor(LIVE);
    await fitsPhone(two.page);
    await must(team.dana.post(ofRequest(one.request, 'decline'), { reason: 'Too dear' }));
    for (const who of [one, two]) await who.page.getByText('Too dear').waitFor(LIVE);
    expect([complaints, others, one.complaints, two.complaints]).toEqual([[], [], [], []]);
  });

  it.each(['light', 'dark'] as const)(
    'P4 is asked on a phone, declined by the product owner in the inbox, and shows the reason, %s',
    async (look) => {
      const { page, complaints } = await askFor(`An export in the ${look}`, await newForm(), look);
      await page.getByText('It waits for the answer of the product owner.').waitFor();
      await page.getByText('Our clerks').waitFor();
      await fitsPhone(page);
      const { page: screen, complaints: others } = await openBoard(browser, team.dana, team.slug);
      screen.setDefaultTimeout(8_000);
      await screen
        .getByRole('button', { name: /^Inbox/ })
        .first()
        .click();
      const card = screen.getByRole('listitem', { name: `An export in the ${look}` });
      await card.getByRole('button', { name: /^Decline/ }).click();
      await card.getByRole('textbox').fill('Nobody else asked for it.');
      await card.getByRole('textbox').press('Enter');
      await page.getByText('It was declined.').waitFor(LIVE);
      await page.getByText('Nobody else asked for it.').waitFor();
      await fitsPhone(page);
      expect([...complaints, ...others]).toEqual([]);
    },
  );

  it('P4 is withdrawn, and asked again, while nobody has answered', async () => {
    const { page } = await askFor('A theme', await newForm());
    const inbox = async () =>
      (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.product.requests.some(
        ({ title }: Request) => title === 'A theme',
      );
    await page.getByRole('button', { name: 'I no longer need this' }).tap();
    await page.getByText('You said that you no longer need it.').waitFor();
    await expect.poll(() => inbox()).toBe(false);
    await page.getByRole('button', { name: 'I need it after all' }).tap();
    await page.getByText('It waits for the answer of the product owner.').waitFor();
    await expect.poll(() => inbox()).toBe(true);
  });

  it('P5 P16 follows what it became until it is delivered and proved, and tells what fell short', async () => {
    const { page, request, complaints } = await askFor('Faster reports', await newForm());
    const { item } = (await must(team.dana.post(ofRequest(request, 'accept'), { type: 'feature' }))).body;
    await page.getByText('It was accepted.').waitFor(LIVE);
    const hypothesis = { what: 'An export', outcome: 'saves time', measure: 'Minutes', from: '50', to: '5' };
    await must(team.dana.post(ofItem(item, 'hypothesis'), { version: 1, hypothesis }));
    await must(team.bao.post(ofItem(item, 'move'), { from: 'backlog', column: 'done' }));
    await page.getByText('It is delivered.').waitFor(LIVE);
    await must(team.dana.post(ofItem(item, 'verdict'), { verdict: 'proven', reason: 'Counted.' }));
    await page.getByText('It was measured, and it helped.').waitFor(LIVE);
    await page.getByLabel('far less than I expected').check();
    await page.getByLabel('What did you expect').fill('All columns; there are three.');
    await fitsPhone(page);
    await page.getByRole('button', { name: 'Tell the product owner' }).tap();
    const told = page.getByRole('list', { name: 'What you told the product owner' });
    await told.getByText('All columns; there are three.').waitFor();
    await expect.poll(() => page.getByLabel('What did you expect').inputValue()).toBe('');
    const { requests } = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body.product;
    const feedback = requests.find(({ marks }: Request) => marks.about?.itemId === item.id);
    expect(feedback).toMatchObject({ source: 'feedback', marks: { about: { fellShort: 'far-less' } } });
    await must(team.dana.post(ofRequest(feedback, 'decline'), { reason: 'The law allows three.' }));
    await told.getByText('The law allows three.').waitFor(LIVE);
    await fitsPhone(page);
    expect(complaints).toEqual([]);
  });

  it('L7 the product owner gives another link and takes it back: the page before shows nothing any more', async () => {
    const { page } = await askFor('A lamp', await newForm());
    const { page: screen, complaints } = await openBoard(browser, team.dana, team.slug);
    screen.setDefaultTimeout(8_000);
    await screen
      .getByRole('button', { name: /^Inbox/ })
      .first()
      .click();
    const card = screen.getByRole('listitem', { name: 'A lamp' });
    await card.getByText('Olga reads the answer by a private link.').waitFor();
    await card.getByRole('button', { name: 'Private link' }).click();
    await card.getByText(/^Opened /).waitFor();
    await card.getByRole('button', { name: 'Give a new one' }).click();
    const link = await card.getByLabel('Private link for Olga').inputValue();
    await page.getByRole('heading', { name: 'This link does not work' }).waitFor(LIVE);
    await expect.poll(() => page.getByText('A lamp').count()).toBe(0);
    const { page: other } = await phone(link);
    await other.getByRole('heading', { name: 'A lamp' }).waitFor();
    await wellMade(screen);
    await card.getByRole('button', { name: 'Take it back' }).click();
    await card.getByText('The private link of Olga was taken back.').waitFor();
    await other.getByRole('heading', { name: 'This link does not work' }).waitFor(LIVE);
    expect(complaints).toEqual([]);
  });
});
