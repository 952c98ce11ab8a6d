import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstFolding } from './folding-rules.js';
import { arrived, calm, endedByHand, ledBy, nextLook, told, toldByClock, type Arrival, type Weather } from './storm.js';
import { after, bao, refusalOf, rita } from './ticket.sample.js';

const terms = firstFolding('rule').storm;
const single: Arrival = { severity: 3, parentId: null, joined: 0 };
const inGroup: Arrival = { severity: 2, parentId: 'group', joined: 0 };
const newId = () => 'storm';

/** So many within a minute, told as they come. */
const rain = (weather: Weather, count: number, minute: number, arrival = single): Weather =>
  Array.from({ length: count }).reduce<Weather>(
    (now, _) => told(arrived(now, [arrival], after(minute)), terms, after(minute), newId)[0],
    weather,
  );

describe('a storm', () => {
  it('S11 S17 begins with the 41st new ticket in five minutes, or with 25 of one group', () => {
    expect(rain(calm, 40, 0).storm).toBeNull();
    expect(rain(calm, 41, 0).storm).toMatchObject({ arrived: 41, singles: 41, groups: [], severities: { 3: 41 } });
    expect(rain(rain(calm, 40, 0), 1, 5).storm).toBeNull();
    expect(rain(calm, 24, 0, inGroup).storm).toBeNull();
    expect(rain(calm, 25, 0, inGroup).storm).toMatchObject({ arrived: 25, singles: 0, groups: ['group'] });
  });

  it('S11 is told of once a second at most', () => {
    const stormy = rain(calm, 41, 0);
    const soon = after(0.5 / 60);
    expect(told(arrived(stormy, [single], soon), terms, soon, newId)[1]).toBeNull();
    const later = after(1 / 60);
    expect(told(arrived(stormy, [single, single], later), terms, later, newId)[1]).toMatchObject({
      type: 'storm-told',
      storm: { arrived: 43, id: 'storm', toldAt: later },
    });
  });

  it('S11 is looked at a second after each telling, then once a minute', () => {
    expect(nextLook(after(0.5), true)).toBe(after(0.5 + 1 / 60));
    expect(Date.parse(nextLook(after(0.5), false)) % 60_000).toBe(0);
  });

  it('S11 ends when it was calm for fifteen minutes, and not while half of it goes on', () => {
    let weather = rain(calm, 50, 0);
    for (let minute = 1; minute < 30; minute++) {
      weather = rain(weather, 5, minute);
      weather = toldByClock(weather, terms, after(minute))[0];
      expect(weather.storm, `${minute}`).not.toBeNull();
    }
    const ends: number[] = [];
    for (let minute = 30; minute < 60 && weather.storm; minute++) {
      const [next, news] = toldByClock(weather, terms, after(minute));
      weather = next;
      if (news?.type === 'storm-ended') ends.push(minute);
    }
    // from the minute on in which less than twenty came within five, and fifteen after that
    expect(ends).toEqual([46]);
    expect(rain(weather, 40, 60).storm).toBeNull();
  });

  it('S11 tells nothing where nothing changed', () => {
    const stormy = rain(calm, 41, 0);
    expect(toldByClock(stormy, terms, after(0))[1]).toBeNull();
    expect(toldByClock(stormy, terms, after(1))[1]).toMatchObject({ type: 'storm-told' });
  });

  it('S11 ends by hand without beginning again by what came in it', () => {
    const [over, news] = endedByHand(rain(calm, 90, 0), bao, after(1));
    expect(news).toMatchObject({ byHand: true, storm: { endedAt: after(1), arrived: 90 } });
    expect(rain(over, 1, 1).storm).toBeNull();
    expect(refusalOf(() => endedByHand(over, bao, after(1)))).toMatchObject({ code: 'no-storm' });
  });

  it('S11 is led by a member', () => {
    const stormy = rain(calm, 41, 0);
    expect(ledBy(stormy, bao, after(1)).storm.lead).toEqual({ id: bao.id, name: 'Bao' });
    expect(refusalOf(() => ledBy(ledBy(stormy, bao, after(1)), bao, after(1)))).toMatchObject({
      code: 'leads-already',
    });
    expect(refusalOf(() => ledBy(stormy, rita, after(1)))).toMatchObject({ kind: 'forbidden' });
  });

  it('S11 S17 counts every ticket of it once, alone or in a group', () => {
    const some = fc.record({
      severity: fc.constantFrom(1, 2, 3, 4, 5) as fc.Arbitrary<Arrival['severity']>,
      parentId: fc.constantFrom(null, 'a', 'b'),
      joined: fc.constant(0),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 41, maxLength: 200 }), (arrivals) => {
        const weather = arrivals.reduce<Weather>(
          (now, arrival, i) => told(arrived(now, [arrival], after(i / 60)), terms, after(i / 60), newId)[0],
          calm,
        );
        const { storm } = weather;
        const counted = Object.values(storm!.severities).reduce((sum, count) => sum + count, 0);
        expect([storm!.arrived, counted]).toEqual([arrivals.length, arrivals.length]);
        expect(storm!.singles).toBe(arrivals.filter(({ parentId }) => parentId === null).length);
        expect(new Set(storm!.groups)).toEqual(new Set(arrivals.flatMap(({ parentId }) => parentId ?? [])));
      }),
      { numRuns: 1_000 },
    );
  });
});
