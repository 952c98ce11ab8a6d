import { Refusal } from '@twotrack/shared';
import { GRID_MAX, type FactDeclaration } from '../contract/index.js';
import type { Levels } from './severity.js';

/** How many combinations of levels these facts have. */
export const combinations = (facts: readonly FactDeclaration[]): number =>
  facts.reduce((product, { levels }) => product * levels.length, 1);

/** Every combination, the last fact turning fastest, each from best to worst. Refuses `policy-too-many-rows`. */
export function* everyCombination(facts: readonly FactDeclaration[]): Generator<Levels> {
  mustBeCountable(facts);
  const places = facts.map(() => 0);
  for (;;) {
    yield new Map(facts.map(({ id }, i) => [id, places[i]!]));
    let turning = facts.length - 1;
    while (turning >= 0 && places[turning]! + 1 === facts[turning]!.levels.length) places[turning--] = 0;
    if (turning < 0) return;
    places[turning]!++;
  }
}

/** The place of a combination among all of them. */
export const placeOf = (facts: readonly FactDeclaration[], levels: Levels): number =>
  facts.reduce((place, { id, levels: all }) => place * all.length + levels.get(id)!, 0);

export function mustBeCountable(facts: readonly FactDeclaration[]): void {
  const rows = combinations(facts);
  if (rows <= GRID_MAX) return;
  const said = `${facts.length} facts have ${rows.toLocaleString('en')} combinations; a file holds ${GRID_MAX.toLocaleString('en')} at most.`;
  throw new Refusal('conflict', 'policy-too-many-rows', { rows, most: GRID_MAX }, said);
}
