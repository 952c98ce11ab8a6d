import type { Browser } from 'playwright-core';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { keepCalm } from '../support/calm.js';
import { launchBrowser } from '../support/browser.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { card, keysIn, openBoard } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';

const ITEMS = Number(process.env['SCALE_ITEMS'] ?? 400);
const TICKETS = Number(process.env['SCALE_TICKETS'] ?? 600);
const SECONDS = Number(process.env['SCALE_SECONDS'] ?? 5);
const UPDATES_A_SECOND = 100;

let database: TestDatabase;
let api: ApiProcess;
let team: TestTeam;
let browser: Browser;
const items: string[] = [];
const tickets: { id: string; column: string }[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  api = await spawnApi(database.url);
  team = await setUpTeam(api);
  await keepCalm(team);
  browser = await launchBrowser();
  await byCallers(
    16,
    Array.from({ length: ITEMS }, (_, i) => i),
    async (i) => {
      const body = { type: 'feature', title: `Item ${i} with a title of an ordinary length` };
      items.push((await must(team.dana.post(`/api/teams/${team.slug}/product-backlog/items`, body))).body.item.id);
    },
  );
  await byCallers(
    16,
    Array.from({ length: TICKETS }, (_, i) => i),
    async (i) => {
      const body = {
        kind: 'incident',
        title: `Ticket ${i} with a title`,
        facts: { usersAffected: { value: (i * 7) % 900 } },
      };
      tickets.push((await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, body))).body.ticket);
    },
  );
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

/** Moves cards of both tracks there and back, a hundred times a second. */
async function updates(seconds: number): Promise<number> {
  let sent = 0;
  const until = performance.now() + seconds * 1000;
  const started = performance.now();
  const callers = Array.from({ length: 8 }, async (_, me) => {
    for (let n = 0; performance.now() < until; n++) {
      const there = n % 2 === 0;
      const [item, ticket] = [items[me * 8 + ((n >> 1) % 8)]!, tickets[me * 8 + ((n >> 1) % 8)]!];
      if (me % 2)
        await team.bao.post(`/api/product-backlog/items/${item}/move`, {
          from: there ? 'backlog' : 'ready',
          column: there ? 'ready' : 'backlog',
        });
      else
        await team.bao.post(`/api/service-queue/tickets/${ticket.id}/move`, {
          from: there ? 'triage' : 'queue',
          column: there ? 'queue' : 'triage',
        });
      sent++;
      const due = started + (sent / UPDATES_A_SECOND) * 1000;
      if (due > performance.now()) await wait(due - performance.now());
    }
  });
  await Promise.all(callers);
  return sent;
}

it(`shows ${ITEMS} items and ${TICKETS} tickets: the first card has the focus and the first j is painted within 1 s`, async () => {
  const { page, complaints } = await openBoard(browser, team.bao, team.slug);
  await page.reload({ waitUntil: 'commit' });
  const first = page.getByRole('main').getByRole('listitem').getByRole('link').first();
  await first.focus();
  const name = await first.getAttribute('aria-label');
  await page.keyboard.press('j');
  const took = await page
    .waitForFunction((was) => {
      const now = document.activeElement;
      return now?.closest('[role=listitem]') && now.getAttribute('aria-label') !== was ? performance.now() : false;
    }, name)
    .then((handle) => handle.jsonValue() as Promise<number>);
  console.log(`first card and first j: ${Math.round(took)} ms after navigation`);
  expect(took).toBeLessThan(Number(process.env['SCALE_FIRST_MS'] ?? 4_000));
  expect(complaints).toEqual([]);
  await page.context().close();
});

it(
  `follows ${UPDATES_A_SECOND} changes a second for ${SECONDS} s with few nodes and no long task, and equals the server afterwards`,
  { timeout: (SECONDS + 60) * 1000 },
  async () => {
    const { page, complaints } = await openBoard(browser, team.bao, team.slug);
    await card(page, (await keysIn(page, 'Backlog'))[2]!).focus();
    await page.evaluate(() => {
      const seen = { long: [] as number[], nodes: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => list.getEntries().forEach((task) => seen.long.push(task.duration))).observe({
        entryTypes: ['longtask'],
      });
      setInterval(() => (seen.nodes = Math.max(seen.nodes, document.querySelectorAll('*').length)), 100);
    });
    const sent = await updates(SECONDS);
    const seen = await page.evaluate(() => (window as unknown as { seen: { long: number[]; nodes: number } }).seen);
    const longest = Math.round(Math.max(0, ...seen.long));
    console.log(
      `${sent} updates in ${SECONDS} s: ${seen.nodes} nodes at most, ${seen.long.length} long tasks, longest ${longest} ms`,
    );
    expect(seen.nodes).toBeLessThanOrEqual(2_000);
    expect(longest).toBeLessThanOrEqual(Number(process.env['SCALE_LONGEST_MS'] ?? 200));
    await page.keyboard.press('.');
    const { body } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
    const inBacklog = body.product.items.filter(({ column }: { column: string }) => column === 'backlog').length;
    await expect
      .poll(() => page.getByRole('region', { name: 'Backlog', exact: true }).getByText(`${inBacklog} cards`).count(), {
        timeout: 2_000,
      })
      .toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);
