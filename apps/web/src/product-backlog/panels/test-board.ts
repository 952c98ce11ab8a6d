import type { Role } from '@twotrack/shared';
import {
  DEFAULT_SETTINGS,
  type ColumnId,
  type Item,
  type LimitMode,
  type Proposal,
  type Request,
} from '@twotrack/product-backlog/contract';
import { loadTeam } from '../../identity/team-store.js';
import { loadProduct } from '../product-store.js';

/** A small board for the tests of the panels: real stores, real rules; only the network is not there. */
export const dana = { id: '00000000-0000-7000-8000-00000000000d', name: 'Dana Ruiz' };
export const bao = { id: '00000000-0000-7000-8000-00000000000b', name: 'Bao Tran' };

export const idOf = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;

export const item = (number: number, column: ColumnId, change: Partial<Item> = {}): Item => ({
  id: idOf(number),
  key: `PRD-${number}`,
  type: 'feature',
  title: `Thing ${number}`,
  whoseProblem: null,
  column,
  rank: `a${String(number).padStart(3, '0')}`,
  formerNeighbour: null,
  assignees: [],
  blocked: null,
  blockedSeconds: 0,
  requestId: null,
  goalId: null,
  vectors: {},
  moscow: null,
  touchedAt: '2026-11-01T08:00:00.000Z',
  setAside: null,
  marks: {},
  createdAt: '2026-11-01T08:00:00.000Z',
  createdBy: dana,
  enteredColumnAt: `2026-11-${String(10 + number).padStart(2, '0')}T08:00:00.000Z`,
  doneAt: null,
  removedAt: null,
  version: 1,
  ...change,
});

export const proposal = (number: number, itemId: string, before: string): Proposal => ({
  id: idOf(900 + number),
  itemId,
  place: { before },
  reason: null,
  by: bao,
  at: `2026-11-0${number}T08:00:00.000Z`,
  status: 'open',
  answer: null,
});

export const request = (number: number, title: string): Request => ({
  id: idOf(800 + number),
  title,
  source: 'customer',
  requester: bao,
  at: `2026-11-0${number}T08:00:00.000Z`,
  status: 'open',
  itemId: null,
  decision: null,
  marks: {},
});

interface Given {
  me?: { who: typeof dana; roles: Role[] };
  items?: Item[];
  requests?: Request[];
  proposals?: Proposal[];
  /** Limit 2 of In progress. */
  mode?: LimitMode;
}

export function showProduct({ me, items = [], requests = [], proposals = [], mode = 'block' }: Given): void {
  const { who, roles } = me ?? { who: dana, roles: ['product-owner'] as Role[] };
  loadTeam({
    stream: { id: `team:${idOf(1)}`, epoch: 1, seq: 0 },
    slug: 'payments',
    name: 'Payments',
    people: [
      { ...dana, roles: who.id === dana.id ? roles : ['product-owner'], onCall: false },
      { ...bao, roles: who.id === bao.id ? roles : ['member'], onCall: true },
    ],
    me: who,
  });
  const column = (id: ColumnId, name: string) => ({ id, name, policy: '', limit: null, breaches: [] });
  loadProduct(
    {
      columns: [
        column('backlog', 'Backlog'),
        column('ready', 'Ready'),
        { ...column('in-progress', 'In progress'), limit: { count: 2, mode } },
        { ...column('review', 'Review'), limit: { count: 1, mode: 'block' } },
        column('done', 'Done'),
      ],
      items,
      requests,
      proposals,
      goal: null,
      delegation: null,
      settings: DEFAULT_SETTINGS,
    },
    0,
  );
}
