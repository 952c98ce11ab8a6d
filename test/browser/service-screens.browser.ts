import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ticket } from '@twotrack/service-queue/contract';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

// Every screen of the service track, by keyboard alone: nothing in this file points, clicks or types but keys.

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;
let stranger: BrowserContext;
const pages = new Map<string, Page>();
const keys: Record<string, string> = {};
let form: string;
let problem: string;

const ofTeam = (rest: string) => `/api/teams/${team.slug}/service-queue/${rest}`;
const ofTicket = ({ id }: Ticket, act: string) => `/api/service-queue/tickets/${id}/${act}`;
const open = async (title: string, more: object = {}): Promise<Ticket> =>
  (await must(team.bao.post(ofTeam('tickets'), { kind: 'incident', title, ...more }))).body.ticket;
const move = (ticket: Ticket, column: string) =>
  must(team.bao.post(ofTicket(ticket, 'move'), { from: ticket.column, column, reason: 'the vendor' }));

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  await must(team.ada.post(ofTeam('services'), { name: 'ledger', tier: 'T1' }));
  await seed();
  browser = await launchBrowser();
  stranger = await browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } });
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

/** A ticket in every state that a panel shows, a storm with its group, a problem and a form. */
async function seed(): Promise<void> {
  const inTriage = await open('Nobody knows how bad');
  const atWork = await open('The ledger is slow', { service: 'ledger' });
  const away = await open('The bank does not answer');
  const over = await open('A cable was loose');
  const wished = await open('A dark mode, please');
  await move(atWork, 'working');
  await move(away, 'waiting');
  await move(over, 'resolved');
  await must(team.bao.post(ofTicket(wished, 'hand-over'), { reason: 'A wish' }));
  const change = await open('Move the ledger', { kind: 'change' });
  for (let i = 0; i < 26; i++) await open(`Till ${i} cannot pay`, { service: 'tills' });
  const board = await must(team.bao.get(`/api/teams/${team.slug}/board`));
  const tickets: Ticket[] = board.body.service.tickets;
  const group = tickets.find(({ marks }) => marks.folded)!;
  Object.assign(keys, {
    ...{ triage: inTriage.key, working: atWork.key, waiting: away.key, resolved: over.key },
    ...{ wish: wished.key, change: change.key, group: group.key },
  });
  const made = await must(team.bao.post(ofTeam('problems'), { title: 'The pool leaks', ids: [atWork.id] }));
  problem = made.body.problem.id;
  const { token } = (await must(team.ada.post(ofTeam('forms'), { queue: atWork.queueId }))).body;
  form = `/ask/${token}`;
}

type Who = 'bao' | 'ada' | 'stranger';

/** One page for each, which goes from screen to screen. */
async function pageOf(who: Who): Promise<Page> {
  const known = pages.get(who);
  if (known) return known;
  const page = who === 'stranger' ? await stranger.newPage() : (await openBoard(browser, team[who], team.slug)).page;
  page.setDefaultTimeout(10_000);
  pages.set(who, page);
  return page;
}

/** Everything that Tab should reach in what is open: dialogs hold the focus, lists are one stop. */
const STOPS = `a[href], button, input, select, textarea, summary, [tabindex="0"]`;

/** Goes round with Tab; what it did not reach, by its words. */
async function notReached(page: Page, within: string): Promise<string[]> {
  await page.evaluate(() => {
    const reached = new Set<Element>();
    Object.assign(globalThis, { reached });
    document.addEventListener('focusin', ({ target }) => reached.add(target as Element));
    if (document.activeElement) reached.add(document.activeElement);
  });
  const size = () => page.evaluate(() => (globalThis as unknown as { reached: Set<Element> }).reached.size);
  // a field for date and time has six stops of its own
  for (let [before, now] = [0, await size()]; now > before; [before, now] = [now, await size()])
    for (let i = 0; i < 14; i++) await page.keyboard.press('Tab');
  return page.evaluate(
    ([scope, stops]) => {
      const { reached } = globalThis as unknown as { reached: Set<Element> };
      const chosen = (input: Element) =>
        input instanceof HTMLInputElement && input.type === 'radio'
          ? [...document.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(input.name)}"]`)].some((one) =>
              reached.has(one),
            )
          : false;
      return [...document.querySelector(scope!)!.querySelectorAll<HTMLElement>(stops!)]
        .filter((one) => one.tabIndex >= 0 && !one.matches(':disabled, [type=hidden], [type=file]'))
        .filter(
          (one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('[inert], [aria-hidden=true]'),
        )
        .filter((one) => !reached.has(one) && !chosen(one))
        .map((one) => one.outerHTML.slice(0, 160));
    },
    [within, STOPS],
  );
}

