import { expect, it } from 'vitest';
import { connectionAt } from './connection.js';

const state = (silentFor: number, lostFor: number | null = null) =>
  connectionAt(100_000, {
    heardAt: 100_000 - silentFor,
    lostAt: lostFor === null ? null : 100_000 - lostFor,
    signedOut: false,
  });

it('is live while heads come', () => expect(state(2_000)).toEqual({ state: 'live' }));
it('says how late it is', () => expect(state(7_000)).toEqual({ state: 'delayed', seconds: 7 }));
it('does not flicker when the socket is away for a moment', () =>
  expect(state(2_500, 1_500)).toEqual({ state: 'live' }));
it('shows a lost socket, and how old the board is', () =>
  expect(state(3_500, 2_500)).toEqual({ state: 'reconnecting', since: 96_500 }));
it('L6 shows a dead connection within 10 s, also when the socket believes it is there', () => {
  expect(state(10_001)).toEqual({ state: 'offline', since: 89_999 });
  expect(state(10_001, 9_000).state).toBe('offline');
});
it('says that nobody is signed in, whatever else is true', () =>
  expect(connectionAt(1, { heardAt: null, lostAt: null, signedOut: true })).toEqual({ state: 'signed-out' }));
