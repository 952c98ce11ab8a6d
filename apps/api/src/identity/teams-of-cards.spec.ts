import { describe, expect, it } from 'vitest';
import { TeamsOfCards } from './teams-of-cards.js';

describe('A3 the teams of cards', () => {
  it('are known of those seen last, however many were seen', () => {
    const teams = new TeamsOfCards(10);
    for (let i = 0; i < 1_000; i++) teams.keep(`card ${i}`, `team ${i % 3}`);
    for (let i = 990; i < 1_000; i++) expect(teams.get(`card ${i}`)).toBe(`team ${i % 3}`);
    expect(teams.get('card 979')).toBeUndefined();
    expect(teams.get('card of nobody')).toBeUndefined();
  });

  it('are kept of a card that is asked for again and again', () => {
    const teams = new TeamsOfCards(10);
    teams.keep('mine', 'team');
    for (let i = 0; i < 1_000; i++) {
      teams.keep(`card ${i}`, 'other');
      expect(teams.get('mine')).toBe('team');
    }
  });
});
