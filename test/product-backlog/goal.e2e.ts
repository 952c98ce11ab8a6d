import { beforeEach, describe, expect, it } from 'vitest';
import { goalCommands, type Goal, type Item, type OpenGoal } from '@twotrack/product-backlog/contract';
import { sharesOf } from '@twotrack/product-backlog/domain';
import { by } from './support/backlog.js';
import type { Case } from './support/case.js';
import { stage } from './support/stage.js';
import { walkCommands } from './support/walk.js';

const on = stage();
const words: OpenGoal = {
  ...{ title: 'Checkout in a minute', why: 'People leave.', startsOn: '2026-03-01', endsOn: '2026-05-31' },
  measure: { name: 'Median checkout', unit: 's', from: 180, to: 60 },
};
let goal: Goal;
let item: Item;

const po = () => by(on.team.po);
const opens = async () => void ({ goal } = await on.backlog.goals.openGoal(words, po()));
const closes = () => on.backlog.goals.closeGoal(goal.id, { reached: 'partly' }, po());

beforeEach(async () => {
  item = await on.newItem();
});

const cases: Record<keyof typeof goalCommands, Case> = {
  openGoal: { events: ['goal-opened'], ask: (asking) => on.backlog.goals.openGoal(words, asking) },
  editGoal: {
    events: ['goal-edited'],
    ready: opens,
    ask: (asking) => {
      const { name, unit, from } = words.measure;
      return on.backlog.goals.editGoal(
        goal.id,
        { ...words, version: 1, title: 'Faster', measure: { name, unit, from, to: 90 } },
        asking,
      );
    },
  },
  reportProgress: {
    events: ['goal-progressed'],
    ready: opens,
    ask: (asking) => on.backlog.goals.reportProgress(goal.id, { current: 120.5 }, asking),
  },
  closeGoal: {
    events: ['goal-closed'],
    ready: opens,
    ask: (asking) => on.backlog.goals.closeGoal(goal.id, { reached: 'reached', note: 'At last.' }, asking),
  },
  reopenGoal: {
    events: ['goal-reopened'],
    ready: async () => {
      await opens();
      await closes();
    },
    ask: (asking) => on.backlog.goals.reopenGoal(goal.id, {}, asking),
  },
  withdrawGoal: {
    events: ['goal-withdrawn'],
    ready: opens,
    ask: (asking) => on.backlog.goals.withdrawGoal(goal.id, {}, asking),
  },
  serveGoal: {
    events: ['goal-served'],
    ready: opens,
    ask: (asking) => on.backlog.goals.serveGoal(item.id, { goalId: goal.id }, asking),
  },
  unserveGoal: {
    events: ['goal-unserved'],
    ready: async () => {
      await opens();
      await on.backlog.goals.serveGoal(item.id, { goalId: goal.id }, po());
    },
    ask: (asking) => on.backlog.goals.unserveGoal(item.id, {}, asking),
  },
};
const everyCase = Object.entries(cases).map(([title, one]) => ({ title, ...one }));

walkCommands(on, goalCommands, cases, /^openGoal/);

