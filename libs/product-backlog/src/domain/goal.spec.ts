import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, EditGoal, OpenGoal, type Goal, type GoalEvent } from '../contract/index.js';
import { LATER, NOW, ada, dana, mo, refusalOf, rita, sampleItem } from './sample.fixture.js';
import {
  applyEvent,
  boardOf,
  closeGoal,
  editGoal,
  openGoal,
  progressOf,
  reopenGoal,
  reportProgress,
  serveGoal,
  sharesOf,
  unserveGoal,
  viewOf,
  visibleTo,
  withdrawGoal,
} from './index.js';

const words = {
  ...{ title: 'Checkout in a minute', why: 'People leave.', startsOn: '2026-03-01', endsOn: '2026-05-31' },
  measure: { name: 'Median checkout', unit: 's', from: 180, to: 60 },
};
const { goal } = openGoal('g', words, null, dana, NOW);
const edit = { ...words, version: 1 };

describe('the product goal', () => {
  it('P6 has a measure and a time frame, and stands where it starts', () => {
    expect(goal).toMatchObject({ ...words, measure: { ...words.measure, current: 180 }, closed: null, version: 1 });
    const further = openGoal('g', { ...words, measure: { ...words.measure, current: 150 } }, null, dana, NOW);
    expect(further.goal.measure.current).toBe(150);
  });

  it.each([
    ['no measure', { ...words, measure: undefined }],
    ['no end', { ...words, endsOn: undefined }],
    ['an end before its start', { ...words, endsOn: '2026-02-28' }],
    ['an aim where it stands', { ...words, measure: { ...words.measure, to: 180 } }],
    ['no title', { ...words, title: ' ' }],
  ])('P6 is none with %s', (_, command) => {
    expect(OpenGoal.safeParse(words).success).toBe(true);
    expect(OpenGoal.safeParse(command).success).toBe(false);
    expect(EditGoal.safeParse({ ...command, version: 1 }).success).toBe(false);
  });

  it('P6 is the product owner’s alone', () => {
    const acts = [mo, ada, rita].flatMap((actor) => [
      () => openGoal('h', words, null, actor, NOW),
      () => editGoal(goal, edit, actor),
      () => reportProgress(goal, { current: 100 }, actor),
      () => closeGoal(goal, { reached: 'missed' }, actor, NOW),
      () => reopenGoal(goal, null, actor),
      () => withdrawGoal(goal, 0, actor),
      () => serveGoal(sampleItem(), goal, actor),
      () => unserveGoal(sampleItem({ goalId: 'g' }), actor),
    ]);
    for (const act of acts) expect(refusalOf(act)).toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
  });

  it('P6 keeps where it stands when its words change, and refuses words that were read too early', () => {
    const { goal: reported } = reportProgress(goal, { current: 120 }, dana)!;
    const { goal: edited } = editGoal(reported, { ...edit, title: 'Checkout in two', version: 2 }, dana)!;
    expect(edited).toMatchObject({ title: 'Checkout in two', measure: { current: 120 }, version: 3 });
    const refusal = refusalOf(() => editGoal(edited, { ...edit, version: 2 }, dana));
    expect(refusal).toMatchObject({ code: 'stale-version', facts: { goal: edited } });
  });

  it('L2 says nothing where nothing changes', () => {
    expect(editGoal(goal, edit, dana)).toBeNull();
    expect(reportProgress(goal, { current: 180 }, dana)).toBeNull();
    expect(reopenGoal(goal, null, dana)).toBeNull();
    expect(serveGoal(sampleItem({ goalId: 'g' }), goal, dana)).toBeNull();
    expect(unserveGoal(sampleItem(), dana)).toBeNull();
  });

  it('P6 records what was reached, and takes nothing more in', () => {
    const { goal: closed } = closeGoal(goal, { reached: 'partly', note: 'Half the way.' }, dana, LATER);
    expect(closed.closed).toEqual({
      by: { id: 'dana', name: 'Dana' },
      at: LATER,
      reached: 'partly',
      note: 'Half the way.',
    });
    for (const act of [
      () => reportProgress(closed, { current: 1 }, dana),
      () => editGoal(closed, { ...edit, version: 2 }, dana),
      () => closeGoal(closed, { reached: 'missed' }, dana, LATER),
    ])
      expect(refusalOf(act)).toMatchObject({ code: 'goal-closed', facts: { goal: closed } });
  });

  it('P6 can be taken back only while nothing came of it', () => {
    expect(withdrawGoal(goal, 0, dana)).toEqual({ type: 'goal-withdrawn', goal });
    const { goal: reported } = reportProgress(goal, { current: 120 }, dana)!;
    expect(refusalOf(() => withdrawGoal(goal, 1, dana)).code).toBe('goal-in-use');
    expect(refusalOf(() => withdrawGoal(reported, 0, dana)).code).toBe('goal-in-use');
  });

  it('P6 is at most one at a time, whatever is asked in whatever order', () => {
    let seed = 7;
    const chance = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
    const goals = new Map<string, Goal>();
    const board = boardOf({
      ...{
        columns: [],
        items: [],
        requests: [],
        proposals: [],
        goal: null,
        delegation: null,
        settings: DEFAULT_SETTINGS,
      },
    });
    const counts = { done: 0, refused: 0 };
    for (let step = 0; step < 3_000; step++) {
      const ids = [...goals.keys()];
      const open = [...goals.values()].find(({ closed }) => !closed) ?? null;
      const any = (chance(2) && open) || goals.get(ids[chance(ids.length || 1)] ?? '');
      try {
        const event = anything(chance(6), any, open, `g${step}`);
        if (!event) continue;
        if (event.type === 'goal-withdrawn') goals.delete(event.goal.id);
        else goals.set(event.goal.id, event.goal);
        applyEvent(board, event);
        counts.done += 1;
      } catch (thrown) {
        expect(thrown).toMatchObject({ code: expect.stringMatching(/^goal-(open|closed|in-use)$/) });
        counts.refused += 1;
      }
      const active = [...goals.values()].filter(({ closed }) => !closed);
      expect(active.length).toBeLessThanOrEqual(1);
      expect(viewOf(board).goal).toEqual(active[0] ?? null);
    }
    expect(counts.done).toBeGreaterThan(500);
    expect(counts.refused).toBeGreaterThan(500);

    function anything(what: number, any: Goal | undefined, open: Goal | null, id: string): GoalEvent | null {
      if (what === 0 || !any) return openGoal(id, words, open, dana, NOW);
      if (what === 1) return closeGoal(any, { reached: 'missed' }, dana, LATER);
      if (what === 2) return reopenGoal(any, open, dana);
      if (what === 3) return reportProgress(any, { current: chance(500) }, dana);
      if (what === 4) return withdrawGoal(any, chance(2), dana);
      return editGoal(any, { ...edit, title: `Goal ${chance(500)}`, version: any.version }, dana);
    }
  });

  it('P6 is known to requesters, and which item serves it is not', () => {
    expect(visibleTo(rita, { type: 'goal-opened', goal })).toBe(true);
    expect(visibleTo(rita, serveGoal(sampleItem(), goal, dana)!)).toBe(false);
    expect(visibleTo({ id: rita.id, roles: [] }, { type: 'goal-opened', goal })).toBe(false);
  });
});

