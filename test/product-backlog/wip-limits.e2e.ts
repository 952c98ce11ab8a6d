import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();

describe('WIP limits', () => {
  const limit = (count: number, mode: 'warn' | 'block' | 'block-unless-reason', id: Item['column'] = 'ready') =>
    on.backlog.setColumnLimit(id, { limit: { count, mode } }, by(on.team.po));

  it('W3 refuses with the holders, and changes nothing (L4)', async () => {
    const [a, b] = (await on.items('A', 'B')) as [Item, Item];
    await limit(1, 'block');
    await on.backlog.blockItem(a.id, { reason: 'waits' }, by(on.team.member));
    const { item: holder } = await on.move(a, 'backlog', 'ready');
    const before = await on.backlog.snapshot(on.team.po);
    const { id, key, title, assignees, enteredColumnAt, blocked } = holder;
    await expect(on.move(b, 'backlog', 'ready')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'wip-limit-reached',
      facts: {
        column: 'ready',
        limit: 1,
        mode: 'block',
        count: 1,
        holders: [{ id, key, title, assignees, enteredColumnAt, blocked }],
      },
    });
    expect(await on.backlog.snapshot(on.team.po)).toEqual(before);
  });

  it('W2 lets exactly as many in as the limit says when 12 come at once', async () => {
    const many = await on.items(...Array.from({ length: 12 }, (_, i) => `${i}`));
    await limit(5, 'block');
    const outcomes = await Promise.allSettled(many.map((item) => on.move(item, 'backlog', 'ready')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const { items: cards } = await on.viewFor(on.team.po);
    expect(cards.filter((item) => item.column === 'ready')).toHaveLength(5);
  });

  it('W2 counts in step with the cards through every way in and out', async () => {
    const [a, b, c] = (await on.items('A', 'B', 'C')) as [Item, Item, Item];
    await on.move(a, 'backlog', 'ready');
    await on.move(b, 'backlog', 'ready');
    await on.backlog.removeItem(a.id, {}, by(on.team.po));
    await on.backlog.restoreItem(a.id, {}, by(on.team.po));
    await on.move(b, 'ready', 'done');
    await on.move(c, 'backlog', 'review');
    await on.backlog.removeItem(c.id, {}, by(on.team.po));
    const rows = await on.db.query(
      `select c.id, c.occupancy, count(i.id)::int as cards from product_backlog.board_column c
       left join product_backlog.item i on i.team_id = c.team_id and i.column_id = c.id and i.removed_at is null
       where c.team_id = $1 group by c.id, c.occupancy`,
      [on.team.id],
    );
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(row.occupancy, row.id).toBe(row.cards);
  });

  it('W2 brings a restored item to the Backlog when its column is full', async () => {
    const [a, b] = (await on.items('A', 'B')) as [Item, Item];
    await on.move(a, 'backlog', 'ready');
    await on.backlog.removeItem(a.id, {}, by(on.team.po));
    await limit(1, 'block');
    await on.move(b, 'backlog', 'ready');
    const { item } = await on.backlog.restoreItem(a.id, {}, by(on.team.po));
    expect(item).toMatchObject({ column: 'backlog', removedAt: null });
  });

  it('W6 keeps an override with its reason on the column until it is back within the limit', async () => {
    const [a, b] = (await on.items('A', 'B')) as [Item, Item];
    await limit(1, 'block-unless-reason');
    await on.move(a, 'backlog', 'ready');
    await expect(on.move(b, 'backlog', 'ready', undefined, 'too short')).rejects.toMatchObject({
      code: 'wip-limit-reached',
    });
    await on.move(b, 'backlog', 'ready', undefined, 'customer is waiting');
    expect((await on.column('ready')).breaches).toMatchObject([
      { itemId: b.id, by: { id: on.team.member.id, name: 'Mo' }, reason: 'customer is waiting' },
    ]);
    await on.move(a, 'ready', 'review');
    expect((await on.column('ready')).breaches).toEqual([]);
  });

  it('W6 counts in Done what is still on the board', async () => {
    const [a, b, c] = (await on.items('A', 'B', 'C')) as [Item, Item, Item];
    await limit(1, 'warn', 'done');
    await on.move(a, 'backlog', 'done');
    await on.db.query(`update product_backlog.item set done_at = now() - interval '15 days' where id = $1`, [a.id]);
    await on.move(b, 'backlog', 'done');
    expect((await on.column('done')).breaches).toEqual([]);
    await on.move(c, 'backlog', 'done');
    expect((await on.column('done')).breaches).toMatchObject([{ itemId: c.id }]);
  });

  it('L4 decides a refused command anew when it is repeated', async () => {
    const [a, b] = (await on.items('A', 'B')) as [Item, Item];
    await limit(1, 'block');
    await on.move(a, 'backlog', 'ready');
    const key = randomUUID();
    await expect(on.move(b, 'backlog', 'ready', key)).rejects.toMatchObject({ code: 'wip-limit-reached' });
    await on.move(a, 'ready', 'review');
    expect((await on.move(b, 'backlog', 'ready', key)).item.column).toBe('ready');
  });
});
