import { beforeEach, describe, expect, it } from 'vitest';
import { keepCommands, type Item, type ProductEvent } from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/product-backlog/domain';
import type { Answer, Asking } from '@twotrack/shared';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();
let item: Item;
const po = () => by(on.team.po);
const why = { reason: 'the law comes in May' };

beforeEach(async () => {
  const { request } = await on.backlog.submitRequest({ title: 'Wish', source: 'customer' }, by(on.team.requester));
  ({ item } = await on.backlog.acceptRequest(request.id, { type: 'feature' }, po()));
  await on.newItem({ title: 'Next' });
});

interface Case {
  events: ProductEvent['type'][];
  ready?: () => Promise<unknown>;
  ask: (asking: Asking) => Promise<Answer<object>>;
}

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

const everyCase = Object.entries(cases).flatMap(([name, ways]) =>
  Object.entries(ways).map(([way, one]) => ({ title: `${name} ${way}`, ...one })),
);

describe('every command by which a backlog is kept small', () => {
  it('L2 has a case', () => expect(Object.keys(cases).sort()).toEqual(Object.keys(keepCommands).sort()));

  it.each(everyCase)('L2 $title: snapshot before + its events = snapshot after, for every reader', async (one) => {
    await one.ready?.();
    const readers = [on.team.po, on.team.member, on.team.admin, on.team.requester];
    const before = await Promise.all(readers.map((reader) => on.viewFor(reader)));
    const { epoch, seq } = await on.head();
    const answer = await one.ask(po());
    const { events } = await on.backlog.since(on.team.po, epoch, seq);
    expect(events.map(({ type }) => type)).toEqual(one.events);
    expect(events.at(-1)!.seq).toBe(answer.seq);
    for (const [i, reader] of readers.entries()) {
      const board = boardOf(before[i]!);
      const seen = await on.backlog.since(reader, epoch, seq);
      for (const event of seen.events) applyEvent(board, event, reader === on.team.requester ? 'requester' : 'team');
      expect(viewOf(board), reader.name).toEqual(await on.viewFor(reader));
    }
    expect(await on.viewFor(on.team.po)).not.toEqual(before[0]);
  });

  it.each(everyCase)('L4 $title: the same key gives the first answer, and no second effect', async (one) => {
    await one.ready?.();
    const asking = po();
    const answer = await one.ask(asking);
    expect(await one.ask(asking)).toEqual({ ...answer, replayed: true });
    expect((await on.head()).seq).toBe(answer.seq);
  });

  it.each(everyCase.filter(({ title }) => !title.startsWith('takeBackReview')))(
    'A3 $title: not by another team',
    async (one) => {
      await one.ready?.();
      const [stranger, before] = [await on.newTeam(), await on.head()];
      const strange = by({ ...on.team.po, teamId: stranger.id });
      await expect(one.ask(strange)).rejects.toMatchObject({ kind: 'missing', code: 'not-found' });
      expect(await on.head()).toEqual(before);
    },
  );

  it.each(everyCase)('P12 $title: by the product owner alone', async (one) => {
    await one.ready?.();
    const before = await on.head();
    for (const actor of [on.team.member, on.team.admin, on.team.requester])
      await expect(one.ask(by(actor))).rejects.toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
    expect(await on.head()).toEqual(before);
  });
});
