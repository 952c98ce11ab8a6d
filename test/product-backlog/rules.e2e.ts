import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { orderOf } from '@twotrack/product-backlog/domain';
import type { Item } from '@twotrack/product-backlog/contract';
import type { Actor } from '@twotrack/shared';
import { by, newItem, openGround, viewFor, type Ground, type Team } from './support/backlog.js';

let ground: Ground;
let team: Team;

beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());
beforeEach(async () => {
  team = await ground.newTeam();
});

const titles = async () => orderOf((await viewFor(ground.backlog, team.po)).items).map(({ title }) => title);
const items = async (...names: string[]): Promise<Item[]> => {
  const made: Item[] = [];
  for (const title of names) made.push(await newItem(ground.backlog, team, { title }));
  return made;
};
const move = (item: Item, from: Item['column'], column: Item['column'], key?: string, reason?: string) =>
  ground.backlog.moveItem(item.id, { from, column, ...(reason ? { reason } : {}) }, by(team.member, key));
const column = async (id: Item['column']) =>
  (await viewFor(ground.backlog, team.po)).columns.find((one) => one.id === id)!;

describe('the order', () => {
  it('P1 survives a walk over the board', async () => {
    const [a, b] = (await items('A', 'B', 'C')) as [Item, Item];
    await ground.backlog.rankItem(b.id, { before: a.id }, by(team.po));
    await move(b, 'backlog', 'review');
    await move(a, 'backlog', 'ready');
    expect(await titles()).toEqual(['B', 'A', 'C']);
  });

  it('P2 brings an item back between those it stood between', async () => {
    const [, , c] = (await items('A', 'B', 'C')) as [Item, Item, Item];
    const x = await newItem(ground.backlog, team, { title: 'X', before: c.id });
    await move(x, 'backlog', 'done');
    await move(x, 'done', 'backlog');
    expect(await titles()).toEqual(['A', 'B', 'X', 'C']);
    await ground.backlog.removeItem(x.id, {}, by(team.po));
    await ground.backlog.restoreItem(x.id, {}, by(team.po));
    expect(await titles()).toEqual(['A', 'B', 'X', 'C']);
  });

  it('P2 makes no event of a ranking to where the item stands', async () => {
    const [a, b] = (await items('A', 'B', 'C')) as [Item, Item];
    const before = await ground.backlog.heads([team.id]);
    await ground.backlog.rankItem(a.id, { before: b.id }, by(team.po));
    await ground.backlog.rankItem(b.id, { after: a.id }, by(team.po));
    expect(await ground.backlog.heads([team.id])).toEqual(before);
  });

  it('P2 brings an item back from Done before its remembered neighbour, or to the end', async () => {
    const [a, b, c] = (await items('A', 'B', 'C', 'D')) as [Item, Item, Item];
    await move(b, 'backlog', 'done');
    await ground.backlog.rankItem(c.id, { before: a.id }, by(team.po));
    await move(b, 'done', 'backlog');
    expect(await titles()).toEqual(['B', 'C', 'A', 'D']);
    await move(b, 'backlog', 'done');
    await move(c, 'backlog', 'done');
    await move(b, 'done', 'ready');
    expect(await titles()).toEqual(['A', 'D', 'B']);
  });

  it('P2 keeps one total order under 500 random rankings by 8 callers at once', async () => {
    const all = await items(...Array.from({ length: 40 }, (_, i) => `Item ${i}`));
    const random = (below: number) => Math.floor(Math.random() * below);
    let left = 500;
    const call = async () => {
      while (left-- > 0) {
        const [item, neighbour] = [all[random(40)]!, all[random(40)]!];
        if (item === neighbour) continue;
        const place = random(2) === 0 ? { before: neighbour.id } : { after: neighbour.id };
        const answer = await ground.backlog.rankItem(item.id, place, by(team.po));
        expect(answer).toHaveProperty('item.rank');
      }
    };
    await Promise.all(Array.from({ length: 8 }, call));
    const view = await viewFor(ground.backlog, team.po);
    expect(new Set(view.items.map(({ rank }) => rank)).size).toBe(40);
    const [{ standing }] = await ground.db.query(
      'select json_agg(id order by rank) as standing from product_backlog.item where team_id = $1',
      [team.id],
    );
    expect(orderOf(view.items).map(({ id }) => id)).toEqual(standing);
  });

  it('P2 remembers in the event what the item stood before', async () => {
    const [a, b, c] = (await items('A', 'B', 'C')) as [Item, Item, Item];
    await ground.backlog.rankItem(c.id, { before: b.id, reason: 'risk' }, by(team.po));
    const { history } = await ground.backlog.item(c.id, team.member);
    expect(history[0]).toMatchObject({
      type: 'item-ranked',
      was: { before: null },
      now: { before: b.id, after: a.id },
      reason: 'risk',
      by: { id: team.po.id, name: 'Dana' },
    });
  });

  it('P2 makes room in the store when ranks have grown long, with the order unchanged', async () => {
    const [a, b] = (await items('A', 'B')) as [Item, Item];
    const rest = await items(...Array.from({ length: 8 }, (_, i) => `${i}`));
    const wanted = ['A'];
    for (let i = 0; i < 400; i++) {
      const item = rest[i % rest.length]!;
      await ground.backlog.rankItem(item.id, { after: a.id }, by(team.po));
      wanted.splice(1, 0, item.title);
    }
    const { events } = await ground.backlog.since(team.po, await epoch(), 0, 2000);
    expect(events.some(({ type }) => type === 'items-rebalanced')).toBe(true);
    expect(await titles()).toEqual([...new Set(wanted), b.title]);
    const { items: cards } = await viewFor(ground.backlog, team.po);
    expect(Math.max(...cards.map(({ rank }) => rank!.length))).toBeLessThan(48);
  });

  it('P3 ranks as proposed when the product owner accepts, and names the proposal', async () => {
    const [a, b] = (await items('A', 'B')) as [Item, Item];
    const answer = await ground.backlog.rankItem(b.id, { before: a.id, reason: 'risk' }, by(team.member));
    if (!('proposal' in answer)) throw new Error('a member ranked');
    expect(await titles()).toEqual(['A', 'B']);
    await ground.backlog.acceptProposal(answer.proposal.id, {}, by(team.po));
    expect(await titles()).toEqual(['B', 'A']);
    const { history, proposals } = await ground.backlog.item(b.id, team.member);
    expect(history.find(({ type }) => type === 'item-ranked')).toMatchObject({ proposalId: answer.proposal.id });
    expect(proposals).toMatchObject([{ status: 'accepted', answer: { by: { id: team.po.id } } }]);
  });
});

