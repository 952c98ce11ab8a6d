import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { must, type TestTeam } from '../support/team.js';

/** Items in every state there is, and what else the screens of the product track show. */
export interface ProductTrack {
  readonly items: Record<
    'backlog' | 'ready' | 'working' | 'review' | 'shipped' | 'aside' | 'removed' | 'parent' | 'asked' | 'unready',
    Item
  >;
  /** What opens their page. */
  readonly stakeholders: string;
}

export async function fillProductTrack(team: TestTeam): Promise<ProductTrack> {
  const { dana, bao, chloe, emre } = team;
  const ofTeam = (rest: string) => `/api/teams/${team.slug}/product-backlog/${rest}`;
  const ofItem = ({ id }: Item, act: string) => `/api/product-backlog/items/${id}/${act}`;
  const item = async (title: string): Promise<Item> =>
    (await must(dana.post(ofTeam('items'), { type: 'feature', title }))).body.item;
  const moved = async (one: Item, column: string) => void (await must(bao.post(ofItem(one, 'move'), { from: 'backlog', column }))); // prettier-ignore
  const fresh = async ({ id }: Item): Promise<Item> =>
    (await must(dana.get(`/api/product-backlog/items/${id}`))).body.item;
  const titles = ['Backlog', 'Ready', 'Working', 'Review', 'Shipped', 'Aside', 'Removed', 'Parent', 'Asked', 'Unready'];
  const names = ['backlog', 'ready', 'working', 'review', 'shipped', 'aside', 'removed', 'parent', 'asked', 'unready'];
  const items = Object.fromEntries(
    await Promise.all(names.map(async (name, i) => [name, await item(`${titles[i]} one`)] as const)),
  ) as ProductTrack['items'];

  await must(dana.post(ofTeam('settings/vision'), { version: 0, vision: 'Nobody waits.' }));
  const goal = {
    ...{ title: 'Checkout in a minute', startsOn: '2026-01-01', endsOn: '2099-12-31' },
    measure: { name: 'Median checkout', unit: 's', from: 180, to: 60 },
  };
  const made = (await must(dana.post(ofTeam('goals'), goal))).body.goal;
  await must(dana.post(ofItem(items.working, 'serve'), { goalId: made.id }));

  const { backlog, shipped, working, aside, removed, parent, asked } = items;
  const hypothesis = { what: 'An export', outcome: 'saves time', measure: 'Minutes', from: '50', to: '5' };
  await must(bao.post(ofItem(backlog, 'hypothesis'), { version: 1, hypothesis }));
  await must(
    bao.post(ofItem(backlog, 'examples'), { version: 2, examples: [{ text: '10,000 rows open', met: false }] }),
  );
  await must(bao.post(ofItem(backlog, 'ask'), { text: 'For whom is it?', blocking: true }));
  await must(bao.post(ofItem(backlog, 'depend-on'), { itemId: items.ready.id }));
  for (const one of [backlog, items.ready, asked]) {
    const { version } = await fresh(one);
    await must(bao.post(ofItem(one, 'score'), { version, vectors: { value: 4, learning: 2, risk: 5, size: 3 } }));
  }
  await moved(items.ready, 'ready');
  await moved(working, 'in-progress');
  await must(bao.post(ofItem(working, 'block'), { reason: 'waits for legal' }));
  await moved(items.review, 'review');
  await must(bao.post(ofItem(shipped, 'hypothesis'), { version: 1, hypothesis }));
  await moved(shipped, 'done');
  await must(bao.post(ofItem(shipped, 'evidence'), { number: { value: 4.5, unit: 'min' }, note: 'Measured' }));
  await must(dana.post(ofItem(shipped, 'verdict'), { verdict: 'proven', reason: 'Counted.' }));
  await must(dana.post(ofItem(aside, 'set-aside'), { reason: 'not this year' }));
  await must(dana.post(ofItem(removed, 'remove'), { reason: 'nobody wants it' }));
  const children = [{ title: 'First half' }, { title: 'Second half' }];
  await must(dana.post(ofItem(parent, 'split'), { version: 1, children }));
  const { id } = (await must(bao.post(ofItem(asked, 'round/open'), { minutes: 5 }))).body.item.marks.round;
  for (const who of [dana, bao, chloe])
    await must(who.post(ofItem(asked, 'round/answer'), { roundId: id, understanding: 3, size: 2, value: 4 }));
  await must(bao.post(ofItem(asked, 'round/close'), { roundId: id }));

  const { settings } = (await must(dana.get(`/api/teams/${team.slug}/board`))).body.product;
  const ready = { sizeLimit: 3, understandingAtLeast: 3, checks: ['problem-stated', 'has-examples'] };
  await must(dana.post(ofTeam('settings/ready'), { version: settings.version, ready }));
  await must(dana.post(ofTeam('columns/review/limit'), { limit: { count: 1, mode: 'block-unless-reason' } }));
  await must(bao.post(ofItem(items.unready, 'rank'), { before: backlog.id, reason: 'it is asked for daily' }));
  await must(emre.post(ofTeam('requests'), { source: 'customer', title: 'Export to Excel' }));
  const { token } = (await must(dana.post(ofTeam('stakeholder-link'), {}))).body;
  return { items, stakeholders: token };
}

/** What a person would be told of whatever has the focus. */
export const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLInputElement | null;
    if (!at || at === document.body) return '';
    const labelled = at.getAttribute('aria-labelledby')?.split(' ').map((id) => document.getElementById(id)?.textContent); // prettier-ignore
    const said = at.getAttribute('aria-label') ?? labelled?.join(' ') ?? at.labels?.[0]?.textContent ?? at.textContent;
    return (said ?? '').replace(/\s+/g, ' ').trim();
  });

/** What is loaded when it is opened may still be on its way when the keys have gone round once. */
const ROUND_MS = 5_000;

/** Presses a key until the focus is on what is called so: nothing is pointed at, clicked, or focused by a script. */
export async function pressTo(page: Page, name: RegExp, key = 'Tab', patience = 90): Promise<void> {
  const passed: string[] = [];
  const end = Date.now() + ROUND_MS;
  for (let i = 0; i < patience || Date.now() < end; i++) {
    const now = await focusedName(page);
    if (name.test(now)) return expectInSight(page, now);
    passed.push(now.slice(0, 40));
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach ${String(name)}; it passes ${passed.slice(-patience).join(' · ')}`);
}

/** 2.4.11: what has the focus is not hidden by anything that lies over it. */
async function expectInSight(page: Page, name: string): Promise<void> {
  const seen = () =>
    page.evaluate(() => {
      const at = document.activeElement!;
      const box = at.getBoundingClientRect();
      const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 20), box.y + box.height / 2);
      return !!top && (at.contains(top) || top.contains(at) || !!top.closest('label')?.contains(at));
    });
  await expect.poll(seen, { message: `${name} is hidden` }).toBe(true);
}

/** Every rule in light; in dark what depends on colours. What lies over a page is looked at by itself. */
export async function wellMade(page: Page, part?: string): Promise<void> {
  const within = part ?? ((await page.locator(OVER).count()) > 0 ? OVER : null);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = new AxeBuilder({ page });
    if (within) axe.include(within);
    // a menu is no landmark, and lies outside all of them
    if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
    else axe.disableRules(['region']);
    const { violations, passes } = await axe.analyze();
    expect(violations.map(({ id, nodes }) => [colorScheme, id, nodes.map(({ html }) => html)])).toEqual([]);
    expect(passes.length).toBeGreaterThan(0);
  }
}

const OVER = '[role=dialog], [role=menu]';
