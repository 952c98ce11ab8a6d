import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Item } from '@twotrack/product-backlog/contract';
import type { Actor } from '@twotrack/shared';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();

describe('the inbox', () => {
  it('P4 shows a requester what became of the own request, and only that', async () => {
    const other: Actor = { ...on.team.requester, id: randomUUID(), name: 'Otto' };
    const words = { title: 'Dark mode', problem: 'Glare.', source: 'customer' } as const;
    const { request } = await on.backlog.submitRequest(words, by(on.team.requester));
    await on.backlog.submitRequest({ ...words, title: 'Other' }, by(other));
    const answer = await on.backlog.acceptRequest(request.id, { type: 'feature' }, by(on.team.po));
    const mine = await on.viewFor(on.team.requester);
    const nothing = { columns: [], items: [], proposals: [], goal: null, settings: DEFAULT_SETTINGS, delegation: null };
    expect(mine).toEqual({ ...nothing, requests: [answer.request] });
    await expect(on.backlog.item(answer.item.id, on.team.requester)).rejects.toMatchObject({ code: 'not-found' });
    const detail = await on.backlog.item(answer.item.id, on.team.member);
    expect(detail).toMatchObject({ problem: 'Glare.', request: answer.request, item: { requestId: request.id } });
  });

  it('P4 does not take an item back that somebody worked on', async () => {
    const { request } = await on.backlog.submitRequest({ title: 'X', source: 'team' }, by(on.team.member));
    const { item } = await on.backlog.acceptRequest(request.id, { type: 'feature' }, by(on.team.po));
    await on.move(item, 'backlog', 'ready');
    const before = await on.backlog.snapshot(on.team.po);
    await expect(on.backlog.returnRequest(request.id, {}, by(on.team.po))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'item-changed',
    });
    expect(await on.backlog.snapshot(on.team.po)).toEqual(before);
  });

  it('P4 shows on the item what was merged into it', async () => {
    const [a] = (await on.items('A')) as [Item];
    const { request } = await on.backlog.submitRequest({ title: 'X', source: 'feedback' }, by(on.team.requester));
    const merged = await on.backlog.mergeRequest(request.id, { itemId: a.id }, by(on.team.po));
    expect((await on.backlog.item(a.id, on.team.member)).merged).toEqual([merged.request]);
  });
});

describe('edits', () => {
  it('keep the text of an item, and in its history what it was', async () => {
    const [a] = (await on.items('A')) as [Item];
    await on.backlog.describeItem(a.id, { version: 1, problem: 'Nobody can export.' }, by(on.team.member));
    await on.backlog.describeItem(a.id, { version: 2, problem: 'Nobody can print.' }, by(on.team.member));
    const { problem, history } = await on.backlog.item(a.id, on.team.member);
    expect(problem).toBe('Nobody can print.');
    expect(history[0]).toMatchObject({ type: 'item-described', was: 'Nobody can export.' });
  });

  it('refuse an older version with the card as it is now, and leave no trace (L4)', async () => {
    const [a] = (await on.items('A')) as [Item];
    const { item } = await on.backlog.renameItem(a.id, { version: 1, title: 'B' }, by(on.team.member));
    const before = await on.backlog.snapshot(on.team.po);
    const stale = on.backlog.describeItem(a.id, { version: 1, problem: 'x' }, by(on.team.member));
    await expect(stale).rejects.toMatchObject({ kind: 'conflict', code: 'stale-version', facts: { item } });
    expect(await on.backlog.snapshot(on.team.po)).toEqual(before);
    expect((await on.backlog.item(a.id, on.team.member)).problem).toBe('');
  });

  it('L4 write no event where nothing changes', async () => {
    const [a] = (await on.items('A')) as [Item];
    const before = await on.backlog.heads([on.team.id]);
    await on.backlog.renameItem(a.id, { version: 1, title: 'A' }, by(on.team.member));
    await on.backlog.unblockItem(a.id, {}, by(on.team.member));
    expect(await on.backlog.heads([on.team.id])).toEqual(before);
  });
});

describe('the backlog of a team', () => {
  it('opens once, with its five columns', async () => {
    const [a] = (await on.items('A')) as [Item];
    await on.backlog.open(on.team.id);
    const view = await on.viewFor(on.team.po);
    expect(view.columns.map(({ name }) => name)).toEqual(['Backlog', 'Ready', 'In progress', 'Review', 'Done']);
    expect(view.items).toEqual([a]);
  });

  it('A3 tells the team of a card, and nothing of one that is not there', async () => {
    const [a, b] = (await on.items('A', 'B')) as [Item, Item];
    const { request } = await on.backlog.submitRequest({ title: 'X', source: 'team' }, by(on.team.member));
    const ranked = await on.backlog.rankItem(a.id, { after: b.id }, by(on.team.member));
    if (!('proposal' in ranked)) throw new Error('a member ranked');
    expect(await on.backlog.teamOf('item', a.id)).toBe(on.team.id);
    expect(await on.backlog.teamOf('request', request.id)).toBe(on.team.id);
    expect(await on.backlog.teamOf('proposal', ranked.proposal.id)).toBe(on.team.id);
    expect(await on.backlog.teamOf('item', request.id)).toBeNull();
  });

  it('P16 leaves out what was done more than 14 days ago', async () => {
    const [a, b] = (await on.items('A', 'B')) as [Item, Item];
    await on.move(a, 'backlog', 'done');
    await on.db.query(`update product_backlog.item set done_at = now() - interval '15 days' where id = $1`, [a.id]);
    await on.move(b, 'backlog', 'done');
    expect((await on.viewFor(on.team.po)).items.map(({ id }) => id)).toEqual([b.id]);
  });
});
