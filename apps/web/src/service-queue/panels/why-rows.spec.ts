import { expect, it } from 'vitest';
import type { FactUsed } from '@twotrack/service-queue/contract';
import { valueOf } from './why-rows.js';

const users: FactUsed = {
  ...{ fact: 'usersAffected', name: 'Users affected', question: 'Who cannot work?', source: 'requester' },
  ...{ level: 'many', levelName: 'Many (6 to 29)', value: 8, about: true },
};

it.each<[string, Partial<FactUsed>]>([
  ['about 8: Many (6 to 29)', {}],
  ['8 of 60 users: Many (6 to 29)', { about: false, scale: { users: 60 } }],
  ['about 8: Many (6 to 29), by the bands of its service', { scale: { users: 60, bands: [1, 2, 6, 30] } }],
  ['Many (6 to 29)', { value: 'many' }],
])('S5 a count says of how many it is, and by whose bands: %s', (said, change) => {
  expect(valueOf({ ...users, ...change })).toBe(said);
});
