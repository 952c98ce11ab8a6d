import type { FactDeclaration, FactScale } from '../contract/index.js';
import { bandsOf } from './severity.js';

type Level = FactDeclaration['levels'][number];

/** Its name without the band that the policy wrote behind it: "Many" of "Many (21 to 500)". */
export const nameWithoutBand = ({ name }: Level): string => name.replace(/\s*\([^()]*\d[^()]*\)\s*$/, '');

/** What a level is called where a count is measured by its service: where the band is another there, that one is told. */
export function levelNameBy(fact: FactDeclaration, level: Level, scale?: FactScale): string {
  const place = fact.levels.indexOf(level);
  if (!scale || level.from === undefined) return level.name;
  const [here, policy] = [bandsOf(fact, scale), bandsOf(fact)];
  if (here[place] === policy[place] && here[place + 1] === policy[place + 1]) return level.name;
  return `${nameWithoutBand(level)} (${bandOf(here, place)})`;
}

function bandOf(edges: readonly number[], place: number): string {
  const [from, next] = [edges[place]!, edges[place + 1]];
  if (next === undefined) return `${from} or more`;
  if (next <= from) return 'never here';
  if (place === 0) return `up to ${next - 1}`;
  return next - 1 === from ? String(from) : `${from} to ${next - 1}`;
}
