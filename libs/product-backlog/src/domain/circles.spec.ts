import { describe, expect, it } from 'vitest';
import { withoutCircles } from './circles.js';

const of = (needs: Record<string, string[]>) =>
  Object.fromEntries(withoutCircles(new Map(Object.entries(needs))).entries());

describe('needs without circles', () => {
  it('P18 keeps what closes none', () => {
    const needs = { a: ['b', 'c'], b: ['d'], c: ['d'], d: [] };
    expect(of(needs)).toEqual(needs);
  });

  it('P18 leaves out one need of each circle, itself included', () => {
    expect(of({ a: ['b'], b: ['c'], c: ['a', 'd'], d: ['d'] })).toEqual({ a: ['b'], b: ['c'], c: ['d'], d: [] });
  });

  it('P18 takes a chain as long as a backlog', () => {
    const ids = Array.from({ length: 100_000 }, (_, i) => `${i}`);
    const chain = new Map(ids.map((id, i) => [id, ids.slice(i + 1, i + 2)]));
    expect(withoutCircles(chain)).toEqual(chain);
  });
});
