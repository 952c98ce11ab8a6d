import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { openBoard, type Screen } from '../support/screen.js';
import { setUpTeam, type TestTeam } from '../support/team.js';
import { fillProductTrack, focusedName, pressTo, wellMade, type ProductTrack } from './product-track.js';

// Every screen of the product track by keyboard alone: nothing in this file points, clicks or gives focus.

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let browser: Browser;
let screen: Screen;
let page: Page;
let track: ProductTrack;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  track = await fillProductTrack(team);
  browser = await launchBrowser();
  screen = await openBoard(browser, team.dana, team.slug);
  ({ page } = screen);
  page.setDefaultTimeout(15_000);
  // from the start, so that a chooser that comes with the press is not missed
  page.on('filechooser', () => undefined);
});
afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

const press = async (...keys: string[]) => {
  for (const key of keys) await page.keyboard.press(key);
};
const type = (text: string) => page.keyboard.type(text);
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
const open = () => page.getByRole('dialog').or(page.getByRole('menu'));
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

/** The address is typed. */
const goTo = (place: string) => page.goto(`${api.url}${place}`);
/** Where one is anyway after Escape, or by its address. */
async function board(): Promise<void> {
  if (page.url() === `${api.url}/b/${team.slug}` && (await open().count()) === 0) return;
  await goTo(`/b/${team.slug}`);
  await page.getByRole('main').getByRole('listitem').first().waitFor();
  await page.getByText('Live', { exact: true }).first().waitFor();
}
async function onCard(title: string): Promise<void> {
  await board();
  await press('j');
  const there = async () => (await focusedName(page)).includes(title);
  for (let column = 0; column < 4; column++) {
    await press('Home');
    for (let last = ''; last !== (last = await focusedName(page)); await press('j')) if (await there()) return;
    await press('l');
  }
  throw new Error(`No card ${title}`);
}
async function menu(entry: RegExp): Promise<void> {
  await board();
  await pressTo(page, /^Look and session/);
  await press('Enter');
  await page.getByRole('menu').waitFor();
  await pressTo(page, entry, 'ArrowDown');
  await press('Enter');
}
async function columnMenu(column: string, entry: RegExp): Promise<void> {
  await board();
  await pressTo(page, new RegExp(`^Actions for ${column}$`));
  await press('Enter');
  await page.getByRole('menu', { name: `Actions for ${column}`, exact: true }).waitFor();
  await pressTo(page, entry, 'ArrowDown');
  await press('Enter');
}
const item = async (name: keyof ProductTrack['items']) => {
  await goTo(`/b/${team.slug}/i/${track.items[name].key}`);
  await heading('History');
};
async function refine(): Promise<void> {
  if (page.url() === `${api.url}/b/${team.slug}/refine` && (await open().count()) === 0) return;
  await board();
  await press('g', 'r');
  await page.locator('[data-row]').first().waitFor();
}
async function refineRow(name: keyof ProductTrack['items']): Promise<void> {
  await refine();
  await press('Home');
  await pressTo(page, new RegExp(`^${track.items[name].key}$`), 'j', 20);
}
async function goalPanel(): Promise<void> {
  await menu(/^Product goals/);
  await dialog('Product goal').waitFor();
  await heading('Goals of other teams');
}

const SESSION = '[aria-label="Refinement session"]';

/**
 * What it is called, and how one gets there by keys. `escapes`: Escape closes it, and the focus is not lost. `part`: what
 * was not looked at with another screen.
 */