describe('the product goal', () => {
  it.each(everyCase)('P6 is the product owner’s alone: $title', async (one) => {
    await one.ready?.();
    const before = await on.head();
    for (const other of [on.team.member, on.team.admin, on.team.requester])
      await expect(one.ask(by(other))).rejects.toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
    expect(await on.head()).toEqual(before);
  });

  it('P6 is at most one, also when many set one at the same moment', async () => {
    const asked = Array.from({ length: 8 }, () => on.backlog.goals.openGoal(words, po()));
    const results = await Promise.allSettled(asked);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ kind: 'conflict', code: 'goal-open' });
    const [row] = await on.db.query(
      'select count(*)::int as open from product_backlog.goal where team_id = $1 and closed is null',
      [on.team.id],
    );
    expect(row).toEqual({ open: 1 });
  });

  it('P6 does not come back while another is open', async () => {
    await opens();
    const first = goal;
    await closes();
    await opens();
    await expect(on.backlog.goals.reopenGoal(first.id, {}, po())).rejects.toMatchObject({
      ...{ code: 'goal-open', facts: { goal } },
    });
    await on.backlog.goals.withdrawGoal(goal.id, {}, po());
    const { goal: again } = await on.backlog.goals.reopenGoal(first.id, {}, po());
    expect((await on.viewFor(on.team.requester)).goal).toEqual(again);
  });

  it('P6 shows the share of the work that served it: that of the server and that of a board are one', async () => {
    await opens();
    const served = await on.items('A', 'B', 'C', 'D', 'E');
    const others = await on.items('F', 'G', 'H');
    for (const { id } of served) await on.backlog.goals.serveGoal(id, { goalId: goal.id }, po());
    await on.move(served[0]!, 'backlog', 'in-progress');
    await on.move(served[1]!, 'backlog', 'review');
    await on.move(others[0]!, 'backlog', 'review');
    for (const done of [served[2]!, served[3]!, served[4]!, others[1]!, others[2]!])
      await on.move(done, 'backlog', 'done');
    await longAgo(served[3]!, 20);
    await longAgo(others[1]!, 29);
    await longAgo(served[4]!, 31);
    await on.newItem();
    const detail = await on.backlog.goals.detail(goal.id, on.team.member);
    expect(detail.shares).toEqual({ wip: { served: 2, all: 3 }, finished: { served: 2, all: 4 } });
    expect(detail.finishedBefore).toEqual({ served: 1, all: 2 });
    const view = await on.viewFor(on.team.member);
    expect(sharesOf(view.items, goal.id, detail.finishedBefore)).toEqual(detail.shares);
  });

  it('P6 stays readable after it was closed, with what was reached and what had served it', async () => {
    await opens();
    const [ours, other, late] = (await on.items('A', 'B', 'C')) as [Item, Item, Item];
    await on.backlog.goals.serveGoal(ours.id, { goalId: goal.id }, po());
    await on.move(ours, 'backlog', 'done');
    await on.move(other, 'backlog', 'done');
    await on.backlog.goals.reportProgress(goal.id, { current: 90 }, po());
    const { goal: closed } = await on.backlog.goals.closeGoal(goal.id, { reached: 'partly', note: 'Half.' }, po());
    await on.move(late, 'backlog', 'done');
    expect(await on.backlog.goals.past({ limit: 20 }, on.team.member)).toEqual([
      { goal: closed, finished: { served: 1, all: 2 } },
    ]);
    const detail = await on.backlog.goals.detail(goal.id, on.team.admin);
    expect(detail).toMatchObject({ goal: closed, shares: { finished: { served: 1, all: 2 } } });
    expect(detail.history.map(({ type }) => type)).toEqual(['goal-closed', 'goal-progressed', 'goal-opened']);
    expect((await on.viewFor(on.team.member)).goal).toBeNull();
  });

  it('P6 lists past goals newest first, a stretch at a time', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) {
      await opens();
      await closes();
      ids.unshift(goal.id);
    }
    await opens();
    const read: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await on.backlog.goals.past({ limit: 2, ...(after && { after }) }, on.team.member);
      if (page.length === 0) break;
      read.push(...page.map((past) => past.goal.id));
      after = read.at(-1);
    }
    expect(read).toEqual(ids);
  });

  it('L7 is told to requesters, and neither the shares nor the past goals are', async () => {
    await opens();
    expect((await on.viewFor(on.team.requester)).goal).toEqual(goal);
    const refused = { kind: 'forbidden', code: 'members-only' };
    await expect(on.backlog.goals.detail(goal.id, on.team.requester)).rejects.toMatchObject(refused);
    await expect(on.backlog.goals.past({ limit: 5 }, on.team.requester)).rejects.toMatchObject(refused);
  });

  it('P6 of other teams is known to everybody', async () => {
    await opens();
    await on.backlog.settings.setVision({ version: 0, vision: 'Nobody waits.' }, po());
    const other = await on.newTeam();
    const aims = await on.backlog.goals.aims([on.team.id, other.id]);
    const { id, title, measure, startsOn, endsOn } = goal;
    expect(aims).toHaveLength(2);
    expect(aims).toContainEqual({
      ...{ teamId: on.team.id, vision: 'Nobody waits.', goal: { id, title, measure, startsOn, endsOn } },
    });
    expect(aims).toContainEqual({ teamId: other.id, vision: '', goal: null });
  });

  const longAgo = ({ id }: Item, days: number) =>
    on.db.query(`update product_backlog.item set done_at = now() - make_interval(days => $2) where id = $1`, [
      id,
      days,
    ]);
});
