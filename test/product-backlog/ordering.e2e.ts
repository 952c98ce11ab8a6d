import { beforeEach, describe, expect, it } from 'vitest';
import type { Item, RankItem } from '@twotrack/product-backlog/contract';
import { orderOf } from '@twotrack/product-backlog/domain';
import type { Actor } from '@twotrack/shared';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();
let [a, b, c, d] = [] as unknown as [Item, Item, Item, Item];

beforeEach(async () => {
  [a, b, c, d] = (await on.items('A', 'B', 'C', 'D')) as [Item, Item, Item, Item];
});

const ordering = () => on.backlog.ordering;
const rank = async (item: Item, place: RankItem, who: Actor = on.team.po): Promise<number> =>
  (await on.backlog.rankItem(item.id, place, by(who))).seq;
const propose = async (item: Item, place: RankItem): Promise<string> => {
  const answer = await on.backlog.rankItem(item.id, place, by(on.team.member));
  if (!('proposal' in answer)) throw new Error('a member ranked');
  return answer.proposal.id;
};
const ledger = (page: object = {}) => ordering().rankings({ limit: 50, ...page }, on.team.member);
const now = async (): Promise<string> => (await on.db.query('select clock_timestamp()::text as at'))[0].at;
/** A moment after which whatever comes is later in the log, to the microsecond. */
const thisMoment = async () => new Date(await now()).toISOString();
const later = async () => {
  const then = await thisMoment();
  while ((await thisMoment()) === then);
  return then;
};
const unrank = (item: Item, ranking: number, who: Actor = on.team.po) =>
  ordering().unrankItem(item.id, { ranking }, by(who));
const delegate = (until: string, to = on.team.member.id) => ordering().delegateOrder({ to, until }, by(on.team.po));
const inADay = () => new Date(Date.now() + 24 * 60 * 60_000).toISOString();

describe('the rank ledger', () => {
  it('P14 says who ranked what past what, when and why, newest first', async () => {
    const first = await rank(c, { before: a.id, reason: 'risk' });
    const proposal = await propose(d, { before: b.id });
    await on.backlog.acceptProposal(proposal, {}, by(on.team.po));
    const named = ({ id, key, title }: Item) => ({ id, key, title });
    const [second, earliest] = await ledger();
    const po = { id: on.team.po.id, name: 'Dana' };
    expect(earliest).toEqual({
      ...{ seq: first, at: expect.stringMatching(/^\d{4}-.*Z$/), by: po, onBehalfOf: null, item: named(c) },
      ...{ was: named(d), before: named(a), after: null, reason: 'risk', proposedBy: null },
      ...{ undoes: null, undoneBy: null, latest: true },
    });
    expect(second).toMatchObject({
      ...{ by: po, item: named(d), was: null, before: named(b), after: named(a) },
      ...{ reason: null, proposedBy: { id: on.team.member.id, name: 'Mo' } },
    });
  });

  it('P14 is read in stretches, by item and by person', async () => {
    await delegate(inADay());
    const all = [
      await rank(c, { before: a.id }),
      await rank(d, { before: c.id }, on.team.member),
      await rank(c, { after: a.id }),
      await rank(d, { after: a.id }, on.team.member),
    ].reverse();
    const seqs = async (page: object) => (await ledger(page)).map(({ seq }) => seq);
    expect(await seqs({})).toEqual(all);
    expect(await seqs({ limit: 2 })).toEqual(all.slice(0, 2));
    expect(await seqs({ limit: 2, after: all[1] })).toEqual(all.slice(2));
    expect(await seqs({ item: c.id })).toEqual([all[1], all[3]]);
    expect(await seqs({ person: on.team.member.id })).toEqual([all[0], all[2]]);
    expect(await seqs({ person: on.team.member.id, item: c.id })).toEqual([]);
    expect((await ledger({ item: c.id })).map(({ latest }) => latest)).toEqual([true, false]);
  });

  it('L7 P14 is nothing a requester reads, and of no other team', async () => {
    await rank(c, { before: a.id });
    for (const reading of [
      ordering().rankings({ limit: 50 }, on.team.requester),
      ordering().changes({ since: inADay() }, on.team.requester),
    ])
      await expect(reading).rejects.toMatchObject({ kind: 'forbidden', code: 'members-only' });
    const stranger = await on.newTeam();
    expect(await ordering().rankings({ limit: 50, item: c.id }, stranger.po)).toEqual([]);
  });
});

