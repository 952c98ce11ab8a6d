import { describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { FINISHED_NEEDED, finishedIn, itemsAWeek, orderOf } from '@twotrack/product-backlog/domain';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();
const po = () => by(on.team.po);
const keep = () => on.backlog.keep;
const aside = (item: Item, reason = 'not this year') => keep().setAsideItem(item.id, { reason }, po());
const takeUp = async (item: Item) => (await keep().takeUpItem(item.id, {}, po())).item;
const page = { after: 0, limit: 100 };

/** Items finished so many days ago, as if they had been then. */
async function finish(...daysAgo: number[]): Promise<void> {
  for (const days of daysAgo) {
    const item = await on.newItem({ title: `Finished ${days}` });
    await on.move(item, 'backlog', 'done');
    await age(item, 'done_at', days);
  }
}
const age = (item: Item, column: 'done_at' | 'touched_at', days: number) =>
  on.db.query(`update product_backlog.item set ${column} = now() - make_interval(days => $2) where id = $1`, [
    item.id,
    days,
  ]);

describe('what grew old', () => {
  it('P12 is told by real finishes, by when each was touched, and by its place', async () => {
    const [old, young] = await on.items('Old', 'Young');
    await age(old!, 'touched_at', 120);
    const before = await keep().keeping(page, on.team.po);
    expect(before).toMatchObject({ count: 2, total: 1, next: null, ceiling: null, reviewedAt: null });
    expect(before.dinosaurs).toMatchObject([{ item: { id: old!.id }, place: 1, reachAt: null, why: ['untouched'] }]);
    expect(itemsAWeek(before.throughput)).toBeNull();

    await finish(1, 1, 8, 15, 15, 22, 29, 50, 64, 90);
    expect((await keep().throughput(on.team.id)).finished).toEqual([0, 0, 1, 0, 1, 0, 0, 1, 1, 2, 1, 2]);
    await finish(83, 1000);
    const { throughput, dinosaurs } = await keep().keeping(page, on.team.member);
    expect([finishedIn(throughput), throughput.weeks]).toEqual([FINISHED_NEEDED, 12]);
    const days = (Date.parse(dinosaurs[0]!.reachAt!) - Date.now()) / 86_400_000;
    expect(days).toBeCloseTo((12 * 7) / 10, 1);
    expect(dinosaurs.map(({ item }) => item.id)).not.toContain(young!.id);
  });

  it('P12 the throughput is over the weeks since the first finish, and without what was removed', async () => {
    await finish(10, 3, 3);
    const { throughput } = await keep().keeping(page, on.team.po);
    expect(throughput).toMatchObject({ weeks: 2, finished: [...Array(10).fill(0), 1, 2] });
    const done = (await on.viewFor(on.team.po)).items[0]!;
    await on.backlog.removeItem(done.id, {}, po());
    expect(finishedIn(await keep().throughput(on.team.id))).toBe(2);
  });

  it('P12 is listed page by page along the order, with the ceiling that was passed', async () => {
    const items = await on.items('A', 'B', 'C', 'D', 'E');
    for (const item of items) await age(item, 'touched_at', 91);
    const { settings } = await on.viewFor(on.team.po);
    await on.backlog.settings.setCeiling({ version: settings.version, ceiling: 3 }, po());
    const first = await keep().keeping({ after: 0, limit: 2 }, on.team.po);
    expect(first).toMatchObject({ count: 5, ceiling: 3, total: 5, next: 2 });
    const rest = await keep().keeping({ after: first.next!, limit: 10 }, on.team.po);
    expect([...first.dinosaurs, ...rest.dinosaurs].map(({ item }) => item.title)).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect(rest.next).toBeNull();
  });

  it('P12 is not what was kept of late, and is again when the keep is taken back', async () => {
    const [item] = await on.items('Old');
    await age(item!, 'touched_at', 120);
    const count = async () => (await keep().keeping(page, on.team.po)).total;
    await keep().keepItem(item!.id, { reason: 'the law' }, po());
    expect(await count()).toBe(0);
    await keep().unkeepItem(item!.id, {}, po());
    expect(await count()).toBe(1);
  });

  it('P12 is as old after an act that is taken back as it was before, and young once somebody works on it', async () => {
    const [item] = await on.items('Old');
    await age(item!, 'touched_at', 120);
    const days = async () => (await keep().keeping(page, on.team.po)).dinosaurs[0]?.untouchedDays;
    await aside(item!);
    await takeUp(item!);
    await on.backlog.removeItem(item!.id, {}, po());
    await on.backlog.restoreItem(item!.id, {}, po());
    expect(await days()).toBe(120);
    await on.backlog.blockItem(item!.id, { reason: 'waits' }, by(on.team.member));
    expect(await days()).toBeUndefined();
  });

  it('P12 a review is taken back to the one before, and none is made up', async () => {
    const { settings } = await on.backlog.settings.markReviewed({ version: 0 }, po());
    const later = new Date(Date.parse(settings.reviewedAt!) + 1_000).toISOString();
    const made = keep().takeBackReview({ version: 1, reviewedAt: later }, po());
    await expect(made).rejects.toMatchObject({ code: 'review-is-later' });
    const again = await on.backlog.settings.markReviewed({ version: 1 }, po());
    const back = { version: again.settings.version, reviewedAt: settings.reviewedAt };
    expect((await keep().takeBackReview(back, po())).settings.reviewedAt).toBe(settings.reviewedAt);
    await expect(keep().takeBackReview(back, po())).rejects.toMatchObject({ code: 'stale-version' });
  });

  it('L7 is not read by requesters', async () => {
    const asks = [keep().keeping(page, on.team.requester), keep().setAside({ limit: 50 }, on.team.requester)];
    for (const ask of asks) await expect(ask).rejects.toMatchObject({ kind: 'forbidden', code: 'members-only' });
  });
});

describe('what is set aside', () => {
  it('P2 stands by its neighbour again, and at the end where that one is gone', async () => {
    const [a, b, c] = await on.items('A', 'B', 'C');
    await aside(a!);
    await on.backlog.rankItem(b!.id, { after: c!.id }, po());
    expect(await takeUp(a!)).toMatchObject({ setAside: null, formerNeighbour: null });
    expect(await on.titles()).toEqual(['C', 'A', 'B']);
    await aside(a!);
    await on.backlog.removeItem(b!.id, {}, po());
    await takeUp(a!);
    expect(await on.titles()).toEqual(['C', 'A']);
  });

  it('W2 comes back through the door of its column, into Backlog where that is full', async () => {
    const [a, b] = await on.items('A', 'B');
    await on.move(a!, 'backlog', 'ready');
    await aside(a!);
    await on.backlog.setColumnLimit('ready', { limit: { count: 1, mode: 'block' } }, po());
    await on.move(b!, 'backlog', 'ready');
    expect(await takeUp(a!)).toMatchObject({ column: 'backlog' });
    const refused = on.move(a!, 'backlog', 'ready');
    await expect(refused).rejects.toMatchObject({ code: 'wip-limit-reached', facts: { holders: [{ id: b!.id }] } });
  });

  it('W1 keeps what the columns hold in step, whatever is done in whatever order', async () => {
    const items = await on.items('A', 'B', 'C', 'D', 'E');
    const columns = ['backlog', 'ready', 'in-progress', 'review', 'done'] as const;
    const acts: ((item: Item) => Promise<unknown>)[] = [
      (item: Item) => aside(item),
      (item: Item) => keep().takeUpItem(item.id, {}, po()),
      (item: Item) => on.backlog.removeItem(item.id, {}, po()),
      (item: Item) => on.backlog.restoreItem(item.id, {}, po()),
      ...Array(4).fill((item: Item) => on.move(item, item.column, columns[next(5)]!)),
    ];
    let seed = 7;
    const next = (below: number) => ((seed = (seed * 48_271) % 2_147_483_647) >> 8) % below;
    const refused: string[] = [];
    for (let i = 0; i < 150; i++) {
      const { item } = await on.backlog.item(items[next(5)]!.id, on.team.po);
      await acts[next(acts.length)]!(item).catch((refusal: { code: string }) => refused.push(refusal.code));
    }
    expect(refused).toEqual(expect.arrayContaining(['item-removed', 'item-set-aside']));
    expect(refused.length).toBeLessThan(75);
    const [row] = await on.db.query(
      `select (select json_object_agg(id, occupancy) from product_backlog.board_column where team_id = $1) as counted,
         (select json_object_agg(c.id, (select count(*)::int from product_backlog.item i where i.team_id = $1
            and i.column_id = c.id and i.removed_at is null and i.set_aside is null))
          from product_backlog.board_column c where c.team_id = $1) as held`,
      [on.team.id],
    );
    expect(row.counted).toEqual(row.held);
    const open = (await on.viewFor(on.team.po)).items.filter(({ column }) => column !== 'done');
    expect(orderOf(open)).toHaveLength(open.length);
  });

  it('P12 is found by key, title, reason and problem, page by page, the last first', async () => {
    const [a, b, c] = await on.items('Alpha 100%', 'Beta', 'Gamma');
    await on.backlog.describeItem(c!.id, { version: 1, problem: 'Nobody can print.' }, po());
    await aside(a!);
    await aside(b!, 'after the move');
    await aside(c!);
    const titles = async (q?: string) =>
      (await keep().setAside({ ...(q && { q }), limit: 50 }, on.team.member)).items.map(({ title }) => title);
    expect(await titles()).toEqual(['Gamma', 'Beta', 'Alpha 100%']);
    expect(await titles('100%')).toEqual(['Alpha 100%']);
    expect(await titles('1_0')).toEqual([]);
    expect(await titles('PRINT')).toEqual(['Gamma']);
    expect(await titles('the move')).toEqual(['Beta']);
    expect(await titles(a!.key)).toEqual(['Alpha 100%']);
    const first = await keep().setAside({ limit: 2 }, on.team.po);
    const rest = await keep().setAside({ after: first.next!, limit: 2 }, on.team.po);
    expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(['Gamma', 'Beta', 'Alpha 100%']);
    expect(rest.next).toBeNull();
    await takeUp(b!);
    expect(await titles()).toEqual(['Gamma', 'Alpha 100%']);
  });

  it('P12 is answered to everybody who asked for it, until it is taken up', async () => {
    const asks = (title: string) =>
      on.backlog.submitRequest({ title, source: 'customer' }, by(on.team.requester)).then(({ request }) => request);
    const [one, two] = [await asks('Dark mode'), await asks('Night mode')];
    const { item } = await on.backlog.acceptRequest(one.id, { type: 'feature' }, po());
    await on.backlog.mergeRequest(two.id, { itemId: item.id }, po());
    const told = async () => (await on.viewFor(on.team.requester)).requests.map(({ marks }) => marks.answered ?? null);
    await aside(item, 'after the redesign');
    expect(await told()).toMatchObject(
      Array(2).fill({ answer: 'not-now', reason: 'after the redesign', by: { name: 'Dana' } }),
    );
    const { history } = await on.backlog.request(two.id, on.team.requester);
    expect(history[0]).toMatchObject({ type: 'request-answered' });
    await takeUp(item);
    expect(await told()).toEqual([null, null]);
    await on.backlog.removeItem(item.id, { reason: 'nobody uses it' }, po());
    expect(await told()).toMatchObject(Array(2).fill({ answer: 'removed', reason: 'nobody uses it' }));
    await on.backlog.restoreItem(item.id, {}, po());
    expect(await told()).toEqual([null, null]);
    expect((await on.backlog.request(one.id, on.team.requester)).request.status).toBe('accepted');
  });
});
