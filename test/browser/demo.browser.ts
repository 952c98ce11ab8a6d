import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Ticket } from '@twotrack/service-queue/contract';
import { launchBrowser } from '../support/browser.js';
import { startDemo, type Demo } from '../support/demo.js';
import { card, column, openBoard } from '../support/screen.js';
import { must } from '../support/team.js';

let demo: Demo;
let browser: Browser;

beforeAll(async () => {
  demo = await startDemo({ stormMs: 4_000 });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await demo?.discard();
});

const bar = (page: Page) => page.getByRole('complementary', { name: 'Demo' });
const tried = (page: Page, what: string) => bar(page).getByRole('listitem').filter({ hasText: what });
const ticked = (page: Page, what: string) => tried(page, what).getByText('done', { exact: true }).waitFor();
const tickets = async (): Promise<Ticket[]> =>
  (await must(demo.bao.get(`/api/teams/${demo.slug}/board`))).body.service.tickets;

/** How many came: those folded under a card are counted by it (S11). */
const arrived = async (): Promise<number> =>
  (await tickets()).reduce((sum, { marks }) => sum + (marks.folded?.count ?? 1), 0);

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

describe('the bar of a demo', () => {
  it('ticks off what really happened on the board, and remembers it', async () => {
    const { page, complaints } = await openBoard(browser, demo.bao, demo.slug);
    await bar(page).getByText('Demo data').waitFor();
    await accessible(page);
    const first = (await tickets()).find(({ column, severity }) => column === 'queue' && severity === 1)!;
    await card(page, first.key).focus();
    await page.keyboard.press('w');
    await ticked(page, 'Ask why of a SEV1');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    const unseen = (await tickets()).find(({ column, acknowledged }) => column === 'triage' && !acknowledged)!;
    await card(page, unseen.key).focus();
    await page.keyboard.press('a');
    await ticked(page, 'Acknowledge by key');

    await expect.poll(() => tried(page, 'Pull a ticket').getByText('to do').count()).toBe(1);
    await column(page, 'Queue').getByRole('button', { name: 'Pull next' }).click();
    await ticked(page, 'Pull a ticket');

    await column(page, 'Queue').getByRole('button', { name: 'Pull next' }).click();
    await ticked(page, 'Hit a limit');
    const refusal = page.getByRole('dialog');
    await refusal.getByRole('button', { name: 'Move anyway…' }).click();
    await refusal.getByRole('textbox').fill('The replica is about to stop');
    await refusal.getByRole('textbox').press('Enter');
    await ticked(page, 'Pass a limit with a reason');

    await page.reload();
    await ticked(page, 'Pass a limit with a reason');
    await bar(page).getByRole('button', { name: 'Close the things to try' }).click();
    await expect.poll(() => bar(page).getByRole('list').count()).toBe(0);
    await page.reload();
    await bar(page).getByRole('button', { name: 'Things to try' }).waitFor();
    await expect.poll(() => bar(page).getByRole('list').count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('S12 starts a storm, whose tickets arrive on the board while it shows how far it is', async () => {
    const { page, complaints } = await openBoard(browser, demo.dana, demo.slug);
    const before = await arrived();
    await bar(page).getByRole('button', { name: 'Start a storm' }).click();
    await bar(page)
      .getByText(/Storm: \d+ of 500 sent/)
      .waitFor();
    await accessible(page);
    await bar(page).getByRole('button', { name: 'Start a storm' }).waitFor();
    await vi.waitFor(async () => expect(await arrived()).toBe(before + 500), {
      timeout: 20_000,
      interval: 100,
    });
    const shown = (await tickets()).filter((ticket) => ticket.column === 'triage').length;
    await column(page, 'Triage').getByText(String(shown), { exact: true }).first().waitFor();
    expect(complaints).toEqual([]);
  });

  it('is on a phone too, with the things to try folded', async () => {
    const { page } = await openBoard(browser, demo.dana, demo.slug, { width: 390, height: 844, touch: true });
    await bar(page).getByText('Things to try: 0 of 5 done').click();
    await tried(page, 'Acknowledge a ticket').waitFor();
    await accessible(page);
    const [width] = await page.evaluate(() => [document.documentElement.scrollWidth]);
    expect(width).toBeLessThanOrEqual(390);
  });

  it('A2 leads an admin to an empty team of their own, and tells others who may', async () => {
    const { page: danas } = await openBoard(browser, demo.dana, demo.slug);
    await bar(danas).getByRole('button', { name: 'Start your own team' }).click();
    await danas
      .getByRole('dialog')
      .getByText(/an admin starts it: Bao Tran/)
      .waitFor();
    const { page } = await openBoard(browser, demo.bao, demo.slug);
    await bar(page).getByRole('button', { name: 'Start your own team' }).click();
    const dialog = page.getByRole('dialog', { name: 'Start your own team' });
    await dialog.getByRole('button', { name: 'Start the team' }).click();
    await dialog.getByText('Give the team a name.').waitFor();
    await dialog.getByLabel('Name of the team').fill('Ledger');
    await accessible(page);
    await dialog.getByRole('button', { name: 'Start the team' }).click();
    await page.waitForURL('**/b/ledger');
    await page.getByRole('button', { name: 'Board of Ledger' }).waitFor();
    await page.getByText('Live', { exact: true }).first().waitFor();
    await expect.poll(() => bar(page).count()).toBe(0);
  });
});