async function violationsOf(page: Page): Promise<unknown[]> {
  const found = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page });
    // by night nothing but the colours is another
    const { violations } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
    found.push(...violations.map(({ id, nodes }) => [colorScheme, id, nodes.map(({ html }) => html)]));
  }
  return found;
}

const board = (rest = '') => `/b/${team.slug}${rest}`;
const shows = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor();
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().press('Enter');

/** From the menu of the board, by its keys. */
const fromMenu = (item: RegExp) => async (page: Page) => {
  await press(page, /^Look and session/);
  await page.getByRole('menuitem', { name: item }).press('Enter');
  await page.getByRole('dialog').waitFor();
};
const ready = async (page: Page) => {
  await page.getByText('Live', { exact: true }).first().waitFor();
  await page.getByRole('main').getByRole('listitem').first().waitFor();
};
const panel = (page: Page) => page.getByRole('dialog').getByRole('heading', { name: 'Problem', exact: true }).waitFor();
const inForce = (page: Page) => shows(page, /version \d+, in force/);

/** What is walked: by whom, from where, by which keys, and within what Tab goes round. */
const screens: [
  name: string,
  who: Who,
  from: () => string,
  arrive: (page: Page) => Promise<unknown>,
  within?: string,
][] = [
  [
    'the board in a storm',
    'bao',
    board,
    async (page) => {
      await ready(page);
      await page.getByRole('region', { name: 'Storm' }).getByRole('button', { name: 'End storm' }).waitFor();
    },
  ],
  ...(['triage', 'working', 'waiting', 'resolved', 'wish', 'change', 'group'] as const).map(
    (state): (typeof screens)[number] => [
      `the panel: ${state}`,
      'bao',
      () => board(`/i/${keys[state]}`),
      panel,
      '[role=dialog]',
    ],
  ),
  [
    'triage by groups, with the morning',
    'bao',
    board,
    async (page) => {
      await ready(page);
      await page.keyboard.press('g');
      await page.keyboard.press('t');
      await page.getByRole('option').first().waitFor();
    },
  ],
  ['triage as a list', 'bao', () => board('/triage?view=list'), (page) => page.getByRole('option').first().waitFor()],
  ['problems', 'bao', () => board('/problems'), (page) => shows(page, 'The pool leaks')],
  ['a problem', 'bao', () => board(`/problems?open=${problem}`), (page) => heading(page, /The pool leaks/)],
  ['the timeline', 'bao', () => board('/timeline'), (page) => page.getByRole('list', { name: 'Timeline' }).waitFor()],
  [
    'silences and senders',
    'bao',
    board,
    async (page) => (await ready(page), fromMenu(/^Silences/)(page)),
    '[role=dialog]',
  ],
  ['integrations', 'ada', board, async (page) => (await ready(page), fromMenu(/^Integrations/)(page)), '[role=dialog]'],
  [
    'request forms',
    'ada',
    board,
    async (page) => (await ready(page), fromMenu(/^Request forms/)(page)),
    '[role=dialog]',
  ],
  [
    'the severity policy, its draft',
    'ada',
    () => board('/policies/severity'),
    async (page) => {
      await inForce(page);
      await press(page, 'Add a guard');
      await press(page, 'Edit questions and answers');
      await press(page, 'Add a level before Another environment');
      await shows(page, /Saved by Ada/);
    },
  ],
  ['clocks and calendars', 'ada', () => board('/policies/sla'), inForce],
  ['routing', 'ada', () => board('/policies/routing'), (page) => heading(page, 'Routing')],
  ['the catalogue', 'ada', () => board('/policies/catalogue'), (page) => shows(page, 'ledger')],
  ['folding and storms', 'ada', () => board('/policies/folding'), (page) => page.getByRole('button').first().waitFor()],
  ['columns and limits', 'ada', () => board('/policies/columns'), (page) => shows(page, 'Service: set by an admin')],
  ['canned replies', 'ada', () => board('/policies/replies'), (page) => page.getByRole('button').first().waitFor()],
  ['the form of a queue', 'stranger', () => form, (page) => heading(page, /Ask for help/)],
  [
    'the private page of who asked',
    'stranger',
    () => form,
    async (page) => {
      await page.getByLabel('What is wrong?').pressSequentially('No mail');
      await page.getByLabel('Your name').pressSequentially('Rita');
      await press(page, 'Send');
      await heading(page, 'No mail');
    },
  ],
];

describe('every screen of the service track', () => {
  it.each(screens)(
    '%s is walked by keys alone, and axe finds nothing in it by day or night',
    { timeout: 40_000 },
    async (_, who, from, arrive, within = 'body') => {
      const page = await pageOf(who);
      await page.goto(api.url + from());
      await arrive(page);
      expect(await notReached(page, within)).toEqual([]);
      expect(await violationsOf(page)).toEqual([]);
    },
  );
});