describe('undo of one ranking', () => {
  it('P14 puts the item back where it stood, and the ledger says so', async () => {
    const ranking = await rank(c, { before: a.id });
    const { seq } = await unrank(c, ranking);
    expect(await on.titles()).toEqual(['A', 'B', 'C', 'D']);
    expect((await ledger()).map((row) => [row.seq, row.undoes, row.undoneBy])).toEqual([
      [seq, ranking, null],
      [ranking, null, seq],
    ]);
    await unrank(c, seq);
    expect(await on.titles()).toEqual(['C', 'A', 'B', 'D']);
  });

  it('P14 puts what stood last back to the end', async () => {
    const ranking = await rank(d, { before: a.id });
    await unrank(d, ranking);
    expect(await on.titles()).toEqual(['A', 'B', 'C', 'D']);
  });

  it('P14 refuses where the order has moved on, and changes nothing', async () => {
    const first = await rank(c, { before: a.id });
    await rank(c, { after: a.id });
    const before = await on.titles();
    await expect(unrank(c, first)).rejects.toMatchObject({ kind: 'conflict', code: 'order-moved-on' });
    await expect(unrank(d, first)).rejects.toMatchObject({ code: 'not-found' });
    expect(await on.titles()).toEqual(before);
  });

  it('P14 refuses to put an item before one that has left the order', async () => {
    const ranking = await rank(b, { before: a.id });
    await on.move(c, 'backlog', 'done');
    await expect(unrank(b, ranking)).rejects.toMatchObject({ kind: 'conflict', code: 'order-moved-on' });
    expect(await on.titles()).toEqual(['B', 'A', 'D']);
  });
});

describe('what changed since', () => {
  const since = async (moment: string) => {
    const { changes, ...counts } = await ordering().changes({ since: moment }, on.team.member);
    return { ...counts, changes: changes.map(({ item, from, to, last }) => [item.title, from, to, last.what]) };
  };

  it('P14 names what was moved, came and left, with old and new place, and nobody who made way', async () => {
    const then = await later();
    await rank(d, { before: a.id, reason: 'fire' });
    await on.newItem({ title: 'E', before: b.id });
    await on.move(c, 'backlog', 'done');
    await on.backlog.renameItem(a.id, { version: 1, title: 'A2' }, by(on.team.po));
    expect(await on.titles()).toEqual(['D', 'A2', 'E', 'B']);
    expect(await since(then)).toEqual({
      ...{ since: then, before: 4, now: 4 },
      changes: [
        ['D', 4, 1, 'item-ranked'],
        ['C', 3, null, 'item-moved'],
        ['E', null, 3, 'item-added'],
      ],
    });
    const { changes } = await ordering().changes({ since: then }, on.team.member);
    expect(changes[0]).toMatchObject({
      decisions: 1,
      last: { by: { name: 'Dana' }, reason: 'fire', onBehalfOf: null },
    });
  });

  it('P14 finds no change in what was put back, and all of it since the beginning', async () => {
    const then = await later();
    const ranking = await rank(d, { before: a.id });
    await unrank(d, ranking);
    await on.move(b, 'backlog', 'done');
    await on.move(b, 'done', 'backlog');
    expect(await since(then)).toMatchObject({ before: 4, now: 4, changes: [] });
    const ever = await since('2000-01-01T00:00:00Z');
    expect(ever).toMatchObject({ before: 0, now: 4 });
    expect(ever.changes.map(([title, from, to]) => [title, from, to])).toEqual([
      ['A', null, 1],
      ['B', null, 2],
      ['C', null, 3],
      ['D', null, 4],
    ]);
  });

  it('P14 gives the very order of any moment through 80 random changes', { timeout: 60_000 }, async () => {
    const all = [a, b, c, d, ...(await on.items(...Array.from({ length: 8 }, (_, i) => `${i}`)))];
    const any = <T>(things: readonly T[]): T => things[Math.floor(Math.random() * things.length)]!;
    const kept: { at: string; titles: string[] }[] = [];
    for (let i = 0; i < 80; i++) {
      if (i % 20 === 0) kept.push({ at: await later(), titles: await on.titles() });
      const [item, other] = [any(all), any(all)];
      const { column, removedAt, setAside } = (await on.backlog.item(item.id, on.team.po)).item;
      const act = i % 5;
      const doing =
        act === 0 && !removedAt && !setAside
          ? on.move(item, column, column === 'done' ? 'ready' : 'done')
          : act === 1
            ? removedAt
              ? on.backlog.restoreItem(item.id, {}, by(on.team.po))
              : on.backlog.removeItem(item.id, {}, by(on.team.po))
            : rank(item, act === 2 ? { before: other.id } : { after: other.id });
      await doing.catch((refused: { code?: string }) => expect(refused.code).toMatch(/not-in-order|own-neighbour/));
    }
    const present = orderOf((await on.viewFor(on.team.po)).items).map(({ title }) => title);
    for (const { at, titles } of kept) {
      const { changes, before, now } = await ordering().changes({ since: at }, on.team.member);
      expect([before, now]).toEqual([titles.length, present.length]);
      for (const { item, from, to } of changes) {
        expect([item.title, from]).toEqual([item.title, from && titles.indexOf(item.title) + 1]);
        expect([item.title, to]).toEqual([item.title, to && present.indexOf(item.title) + 1]);
      }
      const changed = new Set(changes.map(({ item }) => item.title));
      const still = (order: string[]) => order.filter((title) => !changed.has(title));
      expect(still(titles)).toEqual(still(present));
    }
  });
});