describe('what serves the goal', () => {
  it('P6 is said of an item, and told with what it served before', () => {
    const served = serveGoal(sampleItem({ goalId: 'old' }), goal, dana)!;
    expect(served).toMatchObject({
      ...{ item: { goalId: 'g', version: 2 }, was: 'old', serves: { id: 'g', title: 'Checkout in a minute' } },
    });
    expect(unserveGoal(served.item, dana)).toMatchObject({ item: { goalId: null, version: 3 }, was: 'g' });
    const removed = sampleItem({ removedAt: NOW, goalId: 'g' });
    expect(refusalOf(() => serveGoal({ ...removed, goalId: null }, goal, dana)).code).toBe('item-removed');
    expect(refusalOf(() => unserveGoal(removed, dana)).code).toBe('item-removed');
  });

  it('P6 has a share of the work and of what was finished; what waits does not count', () => {
    const at = (column: 'backlog' | 'ready' | 'in-progress' | 'review' | 'done', goalId: string | null) =>
      sampleItem({ column, goalId });
    const items = [
      ...[at('backlog', 'g'), at('ready', 'g'), at('in-progress', 'g'), at('in-progress', null), at('review', 'old')],
      ...[at('done', 'g'), at('done', null), sampleItem({ column: 'done', goalId: 'g', removedAt: NOW })],
    ];
    expect(sharesOf(items, 'g', { served: 3, all: 8 })).toEqual({
      wip: { served: 1, all: 3 },
      finished: { served: 4, all: 10 },
    });
  });

  it('P6 shows how far the measure has come, either way, less and more than all of it', () => {
    const measure = { name: 'x', unit: 's', from: 180, to: 60 };
    const at = [180, 120, 60, 30, 240].map((current) => progressOf({ ...measure, current }));
    expect(at).toEqual([0, 0.5, 1, 1.25, -0.5]);
    expect(progressOf({ ...measure, from: 10, to: 50, current: 20 })).toBe(0.25);
  });
});
