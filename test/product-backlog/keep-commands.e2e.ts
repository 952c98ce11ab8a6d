import { beforeEach, expect, it } from 'vitest';
import { keepCommands, type Item } from '@twotrack/product-backlog/contract';
import { by } from './support/backlog.js';
import type { Case } from './support/case.js';
import { stage } from './support/stage.js';
import { walkCommands } from './support/walk.js';

const on = stage();
let item: Item;
const po = () => by(on.team.po);
const why = { reason: 'the law comes in May' };

beforeEach(async () => {
  const { request } = await on.backlog.submitRequest({ title: 'Wish', source: 'customer' }, by(on.team.requester));
  ({ item } = await on.backlog.acceptRequest(request.id, { type: 'feature' }, po()));
  await on.newItem({ title: 'Next' });
});

const fillReady = async () => {
  await on.backlog.setColumnLimit('ready', { limit: { count: 1, mode: 'warn' } }, po());
  await on.move(await on.newItem({ title: 'Other' }), 'backlog', 'ready');
  await on.move(item, 'backlog', 'ready');
};
const setsAside = () => on.backlog.keep.setAsideItem(item.id, why, po());

const cases: Record<keyof typeof keepCommands, Record<string, Case>> = {
  keepItem: {
    'with a reason': {
      events: ['item-kept', 'request-answered'],
      ask: (asking) => on.backlog.keep.keepItem(item.id, why, asking),
    },
  },
  unkeepItem: {
    'after one keep': {
      events: ['item-unkept', 'request-answered'],
      ready: () => on.backlog.keep.keepItem(item.id, why, po()),
      ask: (asking) => on.backlog.keep.unkeepItem(item.id, {}, asking),
    },
  },
  setAsideItem: {
    'from the backlog': {
      events: ['item-set-aside', 'request-answered'],
      ask: (asking) => on.backlog.keep.setAsideItem(item.id, why, asking),
    },
    'from a column over its limit': {
      events: ['item-set-aside', 'limit-restored', 'request-answered'],
      ready: fillReady,
      ask: (asking) => on.backlog.keep.setAsideItem(item.id, why, asking),
    },
  },
  takeUpItem: {
    'into its column': {
      events: ['item-taken-up', 'request-answered'],
      ready: setsAside,
      ask: (asking) => on.backlog.keep.takeUpItem(item.id, {}, asking),
    },
    'over a limit that warns': {
      events: ['item-taken-up', 'limit-breached', 'request-answered'],
      ready: async () => {
        await fillReady();
        await setsAside();
      },
      ask: (asking) => on.backlog.keep.takeUpItem(item.id, {}, asking),
    },
  },
  takeBackReview: {
    'to never': {
      events: ['settings-set'],
      ready: () => on.backlog.settings.markReviewed({ version: 0 }, po()),
      ask: (asking) => on.backlog.keep.takeBackReview({ version: 1, reviewedAt: null }, asking),
    },
  },
};

walkCommands(on, keepCommands, cases, /^takeBackReview/);

const ways = Object.entries(cases).flatMap(([name, of]) =>
  Object.entries(of).map(([way, one]) => ({ title: `${name} ${way}`, ...one })),
);
it.each(ways)('P12 $title: by the product owner alone', async (one) => {
  await one.ready?.();
  const before = await on.head();
  for (const actor of [on.team.member, on.team.admin, on.team.requester])
    await expect(one.ask(by(actor))).rejects.toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
  expect(await on.head()).toEqual(before);
});
