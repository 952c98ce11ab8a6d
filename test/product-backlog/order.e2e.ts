import { describe, expect, it } from 'vitest';
import { orderOf } from '@twotrack/product-backlog/domain';
import type { Item } from '@twotrack/product-backlog/contract';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();

describe('the order', () => {
  it('P1 survives a walk over the board', async () => {
    const [a, b] = (await on.items('A', 'B', 'C')) as [Item, Item];
    await on.backlog.rankItem(b.id, { before: a.id }, by(on.team.po));
    await on.move(b, 'backlog', 'review');
    await on.move(a, 'backlog', 'ready');
    expect(await on.titles()).toEqual(['B', 'A', 'C']);
  });

  it('P2 brings an item back between those it stood between', async () => {
    const [, , c] = (await on.items('A', 'B', 'C')) as [Item, Item, Item];
    const x = await on.newItem({ title: 'X', before: c.id });
    await on.move(x, 'backlog', 'done');
    await on.move(x, 'done', 'backlog');
    expect(await on.titles()).toEqual(['A', 'B', 'X', 'C']);
    await on.backlog.removeItem(x.id, {}, by(on.team.po));
    await on.backlog.restoreItem(x.id, {}, by(on.team.po));
    expect(await on.titles()).toEqual(['A', 'B', 'X', 'C']);
  });

  it('P2 makes no event of a ranking to where the item stands', async () => {
    const [a, b] = (await on.items('A', 'B', 'C')) as [Item, Item];
    const before = await on.backlog.heads([on.team.id]);
    await on.backlog.rankItem(a.id, { before: b.id }, by(on.team.po));
    await on.backlog.rankItem(b.id, { after: a.id }, by(on.team.po));
    expect(await on.backlog.heads([on.team.id])).toEqual(before);
  });

  it('P2 brings an item back from Done before its remembered neighbour, or to the end', async () => {
    const [a, b, c] = (await on.items('A', 'B', 'C', 'D')) as [Item, Item, Item];
    await on.move(b, 'backlog', 'done');
    await on.backlog.rankItem(c.id, { before: a.id }, by(on.team.po));
    await on.move(b, 'done', 'backlog');
    expect(await on.titles()).toEqual(['B', 'C', 'A', 'D']);
    await on.move(b, 'backlog', 'done');
    await on.move(c, 'backlog', 'done');
    await on.move(b, 'done', 'ready');
    expect(await on.titles()).toEqual(['A', 'D', 'B']);
  });

  it('P2 keeps one total order under 500 random rankings by 8 callers at once', async () => {
    const all = await on.items(...Array.from({ length: 40 }, (_, i) => `Item ${i}`));
    const random = (below: number) => Math.floor(Math.random() * below);
    let left = 500;
    const call = async () => {
      while (left-- > 0) {
        const [item, neighbour] = [all[random(40)]!, all[random(40)]!];
        if (item === neighbour) continue;
        const place = random(2) === 0 ? { before: neighbour.id } : { after: neighbour.id };
        const answer = await on.backlog.rankItem(item.id, place, by(on.team.po));
        expect(answer).toHaveProperty('item.rank');
      }
    };
    await Promise.all(Array.from({ length: 8 }, call));
    const view = await on.viewFor(on.team.po);
    expect(new Set(view.items.map(({ rank }) => rank)).size).toBe(40);
    const [{ standing }] = await on.db.query(
      'select json_agg(id order by rank) as standing from product_backlog.item where team_id = $1',
      [on.team.id],
    );
    expect(orderOf(view.items).map(({ id }) => id)).toEqual(standing);
  });

  it('P2 remembers in the event what the item stood before', async () => {
    const [a, b, c] = (await on.items('A', 'B', 'C')) as [Item, Item, Item];
    await on.backlog.rankItem(c.id, { before: b.id, reason: 'risk' }, by(on.team.po));
    const { history } = await on.backlog.item(c.id, on.team.member);
    expect(history[0]).toMatchObject({
      type: 'item-ranked',
      was: { before: null },
      now: { before: b.id, after: a.id },
      reason: 'risk',
      by: { id: on.team.po.id, name: 'Dana' },
    });
  });

  it('P2 makes room in the store when ranks have grown long, with the order unchanged', async () => {
    const [a, b] = (await on.items('A', 'B')) as [Item, Item];
    const rest = await on.items(...Array.from({ length: 8 }, (_, i) => `${i}`));
    const wanted = ['A'];
    for (let i = 0; i < 400; i++) {
      const item = rest[i % rest.length]!;
      await on.backlog.rankItem(item.id, { after: a.id }, by(on.team.po));
      wanted.splice(1, 0, item.title);
    }
    const { events } = await on.backlog.since(on.team.po, (await on.head()).epoch, 0, 2000);
    expect(events.some(({ type }) => type === 'items-rebalanced')).toBe(true);
    expect(await on.titles()).toEqual([...new Set(wanted), b.title]);
    const { items: cards } = await on.viewFor(on.team.po);
    expect(Math.max(...cards.map(({ rank }) => rank!.length))).toBeLessThan(48);
  });

  it('P3 ranks as proposed when the product owner accepts, and names the proposal', async () => {
    const [a, b] = (await on.items('A', 'B')) as [Item, Item];
    const answer = await on.backlog.rankItem(b.id, { before: a.id, reason: 'risk' }, by(on.team.member));
    if (!('proposal' in answer)) throw new Error('a member ranked');
    expect(await on.titles()).toEqual(['A', 'B']);
    await on.backlog.acceptProposal(answer.proposal.id, {}, by(on.team.po));
    expect(await on.titles()).toEqual(['B', 'A']);
    const { history, proposals } = await on.backlog.item(b.id, on.team.member);
    expect(history.find(({ type }) => type === 'item-ranked')).toMatchObject({ proposalId: answer.proposal.id });
    expect(proposals).toMatchObject([{ status: 'accepted', answer: { by: { id: on.team.po.id } } }]);
  });
});
