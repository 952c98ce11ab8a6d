import { describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import { hitRateOf, isUnproven, PROVE_DAYS } from '@twotrack/product-backlog/domain';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();
const proof = () => on.backlog.proof;
const po = () => by(on.team.po);
const member = () => by(on.team.member);
const hypothesis = { what: 'An export', outcome: 'saves time', measure: 'Minutes a week', from: '50', to: '5' };
const DAY = 24 * 60 * 60 * 1000;

async function bet(title = 'Export', type: Item['type'] = 'feature'): Promise<Item> {
  const item = await on.newItem({ title, type, ...(type === 'debt' && { whoseProblem: 'ops' }) });
  await on.backlog.briefs.stateHypothesis(item.id, { version: 1, hypothesis }, po());
  return item;
}
async function shipped(title?: string, type?: Item['type']): Promise<Item> {
  const item = await bet(title, type);
  return (await on.move(item, 'backlog', 'done')).item;
}
const reasonOf = (verdict: 'proven' | 'refuted' | 'unclear') => ({ verdict, reason: 'Counted.' });
const now = async (item: Item) => (await on.backlog.item(item.id, on.team.po)).item;

describe('a shipped hypothesis', () => {
  it('P15 P16 any member moves it to Done, and it is unproven, to be reviewed in 30 days', async () => {
    const item = await shipped();
    expect(isUnproven(item)).toBe(true);
    const days = (Date.parse(item.marks.bet!.reviewAt!) - Date.parse(item.doneAt!)) / DAY;
    expect(days).toBe(PROVE_DAYS);
    const { items, total, due } = await proof().toProve({ limit: 50 }, on.team.member);
    expect([items.map(({ id }) => id), total, due]).toEqual([[item.id], 1, 0]);
  });

  it('P16 what rests on no hypothesis is done, and nothing is to prove', async () => {
    const item = await on.newItem();
    const { item: done } = await on.move(item, 'backlog', 'done');
    expect(done.marks.bet).toBeUndefined();
    expect((await proof().toProve({ limit: 50 }, on.team.po)).total).toBe(0);
    await expect(proof().giveVerdict(item.id, reasonOf('proven'), po())).rejects.toMatchObject({
      code: 'no-hypothesis',
    });
  });

  it('P16 worked on again there is nothing to review; a verdict stands until it is taken back', async () => {
    const item = await shipped();
    const back = (await on.move(item, 'done', 'review')).item;
    expect(back.marks.bet).toEqual({ reviewAt: null, verdict: null });
    await expect(proof().giveVerdict(item.id, reasonOf('proven'), po())).rejects.toMatchObject({ code: 'not-shipped' });
    await on.move(item, 'review', 'done');
    await proof().giveVerdict(item.id, reasonOf('refuted'), po());
    await on.move(item, 'done', 'review');
    expect((await on.move(item, 'review', 'done')).item.marks.bet!.verdict).toBe('refuted');
  });

  it('P16 whose review date has come is told once by the clock, and not once it has its verdict', async () => {
    const [first, second] = [await shipped('First'), await shipped('Second')];
    for (const item of [first, second])
      await proof().setReviewDate(item.id, { reviewAt: '2026-01-01T00:00:00.000Z' }, member());
    await proof().giveVerdict(second.id, reasonOf('unclear'), po());
    const { epoch, seq } = await on.head();
    await on.backlog.ringDue();
    await on.backlog.ringDue();
    const { events } = await on.backlog.since(on.team.po, epoch, seq);
    expect(events).toMatchObject([{ type: 'review-due', item: { id: first.id } }]);
    const list = await proof().toProve({ limit: 50 }, on.team.po);
    expect([list.total, list.due]).toEqual([1, 1]);
  });

  it('P16 is read page by page, the longest due first', async () => {
    const made = [await shipped('A'), await shipped('B'), await shipped('C')];
    for (const [i, item] of made.entries())
      await proof().setReviewDate(item.id, { reviewAt: `2099-01-0${3 - i}T00:00:00.000Z` }, member());
    const first = await proof().toProve({ limit: 2 }, on.team.po);
    const rest = await proof().toProve({ limit: 2, after: first.next! }, on.team.po);
    expect([...first.items, ...rest.items].map(({ title }) => title)).toEqual(['C', 'B', 'A']);
    expect(rest.next).toBeNull();
  });
});

describe('evidence and verdict', () => {
  it('P16 evidence is a number, a link or a note; whoever added it takes it back, or the product owner', async () => {
    const item = await shipped();
    const number = { value: 4.5, unit: 'min' };
    await proof().addEvidence(item.id, { number, note: 'Measured for a week.' }, member());
    const { evidence } = await proof().addEvidence(item.id, { link: 'https://graphs.example/7' }, po());
    const known = await proof().of(item.id, on.team.member);
    expect(known.evidence).toMatchObject([
      { number, note: 'Measured for a week.', link: null, by: { name: 'Mo' } },
      { number: null, note: '', link: 'https://graphs.example/7' },
    ]);
    await expect(proof().withdrawEvidence(item.id, { evidenceId: evidence.id }, member())).rejects.toMatchObject({
      code: 'not-yours',
    });
    await proof().withdrawEvidence(item.id, { evidenceId: known.evidence[0]!.id }, po());
    expect((await proof().of(item.id, on.team.po)).evidence).toEqual([evidence]);
    await expect(proof().of(item.id, on.team.requester)).rejects.toMatchObject({ kind: 'missing' });
  });

  it('P16 the verdict is taken back, and the item is unproven again at the date it had', async () => {
    const item = await shipped();
    await proof().giveVerdict(item.id, reasonOf('proven'), po());
    expect(isUnproven(await now(item))).toBe(false);
    expect((await proof().of(item.id, on.team.po)).verdict).toMatchObject({
      ...reasonOf('proven'),
      by: { name: 'Dana' },
    });
    await expect(proof().setReviewDate(item.id, { reviewAt: '2099-01-01T00:00:00Z' }, po())).rejects.toMatchObject({
      code: 'verdict-given',
    });
    await proof().withdrawVerdict(item.id, {}, po());
    expect((await now(item)).marks.bet).toEqual(item.marks.bet);
    expect((await proof().of(item.id, on.team.po)).verdict).toBeNull();
    const due = `select count(*)::int as n from product_backlog.alarm where card_id = $1 and kind = 'review'`;
    expect(await on.db.query(due, [item.id])).toEqual([{ n: 1 }]);
  });

  it('P16 the hit rate is proven of proven and refuted, by type and by size', async () => {
    const sized = await shipped('Sized');
    await on.db.query(`update product_backlog.item set vectors = '{"size": 2}' where id = $1`, [sized.id]);
    await proof().giveVerdict(sized.id, reasonOf('proven'), po());
    await proof().giveVerdict((await shipped('Worse')).id, reasonOf('refuted'), po());
    await proof().giveVerdict((await shipped('Hm')).id, reasonOf('unclear'), po());
    await proof().giveVerdict((await shipped('Old code', 'debt')).id, reasonOf('proven'), po());
    await shipped('Who knows', 'defect');
    const { all, types, sizes } = await proof().hitRates(on.team.member);
    expect(all).toEqual({ proven: 2, refuted: 1, unclear: 1, unproven: 1 });
    expect(types).toEqual([
      { type: 'debt', proven: 1, refuted: 0, unclear: 0, unproven: 0 },
      { type: 'defect', proven: 0, refuted: 0, unclear: 0, unproven: 1 },
      { type: 'feature', proven: 1, refuted: 1, unclear: 1, unproven: 0 },
    ]);
    expect(sizes.map(({ size, proven }) => [size, proven])).toEqual([
      [2, 1],
      [null, 1],
    ]);
    expect(types.map(hitRateOf)).toEqual([1, null, 0.5]);
    await expect(proof().hitRates(on.team.requester)).rejects.toMatchObject({ code: 'members-only' });
  });
});
