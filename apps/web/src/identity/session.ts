import { useMemo } from 'react';
import type { Role } from '@twotrack/shared';
import { useValue } from '../live/value.js';
import { initialsOf, team, type Me, type TeamPerson } from './team-store.js';

export type { Me };

export interface Person extends TeamPerson {
  initials: string;
}

export function useMe(): Me {
  return useValue(team).me;
}

/** Everybody in the team, by name. */
export function usePeople(): Person[] {
  const { people } = useValue(team);
  return useMemo(
    () =>
      people
        .map((person) => ({ ...person, initials: initialsOf(person.name) }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [people],
  );
}

/**
 * What the roles allow: to decide the product's order, to work on cards, to administer the service track; `read`: to
 * see the columns of the team, and not only own requests and tickets.
 */
export interface Can {
  read: boolean;
  order: boolean;
  work: boolean;
  administer: boolean;
}

export function canOf(roles: readonly Role[]): Can {
  const order = roles.includes('product-owner');
  const work = order || roles.includes('member');
  const administer = roles.includes('admin');
  return { read: work || administer, order, work, administer };
}

export function useCan(): Can {
  const { roles } = useMe();
  return useMemo(() => canOf(roles), [roles]);
}
