import { beforeEach, describe, expect, it } from 'vitest';
import { refineCommands, type Item, type ProductEvent } from '@twotrack/product-backlog/contract';
import type { Answer, Asking } from '@twotrack/shared';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';
import { actsOnce, tellsAll } from './support/walk.js';

const on = stage();
let [a, b, c] = [] as unknown as [Item, Item, Item];
let ordering: number;
let roundId: string;

beforeEach(async () => {
  [a, b, c] = (await on.items('A', 'B', 'C')) as [Item, Item, Item];
});

const po = () => by(on.team.po);
const vectors = { risk: 2, value: 5, size: 1, learning: 3 } as const;
const scores = async () => {
  await on.backlog.refine.scoreItem(a.id, { version: 1, vectors: { ...vectors, size: 5 } }, po());
  await on.backlog.refine.scoreItem(c.id, { version: 1, vectors }, po());
};
const orders = async () => {
  await scores();
  ordering = (await on.backlog.refine.orderByScore({ formula: 1 }, po())).seq;
};
const children = [{ title: 'First half', problem: 'It is long.' }, { title: 'Second half' }];
const splits = () => on.backlog.refine.splitItem(b.id, { version: 1, children }, po());
const opens = async () => {
  const { item } = await on.backlog.refine.openRound(b.id, { minutes: 5 }, po());
  roundId = item.marks.round!.id;
};
const limitsReady = (count: number) => on.backlog.setColumnLimit('ready', { limit: { count, mode: 'warn' } }, po());

interface Case {
  readonly events: ProductEvent['type'][];
  readonly ready?: () => Promise<unknown>;
  readonly ask: (asking: Asking) => Promise<Answer<object>>;
  /** Who else may ask. */
  readonly member?: true;
}

const cases: Record<keyof typeof refineCommands, Record<string, Case>> = {
  scoreItem: {
    'for the first time': {
      events: ['item-scored'],
      member: true,
      ask: (asking) => on.backlog.refine.scoreItem(a.id, { version: 1, vectors, moscow: 'must' }, asking),
    },
  },
  orderByScore: {
    'of all that have one': {
      events: ['item-ranked', 'item-ranked', 'order-applied'],
      ready: scores,
      ask: (asking) => on.backlog.refine.orderByScore({ formula: 1, reason: 'as agreed' }, asking),
    },
  },
  undoOrderByScore: {
    'right after it': {
      events: ['item-ranked', 'item-ranked', 'order-applied'],
      ready: orders,
      ask: (asking) => on.backlog.refine.undoOrderByScore({ ordering }, asking),
    },
  },
  splitItem: {
    'in the backlog': {
      events: ['item-split', 'item-added', 'item-added'],
      ask: (asking) => on.backlog.refine.splitItem(b.id, { version: 1, children }, asking),
    },
    'into a column over its limit': {
      events: ['item-split', 'item-added', 'item-added', 'limit-breached'],
      ready: async () => {
        await limitsReady(1);
        await on.move(b, 'backlog', 'ready');
      },
      ask: (asking) => on.backlog.refine.splitItem(b.id, { version: 2, children }, asking),
    },
  },
  unsplitItem: {
    'of untouched children': {
      events: ['item-removed', 'item-removed', 'item-unsplit'],
      ready: splits,
      ask: (asking) => on.backlog.refine.unsplitItem(b.id, {}, asking),
    },
  },
  openRound: {
    'on an item': {
      events: ['round-opened'],
      member: true,
      ask: (asking) => on.backlog.refine.openRound(b.id, { minutes: 5 }, asking),
    },
  },
  closeRound: {
    'that is open': {
      events: ['round-closed'],
      member: true,
      ready: opens,
      ask: (asking) => on.backlog.refine.closeRound(b.id, { roundId }, asking),
    },
  },
};

const everyCase = Object.entries(cases).flatMap(([name, ways]) =>
  Object.entries(ways).map(([way, one]) => ({ title: `${name} ${way}`, ...one })),
);

describe('every command of refinement', () => {
  it('L2 has a case', () => expect(Object.keys(cases).sort()).toEqual(Object.keys(refineCommands).sort()));

  it.each(everyCase)('L2 $title: snapshot before + its events = snapshot after, for every reader', async (one) => {
    const told = await tellsAll(on, one);
    expect(await on.viewFor(on.team.requester)).toEqual(told[3]!.before);
  });

  it.each(everyCase)('L4 $title: the same key gives the first answer, and no second effect', (one) =>
    actsOnce(on, one),
  );

  it.each(everyCase)('A3 $title: not by another team', async (one) => {
    await one.ready?.();
    const [stranger, before] = [await on.newTeam(), await on.head()];
    const strange = by({ ...on.team.po, teamId: stranger.id });
    if (one.events.at(-1) === 'order-applied' && one.title.startsWith('orderByScore')) {
      expect(await one.ask(strange)).toMatchObject({ ordered: 0 }); // its own order, which is empty
    } else await expect(one.ask(strange)).rejects.toMatchObject({ kind: 'missing', code: 'not-found' });
    expect(await on.head()).toEqual(before);
  });

  it.each(everyCase)('P1 P7 $title: the order by the product owner, what is known by the members', async (one) => {
    await one.ready?.();
    const before = await on.head();
    const code = one.member ? 'members-only' : 'not-product-owner';
    for (const other of [...(one.member ? [] : [on.team.member]), on.team.admin, on.team.requester])
      await expect(one.ask(by(other))).rejects.toMatchObject({ kind: 'forbidden', code });
    expect(await on.head()).toEqual(before);
    if (one.member) await one.ask(by(on.team.member));
  });
});
