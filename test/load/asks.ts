import type { Ask } from './load.js';
import type { BenchTeam } from './stage.js';

/* What is asked, of Twotrack and of the floor: words of an ordinary length, nothing left out that a form would send. */

const title = (i: number): string => `A title of an ordinary length, number ${i}`;

export const boardOf = ({ slug }: BenchTeam): Ask => ({ method: 'GET', path: `/api/teams/${slug}/board` });

export const createItem = ({ slug }: BenchTeam, i: number): Ask => ({
  method: 'POST',
  path: `/api/teams/${slug}/product-backlog/items`,
  body: { type: 'feature', title: title(i), problem: 'Who has it, when, and what it costs them.' },
});

export const createTicket = ({ slug }: BenchTeam, i: number): Ask => ({
  method: 'POST',
  path: `/api/teams/${slug}/service-queue/tickets`,
  body: { kind: 'incident', title: title(i), facts: { usersAffected: { value: 1 + (i % 900) } } },
});

const moveOf = (path: string, here: string, other: string, there: boolean): Ask => ({
  method: 'POST',
  path,
  body: { from: there ? here : other, column: there ? other : here },
});

/** There, or back again. */
export const moveItem = (id: string, there: boolean): Ask =>
  moveOf(`/api/product-backlog/items/${id}/move`, 'backlog', 'ready', there);

export const moveTicket = (id: string, there: boolean): Ask =>
  moveOf(`/api/service-queue/tickets/${id}/move`, 'triage', 'queue', there);

export const createOnFloor = (i: number): Ask => ({ method: 'POST', path: '/cards', body: { title: title(i) } });

export const moveOnFloor = (id: string, there: boolean): Ask => ({
  method: 'POST',
  path: `/cards/${id}/move`,
  body: { column: there ? 'ready' : 'backlog' },
});
