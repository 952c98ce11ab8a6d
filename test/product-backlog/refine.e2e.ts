import { beforeEach, describe, expect, it } from 'vitest';
import { READY_CHECKS, type Item } from '@twotrack/product-backlog/contract';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();
let [a, b, c] = [] as unknown as [Item, Item, Item];
beforeEach(async () => {
  [a, b, c] = (await on.items('A', 'B', 'C')) as [Item, Item, Item];
});

const po = () => by(on.team.po);
const member = () => by(on.team.member);
const good = { risk: 1, value: 5, size: 1, learning: 5 } as const;
const poor = { risk: 1, value: 1, size: 5, learning: 1 } as const;
const score = async (item: Item, vectors: object, version = item.version) =>
  (await on.backlog.refine.scoreItem(item.id, { version, vectors }, member())).item;
const itemNow = async ({ id }: Item) => (await on.viewFor(on.team.po)).items.find((item) => item.id === id)!;

describe('scores', () => {
  it('P7 sets what is named, takes away what is null, keeps the rest; the history says who', async () => {
    await score(a, { value: 3, size: 2 });
    const { item } = await on.backlog.refine.scoreItem(
      a.id,
      { version: 2, vectors: { value: null, risk: 5 }, moscow: 'could' },
      member(),
    );
    expect(item).toMatchObject({ vectors: { size: 2, risk: 5 }, moscow: 'could', version: 3 });
    expect(item.vectors).not.toHaveProperty('value');
    const { history } = await on.backlog.item(a.id, on.team.po);
    expect(history[0]).toMatchObject({ type: 'item-scored', by: { name: 'Mo' }, was: { vectors: { value: 3 } } });
    await expect(score(a, { value: 1 }, 1)).rejects.toMatchObject({ code: 'stale-version' });
  });

  it('P7 P14 orders by score in one commit, and takes it back as a whole', async () => {
    await score(a, poor);
    await score(c, good);
    const before = (await on.viewFor(on.team.po)).items.map(({ id, rank }) => [id, rank]);
    expect(await on.titles()).toEqual(['A', 'B', 'C']);
    const { seq, ordered } = await on.backlog.refine.orderByScore({ formula: 1 }, po());
    expect([await on.titles(), ordered]).toEqual([['C', 'B', 'A'], 2]);
    const rankings = await on.backlog.ordering.rankings({ limit: 10 }, on.team.po);
    expect(rankings).toHaveLength(2); // as few as can be
    const { changes } = await on.backlog.ordering.changes({ since: new Date(0).toISOString() }, on.team.po);
    expect(changes).toHaveLength(3);

    await on.backlog.refine.undoOrderByScore({ ordering: seq }, po());
    expect((await on.viewFor(on.team.po)).items.map(({ id, rank }) => [id, rank])).toEqual(before);
    await expect(on.backlog.refine.undoOrderByScore({ ordering: seq }, po())).rejects.toMatchObject({
      code: 'order-moved-on',
    });
  });

  it('P7 orders those that are named, by the formula that was seen, and nothing that was ranked since is overrun', async () => {
    for (const [item, vectors] of [
      [a, poor],
      [b, { ...poor, value: 2 }],
      [c, good],
    ] as const)
      await score(item, vectors);
    await expect(on.backlog.refine.orderByScore({ formula: 2 }, po())).rejects.toMatchObject({ code: 'stale-formula' });
    const { seq } = await on.backlog.refine.orderByScore({ formula: 1, itemIds: [a.id, b.id] }, po());
    expect(await on.titles()).toEqual(['B', 'A', 'C']);
    await on.backlog.rankItem(a.id, { before: b.id }, po());
    await on.backlog.rankItem(b.id, { before: a.id }, po());
    await expect(on.backlog.refine.undoOrderByScore({ ordering: seq }, po())).rejects.toMatchObject({
      code: 'order-moved-on',
    });
    expect(await on.titles()).toEqual(['B', 'A', 'C']);
  });

  it('P13 orders by score for the product owner who delegated it', async () => {
    await score(a, poor);
    await score(c, good);
    const until = new Date(Date.now() + 60_000).toISOString();
    await on.backlog.ordering.delegateOrder({ to: on.team.member.id, until }, po());
    await on.backlog.refine.orderByScore({ formula: 1 }, member());
    const [ranking] = await on.backlog.ordering.rankings({ limit: 1 }, on.team.po);
    expect(ranking).toMatchObject({ by: { name: 'Mo' }, onBehalfOf: { name: 'Dana' } });
  });
});

