import { useMemo } from 'react';
import { usePeople } from '../../identity/session.js';
import { usePolicy, useQueues, useServiceColumns } from '../service-store.js';
import { words as track } from '../words.js';
import type { Names } from './history-words.js';
import { words } from './words.js';

/** How people, columns, queues and facts are called right now. */
export function useNames(): Names {
  const people = usePeople();
  const columns = useServiceColumns();
  const queues = useQueues();
  const policy = usePolicy();
  return useMemo(
    () => ({
      column: (id) => columns.find((column) => column.id === id)?.name ?? track.column[id],
      person: (id) => people.find((person) => person.id === id)?.name ?? words.history.somebody,
      queue: (id) => queues.find((queue) => queue.id === id)?.name ?? words.history.noQueue,
      fact: (id) => policy?.facts.find((fact) => fact.id === id)?.name ?? id,
    }),
    [people, columns, queues, policy],
  );
}
