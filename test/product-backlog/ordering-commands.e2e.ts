import { beforeEach, describe, expect, it } from 'vitest';
import { orderingCommands, type Item, type ProductEvent } from '@twotrack/product-backlog/contract';
import type { Answer, Asking } from '@twotrack/shared';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';
import { actsOnce, tellsAll } from './support/walk.js';

const on = stage();
let [a, b, c] = [] as unknown as [Item, Item, Item];
let ranking: number;
let ids: string[];

beforeEach(async () => {
  [a, b, c] = (await on.items('A', 'B', 'C')) as [Item, Item, Item];
});

const until = new Date(Date.now() + 24 * 60 * 60_000).toISOString();
const po = () => by(on.team.po);
const delegates = (asking = po()) =>
  on.backlog.ordering.delegateOrder({ to: on.team.member.id, until, reason: 'on leave' }, asking);
const ranks = async () => void (ranking = (await on.backlog.rankItem(c.id, { before: a.id }, po())).seq);
const proposes = async () => {
  const wish = async (item: Item, before: Item) => {
    const answer = await on.backlog.rankItem(item.id, { before: before.id }, by(on.team.member));
    if (!('proposal' in answer)) throw new Error('a member ranked');
    return answer.proposal.id;
  };
  ids = [await wish(c, a), await wish(b, c)];
};

interface Case {
  readonly events: ProductEvent['type'][];
  readonly ready?: () => Promise<unknown>;
  readonly ask: (asking: Asking) => Promise<Answer<object>>;
}

const cases: Record<keyof typeof orderingCommands, Case> = {
  delegateOrder: { events: ['order-delegated'], ask: delegates },
  withdrawDelegation: {
    events: ['delegation-withdrawn'],
    ready: delegates,
    ask: (asking) => on.backlog.ordering.withdrawDelegation({}, asking),
  },
  unrankItem: {
    events: ['item-ranked'],
    ready: ranks,
    ask: (asking) => on.backlog.ordering.unrankItem(c.id, { ranking, reason: 'too early' }, asking),
  },
  answerProposals: {
    events: ['item-ranked', 'proposal-accepted', 'item-ranked', 'proposal-accepted'],
    ready: proposes,
    ask: (asking) => on.backlog.ordering.answerProposals({ ids, answer: 'accept', reason: 'yes' }, asking),
  },
  returnAnswers: {
    events: ['item-ranked', 'proposal-returned', 'item-ranked', 'proposal-returned'],
    ready: async () => {
      await proposes();
      await on.backlog.ordering.answerProposals({ ids, answer: 'accept' }, po());
    },
    ask: (asking) => on.backlog.ordering.returnAnswers({ ids }, asking),
  },
};
const everyCase = Object.entries(cases).map(([title, one]) => ({ title, ...one }));

describe('the order as a record', () => {
  it('L2 has a case for each command there is', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(orderingCommands).sort());
  });

  it.each(everyCase)('L2 $title: snapshot before + its events = snapshot after, for every reader', async (one) => {
    const told = await tellsAll(on, one);
    expect(await on.viewFor(on.team.requester)).toEqual(told[3]!.before);
  });

  it.each(everyCase)('L4 $title: the same key gives the first answer, and no second effect', (one) =>
    actsOnce(on, one),
  );

  it.each(everyCase)('P1 $title: by no member, no admin and no requester', async (one) => {
    await one.ready?.();
    if (one.title === 'withdrawDelegation') await on.backlog.ordering.delegateOrder({ to: a.id, until }, po());
    const before = await on.head();
    for (const other of [on.team.member, on.team.admin, on.team.requester])
      await expect(one.ask(by(other))).rejects.toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
    expect(await on.head()).toEqual(before);
  });
});
