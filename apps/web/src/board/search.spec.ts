import { expect, it } from 'vitest';
import { filterOf, isFiltered, unfiltered, validSearch } from './search.js';

it('opens an old or broken link with what it understands', () => {
  expect(validSearch({ t: 'elsewhere', q: 42, mine: '1', colour: 'red' })).toEqual({ q: '42', mine: 1 });
});

it('keeps the place when the filter is cleared', () => {
  const search = validSearch({ t: 'service', q: ' Login ', sev1: 1 });
  expect(filterOf(search).text).toBe('login');
  expect(isFiltered(filterOf(search))).toBe(true);
  expect(unfiltered(search)).toEqual({ t: 'service' });
  expect(isFiltered(filterOf(unfiltered(search)))).toBe(false);
});
