import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { launchBrowser } from '../support/browser.js';
import type { Client } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { card, column, keysIn, openBoard, type Look, type Screen } from '../support/screen.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

let database: TestDatabase;
let api: ApiProcess;
let team: TestTeam;
let browser: Browser;
const screens: Screen[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  api = await spawnApi(database.url);
  team = await setUpTeam(api);
  browser = await launchBrowser();
  for (let i = 1; i <= 6; i++) await addItem(`Item number ${i}`);
  for (let i = 1; i <= 4; i++) await addTicket(`Ticket number ${i}`, { usersAffected: { value: i === 4 ? 900 : i } });
});

afterAll(async () => {
  await browser?.close();
  await api?.close();
  await database?.drop();
});

afterEach(async () => {
  const complaints = screens.flatMap((screen) => screen.complaints);
  await Promise.all(screens.splice(0).map(({ page }) => page.context().close()));
  expect(complaints).toEqual([]);
});

const backlog = () => `/api/teams/${team.slug}/product-backlog`;
const addItem = async (title: string) =>
  (await must(team.dana.post(`${backlog()}/items`, { type: 'feature', title }))).body.item;
const addTicket = async (title: string, facts: object) =>
  (await must(team.bao.post(`/api/teams/${team.slug}/service-queue/tickets`, { kind: 'incident', title, facts }))).body
    .ticket;
const see = async (client: Client, look: Look = {}) => {
  const screen = await openBoard(browser, client, team.slug, look);
  screens.push(screen);
  return screen.page;
};

