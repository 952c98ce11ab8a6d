import type { Actor, Refusal, Role } from '@twotrack/shared';
import type { Item, Request } from '../contract/index.js';
import { addItem, submitRequest, type NewItem } from './index.js';

const person = (name: string, ...roles: Role[]): Actor => ({ id: name.toLowerCase(), name, teamId: 'team', roles });

export const dana = person('Dana', 'product-owner', 'member');
export const mo = person('Mo', 'member');
export const rita = person('Rita', 'requester');
export const ada = person('Ada', 'admin');

export const NOW = '2026-03-02T09:00:00.000Z';
export const LATER = '2026-03-02T10:00:30.500Z';

export const sampleItem = (change: Partial<Item> = {}, given: Partial<NewItem> = {}): Item => {
  const words = { id: 'a', key: 'PRD-1', rank: 'i0', type: 'feature', title: 'Export to CSV', problem: '' } as const;
  return { ...addItem({ ...words, request: null, ...given }, dana, NOW).item, ...change };
};

export const sampleRequest = (change: Partial<Request> = {}): Request => ({
  ...submitRequest('r', { title: 'Dark mode', source: 'customer' }, rita, NOW).request,
  ...change,
});

/** The refusal that this ends in. */
export function refusalOf(decide: () => unknown): Refusal {
  try {
    decide();
  } catch (thrown) {
    return thrown as Refusal;
  }
  throw new Error('nothing was refused');
}
