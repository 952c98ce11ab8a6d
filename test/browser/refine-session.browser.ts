import type { Page } from 'playwright-core';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { must } from '../support/team.js';
import { refinement, row, wellMade } from './refinement.js';

const on = refinement();
let inside: DataSource;
beforeAll(async () => void (inside = await new DataSource({ type: 'postgres', url: on.databaseUrl }).initialize()));
afterAll(() => inside?.destroy());

const pane = (page: Page) => page.getByRole('region', { name: 'Refinement session' });
const levels = (page: Page) => pane(page).getByRole('figure', { name: 'How well do you understand it?' });

/** In front of the session, as somebody who has just been told that there is one; `heard`: all that comes to the browser. */
async function join(who: typeof on.team.dana, heard: string[] = []) {
  const screen = await on.open(who);
  screen.page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => heard.push(payload.toString())));
  await screen.page.reload();
  await screen.page.getByRole('button', { name: 'Session', exact: true }).press('Enter');
  await pane(screen.page).waitFor();
  return screen;
}

/** By keyboard: V goes to the question, the arrows choose, Tab and Enter send it. */
async function answer(page: Page, level: number): Promise<void> {
  await page.keyboard.press('v');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
  await page.keyboard.press('Space');
  for (let i = 1; i < level; i++) await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 3; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await pane(page).getByText('Your answer counts. Nobody sees whose it is.').waitFor();
}

const ask = async (item: Item) =>
  (await must(on.team.bao.post(on.ofItem(item, 'round/open'), { minutes: 5 }))).body.item.marks.round.id as string;

describe('a session of refinement', { timeout: 60_000 }, () => {
  it('P9 three answer unseen in three browsers, the product owner reveals, all see one histogram and nobody whose', async () => {
    const heard: string[] = [];
    const [dana, bao, chloe] = [await join(on.team.dana, heard), await join(on.team.bao), await join(on.team.chloe)];
    const { page } = dana;
    await row(page, on.made[1]!).getByRole('link').focus();
    await page.keyboard.press('v');
    await pane(page).getByRole('timer').waitFor();
    for (const { page: other } of [bao, chloe])
      await pane(other)
        .getByRole('heading', { name: new RegExp(on.made[1]!.key) })
        .waitFor();
    await answer(bao.page, 4);
    await answer(chloe.page, 4);
    await pane(page).getByText('2 answered').waitFor();
    await expect.poll(() => pane(page).getByRole('figure').count()).toBe(0);
    await answer(page, 2);
    await wellMade(page);
    await pane(page).getByText('3 answered').waitFor();
    await page.keyboard.press('r');
    for (const one of [dana, bao, chloe]) {
      await levels(one.page).waitFor();
      await expect
        .poll(() => levels(one.page).getByRole('listitem').locator('.spoken').allInnerTexts())
        .toEqual(['1: 0 answers', '2: 1 answer', '3: 0 answers', '4: 2 answers', '5: 0 answers']);
      await expect.poll(() => pane(one.page).innerText()).not.toMatch(/Bao|Chloe|Dana/);
      expect(one.complaints).toEqual([]);
    }
    await wellMade(page);
    // what came to the product owner meanwhile says how many, never who
    const counted = heard.filter((text) => text.includes('round-answered'));
    expect(counted.length).toBeGreaterThan(0);
    for (const { person } of [on.team.bao, on.team.chloe])
      expect(counted.filter((text) => text.includes(person.id) || text.includes(person.name))).toEqual([]);
    // the answer of the one who asks again counts anew
    await page.keyboard.press('v');
    await pane(page).getByText('0 answered').waitFor();
    await page.keyboard.press('n');
    await pane(page)
      .getByRole('heading', { name: new RegExp(on.made[2]!.key) })
      .waitFor();
  });

  it('P9 the clock ends it; of two answers nothing is shown but that there were two', async () => {
    const { page, complaints } = await join(on.team.dana);
    const item = on.made[3]!;
    const roundId = await ask(item);
    await row(page, item).getByRole('link').focus();
    await pane(page).getByText('0 answered').waitFor();
    const said = { roundId, understanding: 1, size: null, value: null };
    for (const who of [on.team.bao, on.team.chloe]) await must(who.post(on.ofItem(item, 'round/answer'), said));
    await pane(page).getByText('2 answered').waitFor();
    await inside.query(`update product_backlog.alarm set due_at = now() where card_id = $1`, [item.id]);
    // another alarm wakes the clock, which looks at what is due by then
    await ask(on.made[0]!);
    await pane(page)
      .getByRole('heading', { name: new RegExp(on.made[0]!.key) })
      .waitFor();
    await inside.query(`update product_backlog.alarm set due_at = now() where kind = 'understanding-round'`);
    // the session has gone along to that; back to the one before
    for (const one of [on.made[1]!, item]) await row(page, one).getByRole('link').focus();
    await pane(page).getByText('2 answers Too few answers to show: three are needed.').waitFor();
    await expect.poll(() => pane(page).getByRole('figure').count()).toBe(0);
    await wellMade(page);
    expect(complaints).toEqual([]);
  });

  it('P9 of two checks that are open at once, closing the newer one takes nobody back to the older', async () => {
    const { page, complaints } = await join(on.team.dana);
    const [older, newer] = [on.made[1]!, on.made[2]!];
    const heading = ({ key }: Item) => pane(page).getByRole('heading', { name: new RegExp(key) });
    const close = async (item: Item, roundId: string) =>
      must(on.team.bao.post(on.ofItem(item, 'round/close'), { roundId }));
    const first = await ask(older);
    await heading(older).waitFor();
    const second = await ask(newer);
    await heading(newer).waitFor();
    await must(on.team.bao.post(on.ofItem(newer, 'round/answer'), { roundId: second, understanding: 3, size: null, value: null })); // prettier-ignore
    await close(newer, second);
    await pane(page).getByText('1 answer Too few answers').waitFor();
    await expect(pane(page).getByText('0 answered').waitFor({ timeout: 1_000 })).rejects.toThrow();
    await expect.poll(() => heading(newer).count()).toBe(1);
    // whoever comes anew is taken to what is open
    // its name says what it does: it is no switch that is pressed
    await expect.poll(() => page.getByRole('button', { name: 'End session' }).getAttribute('aria-pressed')).toBeNull();
    for (const name of ['End session', 'Session']) await page.getByRole('button', { name, exact: true }).press('Enter');
    await heading(older).waitFor();
    await close(older, first);
    expect(complaints).toEqual([]);
  });
});
