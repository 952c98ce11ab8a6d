import { describe, expect, it } from 'vitest';
import { TITLE_MAX } from '@twotrack/shared';
import type { Item } from '../contract/index.js';
import { giveFeedback, proposedType } from './feedback.js';
import { LATER, mo, refusalOf, sampleItem } from './sample.fixture.js';

const give = (fellShort: 'less' | 'far-less', about: Item, called = 'PRD-1 Export') =>
  giveFeedback('f', about, called, { fellShort, words: 'Ten rows.' }, mo, LATER);
const done = sampleItem({ doneAt: LATER, column: 'done', rank: null });

describe('feedback on a delivered item', () => {
  it('P5 less than expected proposes a feature to update it, far less a defect', () => {
    const [less, far] = [give('less', done), give('far-less', done)];
    expect([less.request.title, proposedType(less.request)]).toEqual(['Update PRD-1 Export', 'feature']);
    expect([far.request.title, proposedType(far.request)]).toEqual(['Repair PRD-1 Export', 'defect']);
    expect(less).toMatchObject({ problem: 'Ten rows.', request: { source: 'feedback', requester: { name: 'Mo' } } });
  });

  it('P5 no other request proposes what it becomes', () => {
    expect(proposedType({ marks: {} })).toBeNull();
  });

  it('P5 only what is delivered falls short', () => {
    for (const about of [sampleItem(), { ...done, removedAt: LATER }])
      expect(refusalOf(() => give('less', about))).toMatchObject({ kind: 'conflict', code: 'not-delivered' });
  });

  it('P5 keeps the title within its length', () => {
    const { title } = give('less', done, 'x'.repeat(TITLE_MAX)).request;
    expect([title.length, title.at(-1)]).toEqual([TITLE_MAX, '…']);
  });
});
