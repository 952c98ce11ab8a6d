import { expect, it } from 'vitest';
import { words } from './words.js';

it.each([
  [59, '59 min'],
  [240, '4 h'],
  [2879, '47 h 59 min'],
  [2880, '2 d'],
  [3 * 1440 - 1, '3 d'],
  [3 * 1440 + 61, '3 d 1 h'],
])('S8 %i minutes of a target are %s', (count, said) => {
  expect(words.minutes(count)).toBe(said);
});