describe('the board', () => {
  it('B1 L6 shows both tracks, and a change by one person on the screen of another within 2 s', async () => {
    const [dana, bao] = [await see(team.dana), await see(team.bao)];
    await expect.poll(() => keysIn(bao, 'Backlog')).toEqual(['PRD-1', 'PRD-2', 'PRD-3', 'PRD-4', 'PRD-5', 'PRD-6']);
    await card(dana, 'PRD-3').focus();
    await dana.keyboard.press('Alt+Home');
    const order = ['PRD-3', 'PRD-1', 'PRD-2', 'PRD-4', 'PRD-5', 'PRD-6'];
    await expect.poll(() => keysIn(dana, 'Backlog')).toEqual(order);
    await expect.poll(() => keysIn(bao, 'Backlog'), { timeout: 2_000 }).toEqual(order);
    await dana.keyboard.press('Control+z');
    await expect
      .poll(() => keysIn(bao, 'Backlog'), { timeout: 2_000 })
      .toEqual(['PRD-1', 'PRD-2', 'PRD-3', 'PRD-4', 'PRD-5', 'PRD-6']);
  });

  it('P1 is ordered by dragging: the product owner drops a card above another', async () => {
    const page = await see(team.dana);
    await card(page, 'PRD-3').dragTo(card(page, 'PRD-1'), { targetPosition: { x: 60, y: 4 } });
    await expect.poll(() => keysIn(page, 'Backlog')).toEqual(['PRD-3', 'PRD-1', 'PRD-2', 'PRD-4', 'PRD-5', 'PRD-6']);
    const { body } = await must(team.bao.get(`/api/teams/${team.slug}/board`));
    const ranked = body.product.items.sort((a: { rank: string }, b: { rank: string }) => (a.rank < b.rank ? -1 : 1));
    expect(ranked[0].key).toBe('PRD-3');
  });

  it('P3 makes a proposal of a member’s drag, and the product owner accepts it', async () => {
    const [dana, bao] = [await see(team.dana), await see(team.bao)];
    const before = await keysIn(bao, 'Backlog');
    await card(bao, 'PRD-4').focus();
    await bao.keyboard.press('Alt+ArrowUp');
    await expect.poll(() => dana.getByRole('button', { name: /Inbox: 1/ }).count(), { timeout: 2_000 }).toBe(1);
    await expect.poll(() => keysIn(bao, 'Backlog')).toEqual(before);
    await dana.getByRole('button', { name: /Inbox: 1/ }).click();
    await dana.getByText(/PRD-4/).first().waitFor();
    await dana
      .getByRole('button', { name: /^Accept/ })
      .first()
      .click();
    await bao.getByText('Dana accepted the place you proposed for PRD-4').waitFor();
    const swapped = before.map((key, i) =>
      key === 'PRD-4' ? before[i - 1]! : before[i + 1] === 'PRD-4' ? 'PRD-4' : key,
    );
    await expect.poll(() => keysIn(bao, 'Backlog'), { timeout: 2_000 }).toEqual(swapped);
  });

  it('W3 refuses a full column, says who holds it, and lets one in with a reason', async () => {
    await must(
      team.dana.post(`${backlog()}/columns/ready/limit`, { limit: { count: 1, mode: 'block-unless-reason' } }),
    );
    const page = await see(team.bao);
    const [first, second] = (await keysIn(page, 'Backlog')) as [string, string];
    await card(page, first).focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => keysIn(page, 'Ready')).toEqual([first]);
    await card(page, second).focus();
    await page.keyboard.press('Alt+ArrowRight');
    const refusal = page.getByRole('dialog', { name: /Ready is full/ });
    await refusal.waitFor();
    await expect.poll(() => refusal.textContent()).toContain(first);
    await expect.poll(() => keysIn(page, 'Ready')).toEqual([first]);
    await refusal.getByRole('button', { name: /Move anyway/ }).click();
    await refusal.getByRole('textbox').fill('The customer waits for it');
    await page.keyboard.press('Enter');
    await expect.poll(() => keysIn(page, 'Ready').then((keys) => keys.sort())).toEqual([first, second].sort());
    await expect.poll(() => column(page, 'Ready').getByText(/OVER/).count()).toBeGreaterThan(0);
  });

  it('S7 takes no order from a person: a ticket moves between columns only, and says why', async () => {
    const page = await see(team.bao);
    const before = await keysIn(page, 'Triage');
    expect(before[0]).toBe('SRV-4');
    await card(page, before[1]!).focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page
      .getByText(/order is calculated/i)
      .first()
      .waitFor();
    await expect.poll(() => keysIn(page, 'Triage')).toEqual(before);
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => keysIn(page, 'Queue')).toEqual([before[1]]);
  });

  it('S5 explains a severity at the chip, and S9 pulls the first of the queue', async () => {
    const page = await see(team.bao);
    await card(page, 'SRV-4').focus();
    await page.keyboard.press('w');
    const why = page.getByRole('dialog').filter({ hasText: /SEV/ });
    await why.waitFor();
    await expect.poll(() => why.textContent()).toMatch(/users affected/i);
    await page.keyboard.press('Escape');
    await column(page, 'Queue').getByRole('button', { name: 'Pull next' }).click();
    await expect.poll(() => keysIn(page, 'Working')).toHaveLength(1);
    await expect.poll(() => column(page, 'Working').getByText('Unassigned').count()).toBe(0);
  });

  it('P3 tells the proposer who declined and why', async () => {
    const bao = await see(team.bao);
    const [first, second] = (await keysIn(bao, 'Backlog')) as [string, string];
    await card(bao, second).focus();
    await bao.keyboard.press('Alt+ArrowUp');
    await bao.getByText(/Proposed a new place/).waitFor();
    const { body } = await must(team.dana.get(`/api/teams/${team.slug}/board`));
    const reason = 'The contract ends first';
    await must(team.dana.post(`/api/product-backlog/proposals/${body.product.proposals[0].id}/decline`, { reason }));
    await bao.getByText(`Dana declined the place you proposed for ${second}: “${reason}”`).waitFor();
    await expect.poll(async () => (await keysIn(bao, 'Backlog')).slice(0, 2)).toEqual([first, second]);
  });

  it('P4 S5 L7 shows a requester own requests and tickets, what became of them and why, and nothing of others', async () => {
    const { body } = await must(
      team.emre.post(`${backlog()}/requests`, { title: 'A report, please', source: 'customer' }),
    );
    const mine = { kind: 'incident', title: 'My till is stuck', facts: { usersAffected: { value: 2 } } };
    await must(team.emre.post(`/api/teams/${team.slug}/service-queue/tickets`, mine));
    const page = await see(team.emre);
    const service = page.getByRole('region', { name: 'Service', exact: true });
    const product = page.getByRole('list', { name: 'Your requests' });
    await product.getByText('A report, please').waitFor();
    await service.getByText('My till is stuck').waitFor();
    await expect
      .poll(async () => [await product.getByRole('listitem').count(), await service.getByRole('listitem').count()])
      .toEqual([1, 1]);
    await expect
      .poll(() => service.getByRole('listitem').textContent())
      .toMatch(/Severity \d.*promised by.*SEV\d: Impact/);
    await expect.poll(() => page.getByRole('textbox', { name: /Filter/ }).count()).toBe(0);

    await must(
      team.dana.post(`/api/product-backlog/requests/${body.request.id}/decline`, { reason: 'We drop that report' }),
    );
    await product.getByText('“We drop that report”').waitFor();
    await expect.poll(() => product.getByRole('listitem').textContent()).toMatch(/Declined.*Decided by Dana/);

    await page.getByRole('button', { name: 'New request' }).click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Title' }).fill('A second report');
    await page.keyboard.press('Enter');
    await product.getByText('A second report').waitFor();
    await page.getByRole('link', { name: 'My till is stuck' }).click();
    await page
      .getByRole('dialog')
      .getByText(/Why SEV\d/)
      .waitFor();
    await expect
      .poll(() =>
        page
          .getByRole('dialog')
          .getByRole('button', { name: /Resolve|Acknowledge|Take it/ })
          .count(),
      )
      .toBe(0);
  });

  it('B4 shows what a person has in work on both tracks, and marks more than 3 without refusing it', async () => {
    const given: string[] = [];
    for (let i = 1; i <= 3; i++) {
      const { id, key } = await addItem(`For Chloe ${i}`);
      await must(team.chloe.post(`/api/product-backlog/items/${id}/assign`, { assignees: [team.chloe.person.id] }));
      await must(team.chloe.post(`/api/product-backlog/items/${id}/move`, { from: 'backlog', column: 'in-progress' }));
      given.push(key);
    }
    const page = await see(team.bao);
    const load = page.getByRole('banner').getByRole('listitem').filter({ hasText: 'Chloe' });
    await expect.poll(() => load.textContent()).toContain('3 cards');
    await expect.poll(() => load.textContent()).not.toContain('more than 3');
    const ticket = await addTicket('For Chloe too', {});
    const path = `/api/service-queue/tickets/${ticket.id}/move`;
    await must(team.chloe.post(path, { from: ticket.column, column: 'working' }));
    await expect.poll(() => load.textContent()).toContain('more than 3');
    for (const key of [...given, ticket.key]) await expect.poll(() => load.textContent()).toContain(key);
  });

  it('moves by the menu of a card alone, with single clicks', async () => {
    const page = await see(team.bao);
    const [key] = (await keysIn(page, 'Backlog')) as [string];
    await page.getByRole('button', { name: `Actions for ${key}` }).click();
    await page
      .getByRole('menuitem', { name: /Move to/ })
      .first()
      .click();
    await page
      .getByRole('menuitem', { name: /Review/ })
      .first()
      .click();
    await expect.poll(() => keysIn(page, 'Review')).toEqual([key]);
  });
});
