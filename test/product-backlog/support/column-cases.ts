import type { Item } from '@twotrack/product-backlog/contract';
import { by } from './backlog.js';
import type { Case } from './case.js';
import type { stage } from './stage.js';

/** What is set of a column, in every way that writes other events; `items` are two that stand in Backlog. */
export const columnCasesOn = (
  on: ReturnType<typeof stage>,
  items: () => readonly [Item, Item],
): Record<'setColumnLimit' | 'setColumnPolicy', Record<string, Case>> => ({
  setColumnLimit: {
    'where there was none': {
      events: ['column-limit-set'],
      ask: (asking) => on.backlog.setColumnLimit('ready', { limit: { count: 2, mode: 'block' } }, asking),
    },
    'to none, over a breach': {
      events: ['column-limit-set', 'limit-restored'],
      ready: async () => {
        const [first, second] = items();
        const limit = { count: 1, mode: 'warn' } as const;
        await on.backlog.setColumnLimit('ready', { limit }, by(on.team.po));
        for (const { id } of [second, first])
          await on.backlog.moveItem(id, { from: 'backlog', column: 'ready' }, by(on.team.po));
      },
      ask: (asking) => on.backlog.setColumnLimit('ready', { limit: null }, asking),
    },
  },
  setColumnPolicy: {
    'as typed': {
      events: ['column-policy-set'],
      ask: (asking) => on.backlog.setColumnPolicy('ready', { policy: 'Has an example.' }, asking),
    },
  },
});