describe('delegation', () => {
  it('P13 lets the delegate rank and answer proposals, on behalf of the product owner', async () => {
    await delegate(inADay());
    await rank(c, { before: a.id }, on.team.member);
    expect(await on.titles()).toEqual(['C', 'A', 'B', 'D']);
    const [row] = await ledger();
    expect(row).toMatchObject({ by: { name: 'Mo' }, onBehalfOf: { id: on.team.po.id, name: 'Dana' } });
    const { history } = await on.backlog.item(c.id, on.team.member);
    expect(history[0]).toMatchObject({ type: 'item-ranked', onBehalfOf: { name: 'Dana' } });
    await unrank(c, row!.seq, on.team.member);
    expect(await on.titles()).toEqual(['A', 'B', 'C', 'D']);
  });

  it('P13 is about the order only: no request, no item, no limit', async () => {
    await delegate(inADay());
    const { request } = await on.backlog.submitRequest({ title: 'Wish', source: 'customer' }, by(on.team.requester));
    const mo = () => by(on.team.member);
    for (const refused of [
      on.backlog.acceptRequest(request.id, { type: 'feature' }, mo()),
      on.backlog.declineRequest(request.id, { reason: 'no' }, mo()),
      on.backlog.removeItem(a.id, {}, mo()),
      on.backlog.setColumnLimit('ready', { limit: null }, mo()),
      ordering().delegateOrder({ to: on.team.po.id, until: inADay() }, mo()),
    ])
      await expect(refused).rejects.toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
    expect(await on.backlog.createItem({ type: 'feature', title: 'X' }, mo())).toHaveProperty('request');
  });

  it('P13 is one at a time, and ends when it is withdrawn', async () => {
    await delegate(inADay());
    await delegate(inADay(), on.team.admin.id);
    expect((await on.viewFor(on.team.member)).delegation).toMatchObject({ to: on.team.admin.id });
    expect(await on.backlog.rankItem(c.id, { before: a.id }, by(on.team.member))).toHaveProperty('proposal');
    await expect(rank(c, { before: a.id }, on.team.admin)).rejects.toMatchObject({ code: 'members-only' });
    await ordering().withdrawDelegation({}, by(on.team.po));
    expect((await on.viewFor(on.team.po)).delegation).toBeNull();
    expect(await on.db.query('select from product_backlog.alarm where team_id = $1', [on.team.id])).toEqual([]);
  });

  it('P13 ends by the clock, once, with what it was', async () => {
    await delegate(inADay());
    expect(await on.backlog.nextDue()).not.toBeNull();
    const past = `update product_backlog.alarm set due_at = now() - interval '1 second' where team_id = $1`;
    await on.db.query(past, [on.team.id]);
    await on.db.query(`update product_backlog.delegation set until = now() - interval '1 second' where team_id = $1`, [
      on.team.id,
    ]);
    expect(await on.backlog.rankItem(c.id, { before: a.id }, by(on.team.member))).toHaveProperty('proposal');
    const { epoch, seq } = await on.head();
    await Promise.all([on.backlog.ringDue(), on.backlog.ringDue()]);
    const { events } = await on.backlog.since(on.team.po, epoch, seq);
    expect(events).toMatchObject([
      { type: 'delegation-ended', delegation: null, was: { to: on.team.member.id }, by: { id: 'clock' } },
    ]);
    expect((await on.viewFor(on.team.po)).delegation).toBeNull();
  });
});

