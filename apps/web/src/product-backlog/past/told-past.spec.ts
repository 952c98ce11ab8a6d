import { describe, expect, it } from 'vitest';
import type { KeptPast } from '@twotrack/product-backlog/contract';
import { toldPast } from './told-past.js';

const names = { column: (id: string) => `<${id}>`, person: () => 'wrong', item: (id: string) => `PRD-${id}` };
const past = (type: string, body: KeptPast['body']): KeptPast => ({
  ...{ id: 'x', at: '2026-01-01T00:00:00.000Z', by: 'Dana', card: null, type, body },
});
const told = (type: string, body: KeptPast['body']) => toldPast(past(type, body), names);

describe('what happened before a backlog was brought here', () => {
  it('A5 is told as it would have been there, with the names of then', () => {
    expect(told('item-moved', { from: 'ready', item: { column: 'review' }, reason: 'done' })).toEqual({
      what: 'moved it from <ready> to <review>',
      reason: 'done',
    });
    expect(
      told('item-assigned', { was: [], item: { assignees: ['Mo', 'b1946ac9-2c1f-4c7e-8a3f-000000000000'] } }),
    ).toEqual({
      what: 'changed who works on it',
      before: 'nobody',
      after: 'Mo, somebody',
    });
    const request = { title: 'X', requester: { name: 'Rita' }, decision: { by: { name: 'Dana' }, reason: 'no' } };
    expect(told('request-declined', { request: { ...request, status: 'declined' } })).toEqual({
      what: 'declined the request',
      reason: 'no',
    });
    const own = { ...request, status: 'declined', decision: { by: { name: 'Rita' }, reason: null } };
    expect(told('request-declined', { request: own }).what).toBe('withdrew the request');
  });

  it('A5 breaks on nothing that a file may hold', () => {
    expect(told('item-moved', {})).toEqual({ what: 'did this: item moved' });
    expect(told('no-such-thing', { item: 'x' })).toEqual({ what: 'did this: no such thing' });
    expect(told('item-renamed', { was: { a: 1 }, item: { title: 'Now' } })).toEqual({
      what: 'changed the title',
      after: 'Now',
    });
  });
});
