import { useValue } from '../live/value.js';
import { initialsOf, team, type TeamPerson } from './team-store.js';

/** What a card shows of a person. */
export interface Face {
  readonly name: string;
  readonly initials: string;
  /** A hue between green and violet: warm ones belong to severity. */
  readonly hue: number;
}

const faces = new WeakMap<readonly TeamPerson[], Map<string, Face>>();

/** Everybody's face by id; the same map until somebody comes or goes. */
export function useFaces(): ReadonlyMap<string, Face> {
  const { people } = useValue(team);
  let known = faces.get(people);
  if (!known) faces.set(people, (known = new Map(people.map((person) => [person.id, faceOf(person.name)]))));
  return known;
}

export const faceOf = (name: string): Face => ({ name, initials: initialsOf(name), hue: hueOf(name) });

export function hueOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return 165 + (sum % 120);
}

export const firstName = (name: string): string => name.split(' ')[0] ?? name;