describe('the ready check', () => {
  const asks = (checks: (typeof READY_CHECKS)[number][]) =>
    on.backlog.settings.setReadyRule({ version: 0, ready: { sizeLimit: 3, understandingAtLeast: 3, checks } }, po());
  const start = (item: Item, override?: string) =>
    on.backlog.moveItem(item.id, { from: item.column, column: 'in-progress', ...(override && { override }) }, member());

  it('P8 asks nothing of a team that has switched nothing on', async () => {
    expect((await start(a)).item.column).toBe('in-progress');
  });

  it('P8 refuses by name what an item lacks, and changes nothing', async () => {
    await asks([...READY_CHECKS]);
    await score(a, { risk: 5, size: 4 });
    const before = await on.head();
    await expect(start(a)).rejects.toMatchObject({
      code: 'not-ready',
      facts: {
        checks: [
          'problem-stated',
          'has-examples',
          'size-within-limit',
          'has-hypothesis',
          'understood',
          'risk-answered',
        ],
        sizeLimit: 3,
      },
    });
    await expect(start(a, 'too short')).rejects.toMatchObject({ code: 'not-ready' });
    expect(await on.head()).toEqual(before);
    expect((await on.move(b, 'backlog', 'ready')).item.column).toBe('ready');
  });

  it('P8 lets it in with a reason, which is kept, and asks no second time for it', async () => {
    await asks(['problem-stated', 'has-examples']);
    const { item } = await start(a, 'the law comes in May');
    expect(item.marks.overridden).toMatchObject({
      by: { name: 'Mo' },
      reason: 'the law comes in May',
      checks: ['problem-stated', 'has-examples'],
    });
    const reviewed = (await on.move(item, 'in-progress', 'review')).item;
    expect((await start(reviewed)).item.marks.overridden).toEqual(item.marks.overridden);
  });

  it('P8 lets in what meets them: a stated problem, a small size, a part of a split', async () => {
    await asks(['problem-stated', 'size-within-limit', 'no-blocking-question', 'risk-answered']);
    const { children } = await on.backlog.refine.splitItem(
      b.id,
      { version: 1, children: [{ title: 'B1', problem: 'It hurts.' }, { title: 'B2' }] },
      po(),
    );
    const part = await score(children[0]!, { risk: 5, size: 3 });
    expect((await start(part)).item.column).toBe('in-progress');
    await expect(start(children[1]!)).rejects.toMatchObject({
      facts: { checks: ['problem-stated', 'size-within-limit'] },
    });
  });
});