const SCREENS: { name: string; escapes?: boolean; part?: string; reach: () => Promise<void> }[] = [
  { name: 'the board', reach: () => onCard('Backlog one') },
  {
    name: 'where a card can go',
    escapes: true,
    reach: async () => {
      await onCard('Backlog one');
      await press('t');
      await page.getByRole('menu').waitFor();
    },
  },
  {
    name: 'why an item stands where it does',
    escapes: true,
    reach: async () => {
      await onCard('Backlog one');
      await press('w');
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'a new item', escapes: true, reach: async () => (await board(), await press('j', 'c'), await dialog('New item').waitFor()) }, // prettier-ignore
  { name: 'all keys', escapes: true, reach: async () => (await board(), await press('j', '?'), await dialog('All keys').waitFor()) }, // prettier-ignore
  {
    name: 'an item in the backlog, with all that is said of it',
    escapes: true,
    reach: async () => {
      await onCard('Backlog one');
      await press('Enter');
      await dialog(track.items.backlog.key).waitFor();
      await heading('History');
      await page.getByText('For whom is it?').first().waitFor();
      await pressTo(page, /^Answer: For whom/);
      await press('Enter');
      await pressTo(page, /State the hypothesis|Change the hypothesis/, 'Shift+Tab');
      await press('Enter');
      await type('We');
    },
  },
  { name: 'a blocked item in progress', reach: () => item('working') },
  { name: 'a ready item, to be ranked', reach: async () => (await item('ready'), await pressTo(page, /^(Rank|Place|Move|Put)/)) }, // prettier-ignore
  { name: 'an item in review', reach: () => item('review') },
  { name: 'a shipped item with its evidence', reach: async () => (await item('shipped'), await pressTo(page, /^Add evidence/), await press('Enter'), await type('4.5')) }, // prettier-ignore
  { name: 'an item that was set aside', reach: () => item('aside') },
  { name: 'a removed item', reach: () => item('removed') },
  { name: 'an item that was split', reach: () => item('parent') },
  {
    name: 'the refusal of what is not ready',
    escapes: true,
    reach: async () => {
      await onCard('Ready one');
      await press('Alt+ArrowRight');
      await dialog(/is not ready$/).waitFor();
      await pressTo(page, /^Start anyway/);
      await press('Enter');
      await type('because');
    },
  },
  {
    name: 'the refusal of a full column',
    escapes: true,
    reach: async () => {
      await onCard('Working one');
      await press('Alt+ArrowRight');
      await dialog(/is full/).waitFor();
    },
  },
  {
    name: 'the inbox',
    escapes: true,
    reach: async () => {
      await board();
      await press('j', 'g', 'i');
      await dialog('Inbox').waitFor();
      await page.getByText('Export to Excel').first().waitFor();
      await page.getByRole('listitem', { name: /above PRD/ }).waitFor();
    },
  },
  {
    name: 'the order as a record',
    escapes: true,
    reach: async () => {
      await menu(/^Order: /);
      await dialog('The order').waitFor();
      await heading('Who ranked what');
    },
  },
  {
    name: 'what keeps the backlog small',
    escapes: true,
    reach: async () => {
      await menu(/^Keep the backlog small/);
      await dialog('Keep the backlog small').waitFor();
      await pressTo(page, /^Set aside|^Not now/);
      await press('Enter');
      await page.getByText('Aside one').first().waitFor();
    },
  },
  {
    name: 'the goal, what is to be proved, how bets held, and the link for stakeholders',
    escapes: true,
    reach: goalPanel,
  },
  {
    name: 'the goal in the header',
    escapes: true,
    reach: async () => {
      await board();
      await pressTo(page, /^Product goal: /);
      await press('Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'policy and limit of a column',
    escapes: true,
    reach: async () => {
      await columnMenu('Review', /^Policy and limit/);
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'refinement: the table and the map',
    reach: async () => {
      await refineRow('backlog');
      await page.getByRole('region', { name: 'What would we learn?' }).getByText('An export').waitFor();
      await pressTo(page, /^Value 4, size 3/);
      await press('Enter', 'Tab', 'Enter');
      await page.getByRole('table').nth(2).waitFor();
    },
  },
  { name: 'refinement: what grew old', reach: async () => (await refine(), await pressTo(page, /^Stale/), await press('Enter'), await heading(/^Reached beyond/)) }, // prettier-ignore
  { name: 'refinement: the formula', escapes: true, reach: async () => (await refine(), await pressTo(page, /Formula v/), await press('Enter'), await dialog('How the score is made').waitFor()) }, // prettier-ignore
  { name: 'refinement: what ready means', escapes: true, reach: async () => (await refine(), await pressTo(page, /^Ready check…/), await press('Enter'), await dialog('What ready means').waitFor()) }, // prettier-ignore
  { name: 'refinement: order by score', escapes: true, reach: async () => (await refine(), await pressTo(page, /^Order by score/), await press('Enter'), await dialog('Order by score').waitFor()) }, // prettier-ignore
  {
    name: 'refinement: a split',
    escapes: true,
    reach: async () => {
      await refineRow('unready');
      await pressTo(page, /^Split…$/, 'Tab', 120);
      await press('Enter');
      await dialog(/^Split PRD/).waitFor();
      await pressTo(page, /^Another part/);
      await press('Enter');
    },
  },
  {
    name: 'refinement: what a session showed, and one that is open',
    part: SESSION,
    reach: async () => {
      await refine();
      await pressTo(page, /^Session$/);
      await press('Enter', 'Home');
      await pressTo(page, new RegExp(`^${track.items.asked.key}$`), 'j', 20);
      await page.getByRole('figure', { name: 'How well do you understand it?' }).waitFor();
      await wellMade(page, SESSION);
      await press('v');
      await page.getByRole('timer').waitFor();
      await press('v', 'Space', 'Tab');
    },
  },
  {
    name: 'the import',
    reach: async () => {
      await menu(/^Import/);
      await page.getByRole('button', { name: 'Choose a file' }).waitFor();
      await pressTo(page, /^Choose a file/);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Enter')]);
      await chooser.setFiles(path.resolve(import.meta.dirname, '../import/fixtures/jira.json'));
      await heading('jira.json: 5 rows, Jira');
      await pressTo(page, /^Import \d rows/, 'Tab', 120);
    },
  },
  {
    name: 'what stakeholders see',
    reach: async () => {
      await goTo(`/show/${track.stakeholders}`);
      await heading('Checkout in a minute');
    },
  },
];

describe('every screen of the product track is reached by keys alone, and well made in light and dark', () => {
  it.each(SCREENS)('P1–P18 $name', async ({ reach, escapes, part }) => {
    await reach();
    await wellMade(page, part);
    if (escapes) {
      await leave();
      await expect.poll(() => focusedName(page), { message: 'the focus is lost' }).not.toBe('');
    }
    expect(screen.complaints.splice(0)).toEqual([]);
  });
});

/** Escape closes what is in the way, one after the other. */
async function leave(): Promise<void> {
  for (let i = 0; i < 4 && (await open().count()) > 0; i++) {
    const before = await open().count();
    await press('Escape');
    await expect.poll(() => open().count()).toBeLessThanOrEqual(before);
  }
  await expect.poll(() => open().count()).toBe(0);
}
