import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { must } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';
import { refinement, row } from './refinement.js';

const on = refinement();
const MANY = 2_000;
/** Enough for a screen of rows, those just outside it and the one with the focus. */
const DRAWN = 45;

const drawn = (page: Page) => page.locator('[data-row]').count();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent); // prettier-ignore
const inSight = (page: Page) =>
  page.evaluate(() => {
    const { x, y, width, height } = document.activeElement!.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === document.activeElement;
  });
const deepest = (page: Page) =>
  page
    .locator('[data-row]')
    .evaluateAll((rows) => Math.max(...rows.map((one) => Number(one.getAttribute('aria-rowindex')))));
const scroller = (page: Page) => page.getByRole('region', { name: 'All', exact: true });

it(
  'P7 2,000 items are refined with few rows on the page: walked by keys, scrolled, scored and ranked',
  { timeout: 120_000 },
  async () => {
    const numbers = Array.from({ length: MANY - on.made.length }, (_, i) => i);
    await byCallers(16, numbers, async (i) => {
      await must(on.team.dana.post(on.ofTeam('items'), { type: 'feature', title: `Wish ${i}` }));
    });
    const items: Item[] = (await must(on.team.dana.get(`/api/teams/${on.team.slug}/board`))).body.product.items;
    const order = items.sort((a, b) => (a.rank! < b.rank! ? -1 : 1));
    const [last, beforeLast] = [order.at(-1)!, order.at(-2)!];
    const { page, complaints } = await on.open(on.team.dana);
    await page.getByRole('button', { name: `All ${MANY}` }).waitFor();
    await expect.poll(() => drawn(page)).toBeLessThanOrEqual(DRAWN);
    await expect
      .poll(() => page.getByRole('table', { name: 'Items by their order' }).getAttribute('aria-rowcount'))
      .toBe(`${MANY + 1}`);

    await page.keyboard.press('End');
    await expect.poll(() => focused(page)).toBe(last.key);
    await expect.poll(() => inSight(page)).toBe(true);
    await expect.poll(() => row(page, last).getAttribute('aria-rowindex')).toBe(`${MANY + 1}`);
    await page.keyboard.press('k');
    await expect.poll(() => focused(page)).toBe(beforeLast.key);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(() => page.locator('[data-row]').last().getAttribute('data-row')).toBe(beforeLast.id);
    await expect.poll(() => focused(page)).toBe(beforeLast.key);
    await expect.poll(() => drawn(page)).toBeLessThanOrEqual(DRAWN);

    await page.keyboard.press('Home');
    await expect.poll(() => focused(page)).toBe(order[0]!.key);
    await page.keyboard.press('Tab');
    for (let i = 1; i <= 60; i++) await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).toBe(`Value of ${order[60]!.key}, 1 to 5`);
    await expect.poll(() => inSight(page)).toBe(true);
    await page.keyboard.press('4');
    await expect.poll(async () => (await must(on.team.dana.get(`/api/product-backlog/items/${order[60]!.id}`))).body.item.vectors).toEqual({ value: 4 }); // prettier-ignore

    // far from the row with the focus: it stays, and typing goes on there
    await scroller(page).hover();
    await page.mouse.wheel(0, 37 * 1_000);
    await expect.poll(() => deepest(page)).toBeGreaterThan(1_000);
    await expect.poll(() => drawn(page)).toBeLessThanOrEqual(DRAWN);
    await expect.poll(() => focused(page)).toBe(`Value of ${order[60]!.key}, 1 to 5`);
    await must(on.team.dana.post(on.ofItem(order[60]!, 'rank'), { after: order[1_500]!.id }));
    await expect.poll(() => row(page, order[60]!).getAttribute('aria-rowindex')).toBe('1502');
    await expect.poll(() => focused(page)).toBe(`Value of ${order[60]!.key}, 1 to 5`);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => focused(page)).toBe(`Value of ${order[1_501]!.key}, 1 to 5`);
    await expect.poll(() => inSight(page)).toBe(true);

    await page.getByRole('button', { name: /^Needs score/ }).press('Enter');
    await page.keyboard.press('End');
    await expect.poll(() => focused(page)).toBe(beforeLast.key);
    await expect.poll(() => drawn(page)).toBeLessThanOrEqual(DRAWN);
    expect(complaints).toEqual([]);
  },
);
