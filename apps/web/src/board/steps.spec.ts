import { expect, it } from 'vitest';
import { besideAt } from './steps.js';

const ids = ['a', 'b', 'c', 'd'];

it('P2 names a neighbour for every step', () => {
  expect(besideAt(ids, 'c', 'up')).toEqual({ before: 'b' });
  expect(besideAt(ids, 'b', 'down')).toEqual({ before: 'd' });
  expect(besideAt(ids, 'c', 'down')).toEqual({ after: 'd' });
  expect(besideAt(ids, 'c', 'top')).toEqual({ before: 'a' });
  expect(besideAt(ids, 'b', 'bottom')).toEqual({ after: 'd' });
});

it('names none when it stands there already', () => {
  expect(besideAt(ids, 'a', 'up')).toBeNull();
  expect(besideAt(ids, 'a', 'top')).toBeNull();
  expect(besideAt(ids, 'd', 'down')).toBeNull();
  expect(besideAt(['a'], 'a', 'bottom')).toBeNull();
});
