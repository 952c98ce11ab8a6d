import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeverityPolicyDraft } from '../contract/index.js';
import { lintPolicy } from './policy-lint.js';
import { csvOf, severitiesIn } from './policy-csv.js';
import { withSeverities } from './policy-import.js';
import { anyPolicy, combinationsOf } from './policy.sample.js';
import { itilPolicy, standardPolicy } from './presets.js';
import { checkPolicy } from './severity-policy.js';
import { judge } from './severity.js';

const severities = (policy: SeverityPolicyDraft) =>
  combinationsOf(policy).map((levels) => judge(policy, levels).severity);
const imported = (csv: string, into: SeverityPolicyDraft) => withSeverities(into, severitiesIn(csv, into.facts));
const refusedBy = (csv: string, policy = itilPolicy) => {
  try {
    return severitiesIn(csv, policy.facts);
  } catch (thrown) {
    return thrown;
  }
};

describe('a file of every combination', () => {
  it('S6 has one row each, best first, and a severity', () => {
    expect(csvOf(itilPolicy).split('\r\n').slice(0, 4)).toEqual([
      'impact,urgency,severity',
      'low,low,5',
      'low,medium,4',
      'low,high,3',
    ]);
    expect(csvOf(standardPolicy).trimEnd().split('\r\n')).toHaveLength(3_073);
  });

  it('S6 exported and imported gives the same severity for every combination, whatever the draft was before', () => {
    fc.assert(
      fc.property(anyPolicy(), fc.infiniteStream(fc.integer({ min: 1, max: 5 })), (policy, numbers) => {
        const other = structuredClone(policy);
        for (const { cells } of other.tables)
          for (const row of cells) row.forEach((_, i) => (row[i] = numbers.next().value!));
        const { policy: after } = imported(csvOf(policy), other);
        expect(severities(after)).toEqual(severities(policy));
        expect(() => checkPolicy(SeverityPolicyDraft.parse(after))).not.toThrow();
        expect(csvOf(after)).toBe(csvOf(policy));
      }),
      { numRuns: 1_000 },
    );
  });

  it('S6 changes nothing where nothing was changed, one table where that is enough, and else becomes a grid', () => {
    expect(imported(csvOf(standardPolicy), standardPolicy)).toEqual({ policy: standardPolicy, as: 'unchanged' });

    const one = structuredClone(standardPolicy);
    one.tables[0]!.cells[3]![0] = 2;
    expect(imported(csvOf(one), standardPolicy)).toEqual({ policy: one, as: 'table' });

    const single = csvOf(standardPolicy).replace(
      'T0,all,down,none,production,no,no,no,1',
      'T0,all,down,none,production,no,no,no,2',
    );
    const { policy, as } = imported(single, standardPolicy);
    expect([as, policy.tables, policy.guards]).toEqual(['grid', [], []]);
    const before = severities(standardPolicy);
    expect(severities(policy).filter((severity, i) => severity !== before[i])).toEqual([2]);
    expect(lintPolicy(policy)).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ code: 'policy-not-monotone' })]),
    );
    expect(lintPolicy(imported(csvOf(standardPolicy), policy).policy)).toEqual([]);
  });

  it('S6 may come back with its columns and rows in another order, with semicolons, quotes and SEV before the number', () => {
    const [, ...rows] = csvOf(itilPolicy).trimEnd().split('\r\n');
    const turned = rows
      .map((row) => row.split(',').toReversed())
      .map(([sev, ...rest]) => `SEV${sev};"${rest.join('";"')}"`);
    expect(severitiesIn(['\uFEFFseverity;urgency;impact', ...turned.toReversed()].join('\n'), itilPolicy.facts)).toBe(
      severities(itilPolicy).join(''),
    );
  });

  it.each([
    ['a column too few', 'impact,severity\nlow,5', 'row 1', /column urgency is missing/],
    ['a column too many', 'impact,urgency,mood,severity\n', 'row 1', /column mood does not belong here/],
    ['an unknown level', csvOf(itilPolicy).replace('low,low,5', 'low,none,5'), 'row 2', /urgency has no level none/],
    ['a severity that is none', csvOf(itilPolicy).replace('low,low,5', 'low,low,6'), 'row 2', /6 is not a severity/],
    ['a combination twice', csvOf(itilPolicy).replace('low,medium,4', 'low,low,4'), 'row 3', /second time/],
    [
      'a combination missing',
      csvOf(itilPolicy).replace('low,low,5\r\n', ''),
      'file',
      /1 of 9 combinations are missing/,
    ],
  ])('S6 is refused with %s, and says in which row', (_, csv, path, message) => {
    expect(refusedBy(csv)).toMatchObject({
      kind: 'invalid',
      code: 'csv-not-understood',
      facts: { faults: expect.arrayContaining([{ path, message: expect.stringMatching(message) }]) },
    });
  });

  it('S6 writes no cell that a spreadsheet would take for a formula', () => {
    const tricky = structuredClone(itilPolicy);
    tricky.facts[0]!.levels[0]!.id = '-1';
    tricky.facts[0]!.levels[1]!.id = '-2-3';
    tricky.facts[0]!.default = '-1';
    const csv = csvOf(SeverityPolicyDraft.parse(tricky));
    expect(csv).toMatch(/^'-1,low,5$/m);
    expect(csv).not.toMatch(/(^|,)[=+\-@]/m);
    expect(severitiesIn(csv, tricky.facts)).toBe(severities(tricky).join(''));
  });

  it('S6 of more than 50,000 rows is refused, with how many there would be', () => {
    const wide = structuredClone(standardPolicy);
    for (const id of ['x', 'y', 'z']) wide.facts.push({ ...wide.facts[0]!, id });
    expect(() => csvOf(wide)).toThrow(
      expect.objectContaining({ code: 'policy-too-many-rows', facts: { rows: 196_608, most: 50_000 } }),
    );
  });
});
