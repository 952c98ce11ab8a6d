import { describe, expect, it } from 'vitest';
import type { Item, Question } from '../contract/index.js';
import { ada, dana, LATER, mo, NOW, refusalOf, rita, sampleItem } from './sample.fixture.js';
import {
  answerQuestion,
  askQuestion,
  attachLink,
  commentOn,
  dependOn,
  describeItem,
  detachLink,
  emptyBrief,
  linked,
  reopenQuestion,
  setExamples,
  stateHypothesis,
  undepend,
  voteForItem,
  withdrawComment,
  withdrawQuestion,
  withdrawVote,
} from './index.js';

const item = sampleItem();
const hypothesis = { what: 'an export', outcome: 'help', measure: 'hours', from: '6', to: '1' };
const other = { id: 'b', key: 'PRD-2', title: 'Two', teamId: 'team' };

describe('what is written down about an item', () => {
  it('P16 a hypothesis makes it a bet, and taking it away undoes that', () => {
    const stated = stateHypothesis(item, emptyBrief(), { version: 1, hypothesis }, mo, LATER)!;
    expect(stated.item.marks.bet).toEqual({ reviewAt: null, verdict: null });
    expect(stated).toMatchObject({ brief: { hypothesis, version: 2 }, was: null, item: { touchedAt: LATER } });
    const gone = stateHypothesis(stated.item, stated.brief, { version: 2, hypothesis: null }, mo, LATER)!;
    expect(gone).toMatchObject({ item: { marks: {} }, was: hypothesis });
    expect(gone.item.marks.bet).toBeUndefined();
  });

  it('P16 what was bet on stands once it was shipped', () => {
    const shipped = sampleItem({ marks: { bet: { reviewAt: LATER, verdict: null } } });
    expect(refusalOf(() => stateHypothesis(shipped, emptyBrief(), { version: 1, hypothesis }, mo, LATER)).code).toBe(
      'bet-placed',
    );
  });

  it('P8 examples and problem are counted for the check of ready', () => {
    const examples = [{ text: 'One', met: false }];
    const set = setExamples(item, emptyBrief(), { version: 1, examples }, mo, LATER)!;
    expect(set.item.marks.stated).toEqual({ problem: false, examples: 1 });
    const told = describeItem(set.item, '', { version: set.item.version, problem: 'It hurts.' }, mo, LATER)!;
    expect(told.item.marks.stated).toEqual({ problem: true, examples: 1 });
    const none = setExamples(item, set.brief, { version: 2, examples: [] }, mo, LATER)!;
    expect(none.item.marks).toEqual({});
    expect(setExamples(item, set.brief, { version: 2, examples }, mo, LATER)).toBeNull();
  });

  it('refuses a brief that was changed meanwhile, and whoever does not work here', () => {
    const brief = { ...emptyBrief(), version: 7 };
    expect(refusalOf(() => setExamples(item, brief, { version: 6, examples: [] }, mo, LATER))).toMatchObject({
      code: 'stale-version',
      facts: { brief },
    });
    for (const actor of [rita, ada])
      expect(refusalOf(() => stateHypothesis(item, brief, { version: 7, hypothesis }, actor, LATER)).kind).toBe(
        'forbidden',
      );
  });

  it('an address is attached once, renamed where it stands, and detached', () => {
    const [a, b] = ['a', 'b'].map((name) => ({ url: `https://example.org/${name}`, title: name })) as [
      { url: string; title: string },
      { url: string; title: string },
    ];
    const brief = { ...emptyBrief(), links: [a, b] };
    expect(attachLink(item, brief, a, mo, LATER)).toBeNull();
    const renamed = attachLink(item, brief, { ...a, title: 'A' }, mo, LATER)!;
    expect(renamed.was).toEqual(a);
    expect(linked(brief, renamed).links).toEqual([{ ...a, title: 'A' }, b]);
    expect(linked(brief, detachLink(item, brief, { url: a.url }, mo, LATER)!).links).toEqual([b]);
    expect(detachLink(item, brief, { url: 'https://example.org/c' }, mo, LATER)).toBeNull();
  });
});

describe('dependencies', () => {
  it('P18 are kept once, and given up', () => {
    const added = dependOn(item, other, false, mo, LATER)!;
    expect(added.item.marks.dependsOn).toEqual(['b']);
    expect(dependOn(added.item, other, false, mo, LATER)).toBeNull();
    expect(undepend(added.item, other, mo, LATER)!.item.marks).toEqual({});
    expect(undepend(item, other, mo, LATER)).toBeNull();
  });

  it('P18 never come round to the item itself', () => {
    expect(refusalOf(() => dependOn(item, other, true, mo, LATER)).code).toBe('dependency-cycle');
    expect(refusalOf(() => dependOn(item, { ...other, id: item.id }, false, mo, LATER)).code).toBe('dependency-cycle');
  });
});