describe('a split', () => {
  const children = [{ title: 'B1', problem: 'Long.' }, { title: 'B2' }, { title: 'B3' }];
  const split = (item: Item) => on.backlog.refine.splitItem(item.id, { version: item.version, children }, po());

  it('P11 puts the children where the parent stood, with its goal and request, and the parent stays readable', async () => {
    const { request } = await on.backlog.submitRequest({ title: 'Wish', source: 'customer' }, by(on.team.requester));
    const { item: wish } = await on.backlog.acceptRequest(request.id, { type: 'defect', before: b.id }, po());
    const { children: made, item } = await split(wish!);
    expect(await on.titles()).toEqual(['A', 'B1', 'B2', 'B3', 'B', 'C']);
    for (const child of made)
      expect(child).toMatchObject({ type: 'defect', requestId: request.id, marks: { splitFrom: wish!.id } });
    expect((await on.backlog.item(item.id, on.team.po)).item.marks.splitInto).toEqual(made.map(({ id }) => id));
    expect((await on.backlog.item(made[0]!.id, on.team.po)).problem).toBe('Long.');
    expect((await on.viewFor(on.team.po)).items.some(({ id }) => id === item.id)).toBe(false);
  });

  it('P11 P18 gives its children its links, what it needs, who needs it and what was asked for', async () => {
    const { request } = await on.backlog.submitRequest({ title: 'Wish', source: 'customer' }, by(on.team.requester));
    const { request: more } = await on.backlog.submitRequest({ title: 'More', source: 'customer' }, by(on.team.member));
    const { item: wish } = await on.backlog.acceptRequest(request.id, { type: 'feature' }, po());
    await on.backlog.mergeRequest(more.id, { itemId: wish!.id }, po());
    const link = { url: 'https://example.org/spec', title: 'Spec' };
    await on.backlog.briefs.attachLink(wish!.id, link, po());
    await on.backlog.briefs.dependOn(wish!.id, { itemId: a.id }, po());
    await on.backlog.briefs.dependOn(c.id, { itemId: wish!.id }, po());
    const { children: made, item } = await split(await itemNow(wish!));
    const talkOf = ({ id }: { id: string }) => on.backlog.talks.of(id, on.team.member);
    for (const child of made) {
      const { brief, dependsOn, neededBy } = await talkOf(child);
      expect([brief.links, dependsOn.map(({ id }) => id), neededBy.map(({ id }) => id)]).toEqual([
        [link],
        [a.id],
        [c.id],
      ]);
      const detail = await on.backlog.item(child.id, on.team.member);
      expect([detail.request!.title, detail.merged.map(({ title }) => title)]).toEqual(['Wish', ['More']]);
    }
    const ids = (ends: { id: string }[]) => ends.map(({ id }) => id).sort();
    expect(ids((await talkOf(a)).neededBy)).toEqual(ids(made));
    const [end] = (await talkOf(c)).dependsOn;
    expect([end!.id, end!.removed, ids(end!.splitInto!)]).toEqual([item.id, true, ids(made)]);
    const round = on.backlog.briefs.dependOn(made[1]!.id, { itemId: c.id }, po());
    await expect(round).rejects.toMatchObject({ code: 'dependency-cycle' });

    await on.backlog.refine.unsplitItem(item.id, {}, po());
    expect(ids((await talkOf(a)).neededBy)).toEqual(ids([item, ...made]));
    expect(await talkOf(item)).toMatchObject({ brief: { links: [link] }, dependsOn: [{ id: a.id }] });
    expect((await talkOf(c)).dependsOn).toMatchObject([{ id: item.id, removed: false }]);
  });

  it('P11 W2 puts children of what is worked on into Ready, and into Backlog where that is full', async () => {
    await on.backlog.setColumnLimit('ready', { limit: { count: 2, mode: 'block' } }, po());
    const { item } = await on.move(b, 'backlog', 'in-progress');
    const { children: made } = await split(item);
    expect(made.map(({ column }) => column)).toEqual(['ready', 'ready', 'backlog']);
    const limit = { count: 1, mode: 'block' } as const;
    await on.backlog.setColumnLimit('in-progress', { limit }, po());
    expect((await on.move(a, 'backlog', 'in-progress')).item.column).toBe('in-progress');
  });

  it('P11 is taken back while nobody has touched a child', async () => {
    const { children: made } = await split(b);
    await on.backlog.refine.unsplitItem(b.id, {}, po());
    expect(await on.titles()).toEqual(['A', 'B', 'C']);
    expect((await itemNow(b)).marks).not.toHaveProperty('splitInto');
    expect((await on.backlog.item(made[0]!.id, on.team.po)).item.removedAt).not.toBeNull();

    const again = await split(await itemNow(b));
    await score(again.children[1]!, { value: 3 });
    const before = await on.head();
    await expect(on.backlog.refine.unsplitItem(b.id, {}, po())).rejects.toMatchObject({ code: 'item-changed' });
    await expect(on.backlog.restoreItem(b.id, {}, po())).rejects.toMatchObject({ code: 'item-split' });
    expect(await on.head()).toEqual(before);
  });

  it('P2 P11 finds room where there is none', async () => {
    const tight = `update product_backlog.item set rank = 'i0' || repeat('0', 46) || $2 where id = $1`;
    for (const [i, { id }] of [a, b, c].entries()) await on.db.query(tight, [id, String(i + 1)]);
    await split(b);
    expect(await on.titles()).toEqual(['A', 'B1', 'B2', 'B3', 'C']);
    for (const { rank } of (await on.viewFor(on.team.po)).items) expect(rank!.length).toBeLessThanOrEqual(48);
  });
});