describe('proposals in batches', () => {
  const answer = (ids: string[], how: 'accept' | 'decline' = 'accept', who = on.team.po) =>
    ordering().answerProposals({ ids, answer: how }, by(who));
  const told = (results: readonly { status: string; code: string | null }[]) =>
    results.map(({ status, code }) => code ?? status);

  it('P3 are answered in the order named, each with its result, and no refusal holds up another', async () => {
    const [first, second, third, gone] = [
      await propose(c, { before: a.id }),
      await propose(d, { before: c.id }),
      await propose(b, { after: d.id }),
      await propose(a, { after: d.id }),
    ];
    await on.backlog.withdrawProposal(gone, {}, by(on.team.member));
    const missing = '00000000-0000-7000-8000-000000000000';
    const { results } = await answer([first, gone, second, missing, third]);
    expect(results.map(({ id }) => id)).toEqual([first, gone, second, missing, third]);
    expect(told(results)).toEqual(['accepted', 'already-answered', 'accepted', 'not-found', 'accepted']);
    expect(await on.titles()).toEqual(['D', 'B', 'C', 'A']);
    expect((await on.viewFor(on.team.po)).proposals).toEqual([]);
  });

  it('P3 are all taken back by one command: every ranking and every answer', async () => {
    const ids = [
      await propose(c, { before: a.id }),
      await propose(b, { before: c.id }),
      await propose(c, { after: d.id }),
      await propose(a, { before: b.id }),
    ];
    await answer(ids);
    expect(await on.titles()).toEqual(['A', 'B', 'D', 'C']);
    const { results } = await ordering().returnAnswers({ ids }, by(on.team.po));
    expect(told(results)).toEqual(['open', 'open', 'open', 'open']);
    expect(await on.titles()).toEqual(['A', 'B', 'C', 'D']);
    expect((await on.viewFor(on.team.po)).proposals.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it('P3 stay answered where the order has moved on since', async () => {
    const ids = [await propose(c, { before: a.id }), await propose(d, { before: b.id })];
    await answer(ids);
    await rank(c, { after: b.id });
    const { results } = await ordering().returnAnswers({ ids }, by(on.team.po));
    expect(told(results)).toEqual(['order-moved-on', 'open']);
    expect((await on.viewFor(on.team.po)).proposals.map(({ id }) => id)).toEqual([ids[1]]);
  });

  it('P3 P13 are declined at once by the delegate, with one reason', async () => {
    const ids = [await propose(c, { before: a.id }), await propose(d, { before: b.id })];
    await delegate(inADay());
    const command = { ids, answer: 'decline' as const, reason: 'not now' };
    expect(told((await ordering().answerProposals(command, by(on.team.member))).results)).toEqual([
      'declined',
      'declined',
    ]);
    const { proposals } = await on.backlog.item(c.id, on.team.member);
    expect(proposals[0]).toMatchObject({ status: 'declined', answer: { reason: 'not now', by: { name: 'Mo' } } });
    await ordering().returnAnswers({ ids }, by(on.team.member));
    expect((await on.viewFor(on.team.po)).proposals).toHaveLength(2);
  });
});
