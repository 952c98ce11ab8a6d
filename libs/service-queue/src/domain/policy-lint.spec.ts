import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeverityPolicyDraft, type FactDeclaration } from '../contract/index.js';
import { lintPolicy, mustBeSound } from './policy-lint.js';
import { anyPolicy, bruteUnmonotone, combinationsOf } from './policy.sample.js';
import { itilPolicy, standardPolicy } from './presets.js';
import { judge } from './severity.js';

const RUNS = { numRuns: 1_000 };
const codesOf = (policy: SeverityPolicyDraft) => lintPolicy(policy).map(({ code }) => code);
const severities = (policy: SeverityPolicyDraft) =>
  combinationsOf(policy).map((levels) => judge(policy, levels).severity);

describe('lint', () => {
  it('S6 finds nothing in the presets, nor in the ITIL policy with its one edited cell, in well under a second', () => {
    const edited = structuredClone(itilPolicy);
    edited.tables[0]!.cells[0]![0] = 4;
    const began = performance.now();
    expect([standardPolicy, itilPolicy, edited].map(lintPolicy)).toEqual([[], [], []]);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('S6 calls a policy monotone exactly where no combination is less severe than a better one', () => {
    fc.assert(
      fc.property(fc.oneof(anyPolicy(), anyPolicy({ monotone: true })), (policy) => {
        expect(codesOf(policy).includes('policy-not-monotone')).toBe(bruteUnmonotone(policy));
      }),
      RUNS,
    );
  });

  it('S6 every finding of a fall names two combinations, one fact apart, that fall as it says', () => {
    fc.assert(
      fc.property(anyPolicy(), (policy) => {
        for (const { code, fact, better, worse, cells, guards } of lintPolicy(policy)) {
          if (code !== 'policy-not-monotone') continue;
          const places = ({ levels }: { levels: Record<string, string> }) =>
            new Map(policy.facts.map(({ id, levels: all }) => [id, all.findIndex((one) => one.id === levels[id])]));
          const [from, to] = [places(better!), places(worse!)];
          expect(to).toEqual(new Map(from).set(fact!, from.get(fact!)! + 1));
          expect(judge(policy, from).severity).toBe(better!.severity);
          expect(judge(policy, to).severity).toBe(worse!.severity);
          expect(worse!.severity).toBeGreaterThan(better!.severity);
          if (cells) expect(cells.worse.gives).toBeGreaterThan(cells.better.gives);
          else expect(guards!.length).toBeGreaterThan(0);
        }
      }),
      RUNS,
    );
  });

  it('S6 finds a planted cell, and names it', () => {
    const planted = fc.record({
      policy: anyPolicy({ monotone: true }),
      table: fc.integer({ min: 0, max: 2 }),
      row: fc.nat(4),
      column: fc.nat(4),
      gives: fc.integer({ min: 1, max: 5 }),
    });
    let found = 0;
    fc.assert(
      fc.property(planted, ({ policy, table, row, column, gives }) => {
        const spoilt = structuredClone(policy);
        const { cells, name, rows, columns } = spoilt.tables[table]!;
        const at = [row % cells.length, column % cells[0]!.length] as const;
        cells[at[0]]![at[1]] = gives;
        const findings = lintPolicy(spoilt).filter(({ code }) => code === 'policy-not-monotone');
        expect(findings.length > 0).toBe(bruteUnmonotone(spoilt));
        const line = (input: string, place: number, size: number) =>
          spoilt.facts.find(({ id }) => id === input)?.levels[place]!.id ?? String(size - place);
        const said = [line(rows, at[0], cells.length), line(columns, at[1], cells[0]!.length)];
        for (const { cells: named } of findings) {
          found++;
          const both = [named!.better, named!.worse].map((cell) => [cell.name, cell.row, cell.column]);
          expect(both).toContainEqual([name, ...said]);
        }
      }),
      RUNS,
    );
    expect(found).toBeGreaterThan(100);
  });

  it('S6 names exactly the facts and guards without which every severity is the same', () => {
    fc.assert(
      fc.property(anyPolicy(), (policy) => {
        const all = severities(policy);
        const idleGuards = policy.guards.filter((guard) => {
          const without = { ...policy, guards: policy.guards.filter((one) => one !== guard) };
          return severities(without).every((severity, i) => severity === all[i]);
        });
        const idleFacts = policy.facts.filter(({ id }) =>
          combinationsOf(policy).every((levels, i) => judge(policy, new Map(levels).set(id, 0)).severity === all[i]),
        );
        const found = lintPolicy(policy);
        expect(found.flatMap(({ code, guard }) => (code === 'policy-guard-idle' ? [guard] : []))).toEqual(
          idleGuards.map(({ id }) => id),
        );
        expect(found.flatMap(({ code, fact }) => (code === 'policy-fact-idle' ? [fact] : []))).toEqual(
          idleFacts.map(({ id }) => id),
        );
      }),
      RUNS,
    );
  });
});

describe('a large policy', () => {
  const wide = (id: string): FactDeclaration => ({
    ...{ id, name: id, question: `${id}?`, default: 'l0' },
    levels: Array.from({ length: 8 }, (_, i) => ({ id: `l${i}`, name: `${id} ${i}` })),
  });
  const facts = Array.from({ length: 16 }, (_, i) => wide(`f${String.fromCharCode(97 + i)}`));
  const rising = (size: number) =>
    Array.from({ length: 8 }, (_, row) =>
      Array.from({ length: size }, (_, column) => Math.max(1, 5 - Math.floor((row + column) / 3))),
    );

  /** Eight tables in a chain over nine facts, and a floor for each of the seven others: 8¹⁶ combinations. */
  const huge = (): SeverityPolicyDraft => ({
    ...{ ...standardPolicy, name: 'Huge', facts },
    tables: Array.from({ length: 8 }, (_, i) => ({
      ...{ id: `t${i}`, name: `T${i}`, rows: facts[i + 1]!.id },
      ...(i === 0 ? { columns: facts[0]!.id, cells: rising(8) } : { columns: `t${i - 1}`, cells: rising(5) }),
    })),
    guards: facts.slice(9).map(({ id }, i) => ({
      ...{ id: `g${i}`, name: `G${i}`, kind: 'floor' as const, severity: 2 as const },
      when: [{ fact: id, is: ['l6', 'l7'] }],
    })),
  });

  it('S6 of sixteen facts with eight levels each is looked through within a second, down to its last cell', () => {
    const began = performance.now();
    expect(lintPolicy(SeverityPolicyDraft.parse(huge()))).toEqual([]);
    const spoilt = huge();
    spoilt.guards[3]!.when[0]!.is = ['l6'];
    expect(lintPolicy(spoilt)).toMatchObject([{ code: 'policy-not-monotone', guards: ['g3'] }]);
    expect(performance.now() - began).toBeLessThan(1_000);
  });

  it('S6 that is too large says so, and is refused: it never passes in silence', () => {
    const tangled = huge();
    // conditions over many facts at once, no two alike
    tangled.guards = Array.from({ length: 64 }, (_, i) => ({
      ...{ id: `g${i}`, name: `G${i}`, kind: i % 2 ? ('floor' as const) : ('cap' as const) },
      severity: ((i % 5) + 1) as 1 | 2 | 3 | 4 | 5,
      when: Array.from({ length: 8 }, (_, j) => ({
        fact: facts[(i * 5 + j * 3) % 16]!.id,
        is: [`l${(i + j) % 8}`, `l${(i * 3 + j + 1) % 8}`].filter((id, at, ids) => ids.indexOf(id) === at),
      })).filter((one, at, all) => all.findIndex(({ fact }) => fact === one.fact) === at),
    }));
    expect(codesOf(SeverityPolicyDraft.parse(tangled))).toEqual(['policy-too-large']);
    expect(() => mustBeSound(tangled)).toThrow(/too large/);
  });
});

describe('a policy with findings', () => {
  it('S6 is refused by the code of the first one, with the cell in the sentence', () => {
    const draft = structuredClone(standardPolicy);
    draft.tables[0]!.cells[1]![1] = 1;
    const refused = (() => {
      try {
        mustBeSound(draft);
      } catch (thrown) {
        return thrown as { facts: { findings: unknown[] } };
      }
    })();
    expect(refused).toMatchObject({
      kind: 'conflict',
      code: 'policy-not-monotone',
      detail: expect.stringMatching(
        /^Tier from “T2 .*” to “T1 .*” lowers SEV\d to SEV\d: Impact of T1 and few gives 3/,
      ),
      facts: { findings: expect.arrayContaining([expect.objectContaining({ fact: 'usersAffected' })]) },
    });
  });

  it('S6 says that nothing stands where tables are missing', () => {
    expect(lintPolicy({ ...itilPolicy, tables: [] })).toMatchObject([{ code: 'policy-incomplete', path: 'tables' }]);
  });
});
