import { useMemo } from 'react';
import type { Who } from '@twotrack/shared';
import { usePeople } from '../../identity/session.js';
import { items, useProductColumns } from '../product-store.js';
import { words as track } from '../words.js';
import type { Names } from './history-words.js';
import { words } from './words.js';

/** How people, columns and items are called right now. */
export function useNames(): Names {
  const people = usePeople();
  const columns = useProductColumns();
  return useMemo(
    () => ({
      column: (id) => columns.find((column) => column.id === id)?.name ?? track.column[id],
      person: (id) => people.find((person) => person.id === id)?.name ?? words.history.somebody,
      item: (id) => items.card(id)?.key ?? words.history.missing,
    }),
    [people, columns],
  );
}

/** The product owner by name, to say who decides. */
export function useProductOwner(): Who | null {
  return usePeople().find(({ roles }) => roles.includes('product-owner')) ?? null;
}