describe('questions', () => {
  const asked = (blocking = true) => askQuestion(item, [], 'q', { text: 'Whom?', blocking }, mo, NOW);

  it('P10 are counted on the item: open, blocking, answered', () => {
    const { item: with1, question } = asked();
    expect(with1.marks.questions).toEqual({ open: 1, blocking: 1, answered: 0 });
    const second = askQuestion(with1, [question], 'r', { text: 'When?', blocking: false }, mo, NOW);
    expect(second.item.marks.questions).toEqual({ open: 2, blocking: 1, answered: 0 });
    const all = [question, second.question];
    const answered = answerQuestion(second.item, all, question, { questionId: 'q', text: 'Ops.' }, dana, LATER)!;
    expect(answered.item.marks.questions).toEqual({ open: 1, blocking: 0, answered: 1 });
    expect(answered.question.answer).toMatchObject({ text: 'Ops.', by: { name: 'Dana' }, at: LATER });
  });

  it('P10 an answer is replaced with what it was, and taken back', () => {
    const { item: now, question } = asked();
    const first = answerQuestion(now, [question], question, { questionId: 'q', text: 'Ops.' }, dana, LATER)!;
    const again = (text: string) =>
      answerQuestion(first.item, [first.question], first.question, { questionId: 'q', text }, mo, LATER);
    expect(again('Dev.')).toMatchObject({ was: { text: 'Ops.' } });
    expect(again('Ops.')).toBeNull();
    const open = reopenQuestion(first.item, [first.question], first.question, mo, LATER)!;
    expect(open).toMatchObject({
      question: { answer: null },
      item: { marks: { questions: { open: 1, answered: 0 } } },
    });
    expect(reopenQuestion(open.item, [open.question], open.question, mo, LATER)).toBeNull();
  });

  it('P10 is withdrawn by whoever asked or the product owner, and comes back as it stood', () => {
    const { item: now, question } = asked();
    const withdraw = (actor: typeof mo) => withdrawQuestion(now, [question], question, actor, LATER);
    expect(refusalOf(() => withdraw({ ...mo, id: 'x' })).code).toBe('not-yours');
    expect(withdraw(dana)!.item.marks).toEqual({});
    const gone = withdraw(mo)!.question;
    const answer = () => answerQuestion(now, [gone], gone, { questionId: 'q', text: 'Ops.' }, mo, LATER);
    expect(refusalOf(answer).code).toBe('question-withdrawn');
    expect(reopenQuestion(now, [gone], gone, mo, LATER)!.question).toEqual<Question>(question);
  });
});

describe('stakeholders', () => {
  const without = ({ marks: _, version: __, ...rest }: Item) => rest;

  it('P17 vote once each, requesters and members; nothing but the count changes', () => {
    const voted = voteForItem(item, null, rita, LATER)!;
    expect(voted.item.marks.votes).toBe(1);
    expect(without(voted.item)).toEqual(without(item));
    expect(voteForItem(voted.item, voted.vote, rita, LATER)).toBeNull();
    expect(voteForItem(voted.item, null, mo, LATER)!.item.marks.votes).toBe(2);
    expect(withdrawVote(voted.item, voted.vote, rita)!.item.marks).toEqual({});
    expect(withdrawVote(item, null, rita)).toBeNull();
    expect(refusalOf(() => voteForItem(item, null, ada, LATER)).code).toBe('stakeholders-only');
  });

  it('L7 a refusal tells them nothing of the item', () => {
    const done = sampleItem({ doneAt: NOW });
    expect(refusalOf(() => voteForItem(done, null, rita, LATER))).toMatchObject({ code: 'item-done', facts: {} });
    const removed = sampleItem({ removedAt: NOW });
    expect(refusalOf(() => voteForItem(removed, null, rita, LATER))).toMatchObject({
      kind: 'missing',
      facts: { item: 'a' },
    });
  });

  it('P17 comment, in no thread of the team, and take back their own alone', () => {
    const { comment, item: after } = commentOn(item, 'c', { text: 'Please.' }, rita, LATER);
    expect(comment).toMatchObject({ questionId: null, by: { name: 'Rita' } });
    expect(after.touchedAt).toBe(item.touchedAt);
    expect(refusalOf(() => commentOn(item, 'c', { text: 'Hm', questionId: 'q' }, rita, LATER)).kind).toBe('missing');
    expect(refusalOf(() => withdrawComment(item, comment, dana)).code).toBe('not-yours');
    expect(withdrawComment(item, comment, rita).comment).toEqual(comment);
  });
});
