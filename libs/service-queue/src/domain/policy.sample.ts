import fc from 'fast-check';
import type { FactDeclaration, Guard, SeverityPolicyDraft, SeverityTable } from '../contract/index.js';
import { judge } from './severity.js';
import { standardPolicy } from './presets.js';

const fact = (id: string, size: number): FactDeclaration => ({
  ...{ id, name: id.toUpperCase(), question: `${id}?`, default: `${id}0` },
  levels: Array.from({ length: size }, (_, i) => ({ id: `${id}${i}`, name: `${id} ${i}` })),
});

/** Cells from best to worst, so that no table ever makes less of what is worse. */
const monotoneCells = (rows: number, columns: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.integer({ min: 0, max: 2 }), { minLength: rows + columns, maxLength: rows + columns }).map((steps) =>
    Array.from({ length: rows }, (_, row) =>
      Array.from({ length: columns }, (_, column) => {
        const worse = [...steps.slice(0, row), ...steps.slice(rows, rows + column)].reduce((a, b) => a + b, 0);
        return Math.max(1, 5 - worse);
      }),
    ),
  );

const anyCells = (rows: number, columns: number): fc.Arbitrary<number[][]> =>
  fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: columns, maxLength: columns }), {
    minLength: rows,
    maxLength: rows,
  });

const conditionOn = ({ id, levels }: FactDeclaration, worst: boolean) =>
  worst
    ? fc
        .integer({ min: 0, max: levels.length - 1 })
        .map((from) => ({ fact: id, is: levels.slice(from).map((l) => l.id) }))
    : fc.subarray(levels, { minLength: 1 }).map((some) => ({ fact: id, is: some.map((level) => level.id) }));

/** Floors that hold for the worse levels, or guards of any kind. */
const guardsOver = (facts: readonly FactDeclaration[], monotone: boolean): fc.Arbitrary<Guard[]> =>
  fc
    .array(
      fc.record({
        kind: monotone ? fc.constant('floor' as const) : fc.constantFrom('cap' as const, 'floor' as const),
        severity: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const),
        when: fc
          .subarray([...facts], { minLength: 1, maxLength: 2 })
          .chain((some) => fc.tuple(...some.map((one) => conditionOn(one, monotone)))),
      }),
      { maxLength: 4 },
    )
    .map((guards) => guards.map((guard, i) => ({ id: `g${i}`, name: `Guard ${i}`, ...guard })));

/** Small policies of three tables over two to five facts; `monotone`: such that nothing worse is less severe. */
export const anyPolicy = ({ monotone = false } = {}): fc.Arbitrary<SeverityPolicyDraft> =>
  fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 4, maxLength: 5 }).chain((sizes) => {
    const facts = sizes.map((size, i) => fact('abcde'[i]!, size));
    const cells = monotone ? monotoneCells : anyCells;
    return fc
      .tuple(cells(sizes[0]!, sizes[1]!), cells(sizes[2]!, sizes[3]!), cells(5, 5), guardsOver(facts, monotone))
      .map(([first, second, last, guards]): SeverityPolicyDraft => {
        const table = (id: string, rows: string, columns: string, of: number[][]): SeverityTable => ({
          ...{ id, name: id, rows, columns, cells: of },
        });
        const tables = [
          table('first', 'a', 'b', first),
          table('second', 'c', 'd', second),
          table('last', 'first', 'second', last),
        ];
        return { ...standardPolicy, name: 'Any', facts, tables, guards };
      });
  });

/** Every combination of levels, the last fact turning fastest. */
export const combinationsOf = (policy: SeverityPolicyDraft): Map<string, number>[] =>
  policy.facts
    .reduce<number[][]>((all, { levels }) => all.flatMap((one) => levels.map((_, at) => [...one, at])), [[]])
    .map((levels) => new Map(policy.facts.map(({ id }, i) => [id, levels[i]!])));

/** Whether some fact made worse lowers the severity, found by looking at every pair. */
export const bruteUnmonotone = (policy: SeverityPolicyDraft): boolean =>
  combinationsOf(policy).some((levels) =>
    policy.facts.some(({ id, levels: all }) => {
      const worse = levels.get(id)! + 1;
      return (
        worse < all.length && judge(policy, new Map(levels).set(id, worse)).severity > judge(policy, levels).severity
      );
    }),
  );
