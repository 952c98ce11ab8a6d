import { describe, expect, it } from 'vitest';
import { factsFrom, questionsFor } from './questions.js';
import { itilPolicy, standardPolicy } from './presets.js';
import { severityOf } from './severity.js';

const bare = structuredClone(itilPolicy);
for (const { levels } of bare.facts) for (const level of levels) delete level.answer;

describe('plain questions', () => {
  it('S4 ask who cannot work, and not for the tier, which the catalogue knows', () => {
    const questions = questionsFor(standardPolicy);
    expect(questions[0]).toEqual({
      fact: 'usersAffected',
      question: 'Who cannot work?',
      answers: [
        { level: 'one', answer: 'Only me' },
        { level: 'few', answer: 'A few of us' },
        { level: 'many', answer: 'A department' },
        { level: 'all', answer: 'Everybody' },
      ],
    });
    expect(questions.map(({ fact }) => fact)).not.toContain('tier');
    expect(questions.map(({ fact }) => fact)).not.toContain('environment');
  });

  it('S4 become facts, by which a severity follows', () => {
    const facts = factsFrom(standardPolicy, { usersAffected: 'all', degradation: 'down' });
    expect(facts).toEqual({ usersAffected: { value: 'all' }, degradation: { value: 'down' } });
    expect(severityOf(standardPolicy, facts)).toBe(2);
    expect(factsFrom(standardPolicy, {})).toEqual({});
  });

  it('S4 of a policy without answers are all its facts by the names of their levels', () => {
    expect(questionsFor(bare).map(({ answers }) => answers.map(({ answer }) => answer))).toEqual([
      ['3 · Low', '2 · Medium', '1 · High'],
      ['3 · Low', '2 · Medium', '1 · High'],
    ]);
  });

  it.each([
    ['a level that is none', { usersAffected: 'most' }, 'answers.usersAffected'],
    ['a fact that is not asked', { tier: 'T0' }, 'answers.tier'],
    ['a word of the language', { constructor: 'x' }, 'answers.constructor'],
  ])('S3 refuse %s', (_, chosen, path) => {
    expect(() => factsFrom(standardPolicy, chosen as Record<string, string>)).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'not-an-answer', facts: expect.objectContaining({ path }) }),
    );
  });
});
