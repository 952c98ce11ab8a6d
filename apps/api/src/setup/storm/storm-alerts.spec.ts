import { describe, expect, it } from 'vitest';
import { bodiesAt, STORM_BEATS, STORM_SIZE } from './storm-alerts.js';

interface Told {
  readonly status: string;
  readonly fingerprint: string;
}

const told = (storm: string): { fresh: number; alerts: Told[] }[] =>
  Array.from({ length: STORM_BEATS }, (_, i) => bodiesAt(i + 1, storm, new Date()))
    .flat()
    .map(({ fresh, body }) => ({ fresh, alerts: (body as { alerts: Told[] }).alerts }));

describe('what a storm sends', () => {
  it('is 500 different alerts, counted as they speak for the first time', () => {
    const bodies = told('a');
    const firing = bodies.flatMap(({ alerts }) => alerts).filter(({ status }) => status === 'firing');
    expect(STORM_SIZE).toBe(500);
    expect(new Set(firing.map(({ fingerprint }) => fingerprint)).size).toBe(STORM_SIZE);
    expect(bodies.reduce((sum, { fresh }) => sum + fresh, 0)).toBe(STORM_SIZE);
    expect(firing.length).toBeGreaterThan(1.2 * STORM_SIZE); // repeats
  });

  it('S10 resolves only what has fired before, each once, and fires none of it again', () => {
    const fired = new Set<string>();
    const over = new Set<string>();
    for (const { status, fingerprint } of told('a').flatMap(({ alerts }) => alerts)) {
      expect(over).not.toContain(fingerprint);
      if (status === 'firing') fired.add(fingerprint);
      else {
        expect(fired).toContain(fingerprint);
        over.add(fingerprint);
      }
    }
    expect(over.size).toBe(70);
  });

  it('shares no alert with another storm', () => {
    const [one, other] = ['a', 'b'].map((storm) => told(storm).flatMap(({ alerts }) => alerts));
    const known = new Set(one!.map(({ fingerprint }) => fingerprint));
    expect(other!.filter(({ fingerprint }) => known.has(fingerprint))).toEqual([]);
  });
});
