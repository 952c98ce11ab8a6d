import { describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';
import { tellsAll } from './support/walk.js';

const on = stage();
const po = () => by(on.team.po);
const setCeiling = async (ceiling: number | null) => {
  const { settings } = await on.viewFor(on.team.po);
  return on.backlog.settings.setCeiling({ version: settings.version, ceiling }, po());
};
const breaches = () => on.backlog.breaches({ limit: 50 }, on.team.member);
/** The types of what was told since, of the ceiling only. */
const told = async (since: number) => {
  const { epoch } = await on.head();
  const { events } = await on.backlog.since(on.team.po, epoch, since);
  return events.map(({ type }) => type).filter((type) => type.startsWith('ceiling-'));
};
const doing = async (act: () => Promise<unknown>): Promise<string[]> => {
  const { seq } = await on.head();
  await act();
  return told(seq);
};

describe('the ceiling of a backlog', () => {
  it('P12 W6 refuses nobody, and notes who passed it, with what, and for how long', async () => {
    const [a, b] = (await on.items('A', 'B')) as [Item, Item];
    await setCeiling(2);
    let c: Item | undefined;
    expect(await doing(async () => (c = await on.newItem({ title: 'C' })))).toEqual(['ceiling-breached']);
    expect(await breaches()).toEqual([
      {
        seq: expect.any(Number),
        ...{ column: 'order', columnName: 'the order', itemId: c!.id, key: c!.key, title: 'C' },
        ...{ by: { id: on.team.po.id, name: 'Dana' }, at: c!.createdAt, reason: null, until: null },
        limit: { count: 2, mode: 'warn' },
      },
    ]);
    expect((await on.backlog.item(c!.id, on.team.po)).history.map(({ type }) => type)).toEqual([
      'ceiling-breached',
      'item-added',
    ]);
    expect(await doing(() => on.move(a, 'backlog', 'ready'))).toEqual([]);
    expect(await doing(() => on.move(a, 'ready', 'done'))).toEqual(['ceiling-restored']);
    expect((await breaches())[0]!.until).toMatch(/Z$/);
    expect(await doing(() => on.move(a, 'done', 'review'))).toEqual(['ceiling-breached']);
    expect(await doing(() => on.backlog.keep.setAsideItem(b.id, { reason: 'later' }, po()))).toEqual([
      'ceiling-restored',
    ]);
    expect(await doing(() => on.backlog.removeItem(b.id, {}, po()))).toEqual([]);
    expect(await doing(() => on.backlog.removeItem(a.id, {}, po()))).toEqual([]);
    expect(await doing(() => on.backlog.restoreItem(a.id, {}, po()))).toEqual([]);
    expect(await doing(() => on.newItem())).toEqual(['ceiling-breached']);
    expect((await breaches()).map(({ until }) => until === null)).toEqual([true, false, false]);
  });

  it('P12 P4 P11 notes what comes by any door: accepted, imported, split', async () => {
    const [a] = (await on.items('A')) as [Item];
    await setCeiling(1);
    const { request } = await on.backlog.submitRequest({ title: 'Wish', source: 'customer' }, by(on.team.member));
    const accept = () => on.backlog.acceptRequest(request.id, { type: 'feature' }, po());
    expect(await doing(accept)).toEqual(['ceiling-breached']);
    const row = { title: 'Row', problem: '', type: 'feature', to: 'order' } as const;
    const rows = [
      { ...row, key: '1' },
      { ...row, key: '2' },
    ];
    const brought = () => on.backlog.importing.importRows({ from: 'jira', rows }, po());
    expect(await doing(brought)).toEqual(['ceiling-breached', 'ceiling-breached']);
    const children = [{ title: 'A1' }, { title: 'A2' }];
    const split = () => on.backlog.refine.splitItem(a.id, { version: a.version, children }, po());
    expect(await doing(split)).toEqual(['ceiling-breached', 'ceiling-breached']);
    expect(await breaches()).toHaveLength(5);
  });

  it('P12 W4 a lower one breaches nothing, and a higher one ends what passed the one before', async () => {
    await on.items('A', 'B', 'C');
    expect(await doing(() => setCeiling(2))).toEqual([]);
    expect(await doing(() => on.newItem())).toEqual(['ceiling-breached']);
    expect(await doing(() => setCeiling(3))).toEqual([]);
    expect(await doing(() => setCeiling(null))).toEqual(['ceiling-restored']);
    expect(await doing(() => on.newItem())).toEqual([]);
  });

  it('P12 L1 of many at once each that is over it is noted once', async () => {
    await setCeiling(10);
    const { seq } = await on.head();
    await Promise.all(Array.from({ length: 30 }, (_, i) => on.newItem({ title: `Item ${i}` })));
    expect(await told(seq)).toHaveLength(20);
    expect(await breaches()).toHaveLength(20);
  });

  it('L2 tells all readers what changed', async () => {
    await tellsAll(on, {
      ready: () => setCeiling(1).then(() => on.newItem()),
      ask: (asking) => on.backlog.createItem({ type: 'feature', title: 'More' }, asking),
      events: ['item-added', 'ceiling-breached'],
    });
  });
});
