import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { BacklogFile, type Item } from '@twotrack/product-backlog/contract';
import { recordOf } from '@twotrack/product-backlog/domain';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();
const hypothesis = { what: 'An export', outcome: 'saves time', measure: 'Minutes', from: '50', to: '5' };
const later = new Date(Date.now() + 24 * 60 * 60_000).toISOString();
const named = (items: readonly Item[], title: string) => items.find((item) => item.title === title)!;

let [idea, shipped, proven]: [Item, Item, Item] = [] as never;
let foreign: Item;

/** One of everything that is kept of items beside their cards. */
beforeEach(async () => {
  const here = on.team;
  on.moveTo(await on.newTeam());
  foreign = await on.newItem({ title: 'Ledger API' });
  on.moveTo(here);
  [idea, shipped, proven] = (await on.items('Idea', 'Shipped', 'Proven')) as [Item, Item, Item];
  const { talks, briefs, proof, ordering } = on.backlog;
  const { question } = await talks.askQuestion(idea.id, { text: 'Why?', blocking: true }, by(on.team.member));
  await talks.commentOn(idea.id, { text: 'Ask sales.', questionId: question.id }, by(on.team.member));
  await talks.answerQuestion(idea.id, { questionId: question.id, text: 'Because.' }, by(on.team.po));
  await talks.askQuestion(idea.id, { text: 'When?', blocking: false }, by(on.team.po));
  await talks.commentOn(idea.id, { text: 'Please.' }, by(on.team.requester));
  await talks.voteForItem(idea.id, {}, by(on.team.requester));
  await talks.voteForItem(idea.id, {}, by(on.team.member));
  await briefs.dependOn(idea.id, { itemId: shipped.id }, by(on.team.member));
  await briefs.dependOn(idea.id, { itemId: foreign.id }, by(on.team.member));
  for (const item of [shipped, proven]) {
    await briefs.stateHypothesis(item.id, { version: 1, hypothesis }, by(on.team.po));
    await on.move(item, 'backlog', 'done');
  }
  await proof.addEvidence(proven.id, { number: { value: 5, unit: 'minutes' }, note: 'Seen' }, by(on.team.member));
  await proof.addEvidence(proven.id, { link: 'https://example.org/chart' }, by(on.team.member));
  await proof.giveVerdict(proven.id, { verdict: 'proven', reason: 'It fell.' }, by(on.team.po));
  await ordering.delegateOrder({ to: on.team.member.id, until: later, reason: 'on leave' }, by(on.team.po));
});

/** The same people, in a team that has nothing yet. */
async function elsewhere() {
  const { po, member, requester, admin } = on.team;
  const { id } = await on.newTeam();
  const move = (one: typeof po) => ({ ...one, teamId: id });
  on.moveTo({ id, po: move(po), member: move(member), requester: move(requester), admin: move(admin) });
}
const restore = (file: unknown, colleagues = [on.team.po.id, on.team.member.id]) =>
  on.backlog.importing.restoreBacklog({ file: BacklogFile.parse(file) }, by(on.team.po), colleagues);
const exported = async (): Promise<BacklogFile> =>
  JSON.parse(JSON.stringify(await on.backlog.importing.export(on.team.po)));

/** All that people see of a team, ids by what they are ids of. */
async function seen() {
  const view = await on.viewFor(on.team.po);
  const { items } = await on.backlog.importing.export(on.team.po);
  const names = new Map(items.map(({ id, key }) => [id, key]));
  const details = await Promise.all(
    items.map(async ({ id, key }) => {
      const talk = await on.backlog.talks.of(id, on.team.po);
      const threads = new Map(talk.questions.map(({ id: thread, text }) => [thread, text]));
      const comments = talk.comments.map((one) => ({ ...one, questionId: threads.get(one.questionId ?? '') }));
      return [key, { ...talk, comments }, await on.backlog.proof.of(id, on.team.po)];
    }),
  );
  const bare = JSON.parse(JSON.stringify({ ...view, details }), (name, value) => {
    if (name === 'teamId') return value === on.team.id ? 'here' : value;
    if (name === 'id' || name === 'itemId') return names.get(value) ?? 'new';
    return typeof value === 'string' ? (names.get(value) ?? value) : value;
  });
  return bare;
}