describe('WIP limits', () => {
  const limit = (count: number, mode: 'warn' | 'block' | 'block-unless-reason', id: Item['column'] = 'ready') =>
    ground.backlog.setColumnLimit(id, { limit: { count, mode } }, by(team.po));

  it('W3 refuses with the holders, and changes nothing (L4)', async () => {
    const [a, b] = (await items('A', 'B')) as [Item, Item];
    await limit(1, 'block');
    await ground.backlog.blockItem(a.id, { reason: 'waits' }, by(team.member));
    const { item: holder } = await move(a, 'backlog', 'ready');
    const before = await ground.backlog.snapshot(team.po);
    const { id, key, title, assignees, enteredColumnAt, blocked } = holder;
    await expect(move(b, 'backlog', 'ready')).rejects.toMatchObject({
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
    expect(await ground.backlog.snapshot(team.po)).toEqual(before);
  });

  it('W2 lets exactly as many in as the limit says when 12 come at once', async () => {
    const many = await items(...Array.from({ length: 12 }, (_, i) => `${i}`));
    await limit(5, 'block');
    const outcomes = await Promise.allSettled(many.map((item) => move(item, 'backlog', 'ready')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
    const { items: cards } = await viewFor(ground.backlog, team.po);
    expect(cards.filter((item) => item.column === 'ready')).toHaveLength(5);
  });

  it('W2 counts in step with the cards through every way in and out', async () => {
    const [a, b, c] = (await items('A', 'B', 'C')) as [Item, Item, Item];
    await move(a, 'backlog', 'ready');
    await move(b, 'backlog', 'ready');
    await ground.backlog.removeItem(a.id, {}, by(team.po));
    await ground.backlog.restoreItem(a.id, {}, by(team.po));
    await move(b, 'ready', 'done');
    await move(c, 'backlog', 'review');
    await ground.backlog.removeItem(c.id, {}, by(team.po));
    const rows = await ground.db.query(
      `select c.id, c.occupancy, count(i.id)::int as cards from product_backlog.board_column c
       left join product_backlog.item i on i.team_id = c.team_id and i.column_id = c.id and i.removed_at is null
       where c.team_id = $1 group by c.id, c.occupancy`,
      [team.id],
    );
    expect(rows).toHaveLength(5);
    for (const row of rows) expect(row.occupancy, row.id).toBe(row.cards);
  });

  it('W2 brings a restored item to the Backlog when its column is full', async () => {
    const [a, b] = (await items('A', 'B')) as [Item, Item];
    await move(a, 'backlog', 'ready');
    await ground.backlog.removeItem(a.id, {}, by(team.po));
    await limit(1, 'block');
    await move(b, 'backlog', 'ready');
    const { item } = await ground.backlog.restoreItem(a.id, {}, by(team.po));
    expect(item).toMatchObject({ column: 'backlog', removedAt: null });
  });

  it('W6 keeps an override with its reason on the column until it is back within the limit', async () => {
    const [a, b] = (await items('A', 'B')) as [Item, Item];
    await limit(1, 'block-unless-reason');
    await move(a, 'backlog', 'ready');
    await expect(move(b, 'backlog', 'ready', undefined, 'too short')).rejects.toMatchObject({
      code: 'wip-limit-reached',
    });
    await move(b, 'backlog', 'ready', undefined, 'customer is waiting');
    expect((await column('ready')).breaches).toMatchObject([
      { itemId: b.id, by: { id: team.member.id, name: 'Mo' }, reason: 'customer is waiting' },
    ]);
    await move(a, 'ready', 'review');
    expect((await column('ready')).breaches).toEqual([]);
  });

  it('W6 counts in Done what is still on the board', async () => {
    const [a, b, c] = (await items('A', 'B', 'C')) as [Item, Item, Item];
    await limit(1, 'warn', 'done');
    await move(a, 'backlog', 'done');
    await ground.db.query(`update product_backlog.item set done_at = now() - interval '15 days' where id = $1`, [a.id]);
    await move(b, 'backlog', 'done');
    expect((await column('done')).breaches).toEqual([]);
    await move(c, 'backlog', 'done');
    expect((await column('done')).breaches).toMatchObject([{ itemId: c.id }]);
  });

  it('L4 decides a refused command anew when it is repeated', async () => {
    const [a, b] = (await items('A', 'B')) as [Item, Item];
    await limit(1, 'block');
    await move(a, 'backlog', 'ready');
    const key = randomUUID();
    await expect(move(b, 'backlog', 'ready', key)).rejects.toMatchObject({ code: 'wip-limit-reached' });
    await move(a, 'ready', 'review');
    expect((await move(b, 'backlog', 'ready', key)).item.column).toBe('ready');
  });
});

describe('the inbox', () => {
  it('P4 shows a requester what became of the own request, and only that', async () => {
    const other: Actor = { ...team.requester, id: randomUUID(), name: 'Otto' };
    const words = { title: 'Dark mode', problem: 'Glare.', source: 'customer' } as const;
    const { request } = await ground.backlog.submitRequest(words, by(team.requester));
    await ground.backlog.submitRequest({ ...words, title: 'Other' }, by(other));
    const answer = await ground.backlog.acceptRequest(request.id, { type: 'feature' }, by(team.po));
    const mine = await viewFor(ground.backlog, team.requester);
    expect(mine).toEqual({ columns: [], items: [], requests: [answer.request], proposals: [] });
    await expect(ground.backlog.item(answer.item.id, team.requester)).rejects.toMatchObject({ code: 'not-found' });
    const detail = await ground.backlog.item(answer.item.id, team.member);
    expect(detail).toMatchObject({ problem: 'Glare.', request: answer.request, item: { requestId: request.id } });
  });

  it('P4 does not take an item back that somebody worked on', async () => {
    const { request } = await ground.backlog.submitRequest({ title: 'X', source: 'team' }, by(team.member));
    const { item } = await ground.backlog.acceptRequest(request.id, { type: 'feature' }, by(team.po));
    await move(item, 'backlog', 'ready');
    const before = await ground.backlog.snapshot(team.po);
    await expect(ground.backlog.returnRequest(request.id, {}, by(team.po))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'item-changed',
    });
    expect(await ground.backlog.snapshot(team.po)).toEqual(before);
  });

  it('P4 shows on the item what was merged into it', async () => {
    const [a] = (await items('A')) as [Item];
    const { request } = await ground.backlog.submitRequest({ title: 'X', source: 'feedback' }, by(team.requester));
    const merged = await ground.backlog.mergeRequest(request.id, { itemId: a.id }, by(team.po));
    expect((await ground.backlog.item(a.id, team.member)).merged).toEqual([merged.request]);
  });
});

describe('edits', () => {
  it('keep the text of an item, and in its history what it was', async () => {
    const [a] = (await items('A')) as [Item];
    await ground.backlog.describeItem(a.id, { version: 1, problem: 'Nobody can export.' }, by(team.member));
    await ground.backlog.describeItem(a.id, { version: 2, problem: 'Nobody can print.' }, by(team.member));
    const { problem, history } = await ground.backlog.item(a.id, team.member);
    expect(problem).toBe('Nobody can print.');
    expect(history[0]).toMatchObject({ type: 'item-described', was: 'Nobody can export.' });
  });

  it('refuse an older version with the card as it is now, and leave no trace (L4)', async () => {
    const [a] = (await items('A')) as [Item];
    const { item } = await ground.backlog.renameItem(a.id, { version: 1, title: 'B' }, by(team.member));
    const before = await ground.backlog.snapshot(team.po);
    const stale = ground.backlog.describeItem(a.id, { version: 1, problem: 'x' }, by(team.member));
    await expect(stale).rejects.toMatchObject({ kind: 'conflict', code: 'stale-version', facts: { item } });
    expect(await ground.backlog.snapshot(team.po)).toEqual(before);
    expect((await ground.backlog.item(a.id, team.member)).problem).toBe('');
  });

  it('L4 write no event where nothing changes', async () => {
    const [a] = (await items('A')) as [Item];
    const before = await ground.backlog.heads([team.id]);
    await ground.backlog.renameItem(a.id, { version: 1, title: 'A' }, by(team.member));
    await ground.backlog.unblockItem(a.id, {}, by(team.member));
    expect(await ground.backlog.heads([team.id])).toEqual(before);
  });
});

describe('the backlog of a team', () => {
  it('opens once, with its five columns', async () => {
    const [a] = (await items('A')) as [Item];
    await ground.backlog.open(team.id);
    const view = await viewFor(ground.backlog, team.po);
    expect(view.columns.map(({ name }) => name)).toEqual(['Backlog', 'Ready', 'In progress', 'Review', 'Done']);
    expect(view.items).toEqual([a]);
  });

  it('A3 tells the team of a card, and nothing of one that is not there', async () => {
    const [a, b] = (await items('A', 'B')) as [Item, Item];
    const { request } = await ground.backlog.submitRequest({ title: 'X', source: 'team' }, by(team.member));
    const ranked = await ground.backlog.rankItem(a.id, { after: b.id }, by(team.member));
    if (!('proposal' in ranked)) throw new Error('a member ranked');
    expect(await ground.backlog.teamOf('item', a.id)).toBe(team.id);
    expect(await ground.backlog.teamOf('request', request.id)).toBe(team.id);
    expect(await ground.backlog.teamOf('proposal', ranked.proposal.id)).toBe(team.id);
    expect(await ground.backlog.teamOf('item', request.id)).toBeNull();
  });

  it('P16 leaves out what was done more than 14 days ago', async () => {
    const [a, b] = (await items('A', 'B')) as [Item, Item];
    await move(a, 'backlog', 'done');
    await ground.db.query(`update product_backlog.item set done_at = now() - interval '15 days' where id = $1`, [a.id]);
    await move(b, 'backlog', 'done');
    expect((await viewFor(ground.backlog, team.po)).items.map(({ id }) => id)).toEqual([b.id]);
  });
});

async function epoch(): Promise<number> {
  const [head] = await ground.backlog.heads([team.id]);
  return head!.epoch;
}