describe('a backlog taken along with all that is said of it', () => {
  it('P10 P16 P17 P18 is the same in an empty team: board, threads, comments, votes, needs, evidence', async () => {
    const before = await seen();
    const file = await exported();
    await elsewhere();
    const { losses } = await restore(file);
    expect(await seen()).toEqual(before);
    expect(losses).toEqual([]);
    const again = await exported();
    const rows = (one: BacklogFile) =>
      [one.questions, one.comments, one.votes, one.evidence, one.verdicts, one.elsewhere].map(({ length }) => length);
    expect(rows(again)).toEqual(rows(file));
    expect(rows(file)).toEqual([2, 2, 2, 2, 1, 1]);
  });

  it('P18 both ends of what is needed show it, and what is not here any more is said', async () => {
    const file = await exported();
    const first = on.team;
    await elsewhere();
    await restore(file);
    const { items } = await on.viewFor(on.team.po);
    const needs = await on.backlog.talks.of(named(items, 'Shipped').id, on.team.po);
    expect(needs.neededBy).toMatchObject([{ title: 'Idea', teamId: on.team.id }]);
    const round = { itemId: named(items, 'Idea').id };
    await expect(on.backlog.briefs.dependOn(named(items, 'Shipped').id, round, by(on.team.po))).rejects.toMatchObject({
      code: 'dependency-cycle',
    });
    on.moveTo(first);
    const gone = { ...file, elsewhere: [{ ...file.elsewhere[0]!, id: randomUUID() }] };
    gone.items.find(({ id }) => id === idea.id)!.marks.dependsOn = [shipped.id, gone.elsewhere[0]!.id];
    await elsewhere();
    const { losses } = await restore(gone);
    expect(losses).toContainEqual({
      what: `that an item needs ${foreign.key} of another team`,
      why: 'it is not here',
      count: 1,
    });
    const copy = named((await on.viewFor(on.team.po)).items, 'Idea');
    expect((await on.backlog.talks.of(copy.id, on.team.po)).dependsOn).toMatchObject([{ title: 'Shipped' }]);
  });

  it('P18 brings no circle in', async () => {
    const file = await exported();
    file.items.find(({ id }) => id === shipped.id)!.marks.dependsOn = [idea.id];
    await elsewhere();
    const { losses } = await restore(file);
    expect(losses).toContainEqual(expect.objectContaining({ what: 'that an item needs another', count: 1 }));
    const { items } = await on.viewFor(on.team.po);
    expect(items.flatMap(({ marks }) => marks.dependsOn ?? [])).toHaveLength(2);
  });

  it('P16 rings at its review date, and P13 at the end of a delegation', async () => {
    const file = await exported();
    const due = new Date(Date.now() - 60_000).toISOString();
    file.items.find(({ id }) => id === shipped.id)!.marks.bet!.reviewAt = due;
    await elsewhere();
    await restore(file);
    const alarms = await on.db.query(
      'select card_id as id, kind from product_backlog.alarm where team_id = $1 order by kind',
      [on.team.id],
    );
    const { items } = await on.viewFor(on.team.po);
    expect(alarms).toEqual([
      { id: on.team.id, kind: 'delegation' },
      { id: named(items, 'Shipped').id, kind: 'review' },
    ]);
    const { epoch, seq } = await on.head();
    await on.backlog.ringDue();
    const { events } = await on.backlog.since(on.team.po, epoch, seq);
    expect(events).toMatchObject([{ type: 'review-due', item: { title: 'Shipped' } }]);
  });

  it('P13 gives nobody a say in the name of another, nor to who does not work here', async () => {
    const file = await exported();
    const others = [{ ...file, delegation: { ...file.delegation!, by: { id: randomUUID(), name: 'Eve' } } }, file];
    for (const [i, one] of others.entries()) {
      await elsewhere();
      const { losses } = await restore(one, [on.team.po.id, ...(i === 0 ? [on.team.member.id] : [])]);
      expect((await on.viewFor(on.team.po)).delegation).toBeNull();
      expect(losses).toContainEqual(expect.objectContaining({ what: 'who may order for the product owner' }));
    }
  });

  it('P9 tells nothing of who understood what, and no secret; an open check does not come along', async () => {
    const { item } = await on.backlog.refine.openRound(idea.id, { minutes: 5 }, by(on.team.po));
    const roundId = item.marks.round!.id;
    await on.backlog.refine.answerRound(
      idea.id,
      { roundId, understanding: 2, size: null, value: null },
      on.team.member,
    );
    await on.backlog.proof.makeStakeholderLink({}, 'a token of theirs', by(on.team.po));
    const file = await exported();
    expect(JSON.stringify(file)).not.toMatch(/voter|salt|token|hash|"understanding":/i);
    await elsewhere();
    const { losses } = await restore(file);
    expect(losses.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['an understanding check that was open', 'a link for stakeholders']),
    );
    expect(named((await on.viewFor(on.team.po)).items, 'Idea').marks).not.toHaveProperty('round');
  });

  it('A5 P14 keeps who changed what and when, as a record of names: of another place, and of nobody here', async () => {
    const [last] = (await on.items('Last')) as [Item];
    await on.backlog.rankItem(idea.id, { after: last.id, reason: 'SAML first' }, by(on.team.po));
    await on.backlog.assignItem(idea.id, { assignees: [on.team.member.id] }, by(on.team.po));
    const file = await exported();
    const then = await on.backlog.item(idea.id, on.team.po);
    const ranked = await on.backlog.ordering.rankings({ limit: 50 }, on.team.po);
    const { po, member, requester, admin } = on.team;
    for (const { id } of [po, member, requester, admin]) expect(JSON.stringify(file.history)).not.toContain(id);
    await elsewhere();
    const { losses } = await restore(file);
    expect(losses).toEqual([]);
    const copy = (await on.viewFor(on.team.po)).items.find(({ key }) => key === then.item.key)!;
    const { past, history } = await on.backlog.item(copy.id, on.team.member);
    const told = ({ at, type, by: who }: { at: string; type: string; by: string | { name: string } }) =>
      [at, type, typeof who === 'string' ? who : who.name].join(' ');
    expect(past.map(told)).toEqual(then.history.map(told));
    expect(past.find(({ type }) => type === 'item-assigned')!.body).toMatchObject({ item: { assignees: ['Mo'] } });
    // the log of this place tells what happened here, and nothing else
    expect(history.map(({ type }) => type)).toEqual(['item-added']);
    const pastRanked = await on.backlog.ordering.pastRankings({ limit: 50 }, on.team.member);
    expect(pastRanked.map(told)).toEqual(ranked.map((one) => told({ ...one, type: 'item-ranked' })));
    const { items } = await on.viewFor(on.team.po);
    const { now, reason } = pastRanked[0]!.body as { now: { after: string }; reason: string };
    expect([now.after, reason]).toEqual([named(items, 'Last').id, 'SAML first']);
    const [first, ...rest] = pastRanked;
    const page = { after: first!.id, limit: 50 };
    expect(await on.backlog.ordering.pastRankings(page, on.team.po)).toEqual(rest);
    const refused = on.backlog.ordering.pastRankings(page, on.team.requester);
    await expect(refused).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await on.backlog.ordering.rankings({ limit: 50 }, on.team.po)).toEqual([]);
    // and once more: what is a record already stays one
    const again = await exported();
    expect(again.history.slice(0, file.history.length).map(told)).toEqual(file.history.map(told));
  });

  it('A5 says what of a history is too long for a file', async () => {
    const { version } = (await on.backlog.item(shipped.id, on.team.po)).item;
    const problem = 'x'.repeat(5_000);
    await on.backlog.describeItem(shipped.id, { version, problem }, by(on.team.po));
    const { history, leftOut, items } = await exported();
    expect(leftOut).toContainEqual(expect.objectContaining({ what: 'the end of a long text in the history' }));
    expect(Math.max(...history.map(({ body }) => JSON.stringify(body).length))).toBeLessThan(5_000);
    expect(items.find(({ id }) => id === shipped.id)!.problem).toBe(problem);
    const many = Array.from({ length: 20_000 }, (_, i) => ({
      ...{ at: new Date(i).toISOString(), by: 'Eve', type: 'item-voted', card: shipped.id },
      body: { note: `${i}`.padStart(400, '.') },
    }));
    const { history: kept, leftOut: left } = recordOf([...many].reverse(), 20_010, new Map());
    expect(kept.at(-1)).toEqual(many.at(-1));
    expect(left).toEqual([
      { what: 'the oldest entries of the history', why: expect.any(String), count: 20_010 - kept.length },
    ]);
    expect(kept.length).toBeLessThan(20_000);
    const ranks = Array.from({ length: 2_000 }, (_, i) => ({ itemId: randomUUID(), rank: `${i}` }));
    const body = { formula: 2, reason: 'by score', ranks };
    const long = recordOf([{ ...many[0]!, type: 'order-applied', body }], 1, new Map());
    expect(long.history[0]!.body).toEqual({ formula: 2, reason: 'by score' });
    expect(long.leftOut).toMatchObject([{ what: 'the long list of an entry in the history', count: 1 }]);
  });

  it('P1 reads a file of the first version, and says what it did not have', async () => {
    const { questions: _, comments: __, votes: ___, evidence, verdicts, elsewhere: ____, ...rest } = await exported();
    expect([evidence.length, verdicts.length]).toEqual([2, 1]);
    const { delegation: _____, leftOut: ______, history: _______, ...old } = rest;
    await elsewhere();
    const { losses } = await restore({ ...old, version: 1 });
    expect(losses.map(({ what, count }) => [what, count]).sort()).toEqual([
      ['that an item needs something of another team', 1],
      ['the questions on an item', 1],
      ['the votes for an item', 1],
      ['why a verdict was given', 1],
    ]);
    const { items } = await on.viewFor(on.team.po);
    expect(named(items, 'Idea').marks.dependsOn).toEqual([named(items, 'Shipped').id]);
  });
});
