import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { productCommands, type Item, type ProductEvent, type Request } from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/product-backlog/domain';
import type { Actor, Answer, Asking } from '@twotrack/shared';
import { by, newItem, openGround, viewFor, type Ground, type Team } from './support/backlog.js';

let ground: Ground;
let team: Team;
let first: Item;
let second: Item;

beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());
beforeEach(async () => {
  team = await ground.newTeam();
  first = await newItem(ground.backlog, team, { title: 'First', problem: 'No export.' });
  second = await newItem(ground.backlog, team, { title: 'Second' });
});

/** One way to ask for a command, once what it needs is there. */
interface Case {
  /** The events that it is made of, in their order. */
  readonly events: ProductEvent['type'][];
  readonly ready?: () => Promise<unknown>;
  readonly ask: (asking: Asking) => Promise<Answer<object>>;
  readonly who?: () => Actor;
}

let request: Request;
let proposalId: string;
let third: Item;

const po = () => by(team.po);
const asks = async () => {
  const words = { title: 'Dark mode', problem: 'Glare.', source: 'customer' } as const;
  ({ request } = await ground.backlog.submitRequest(words, by(team.requester)));
};
const proposes = async () => {
  const answer = await ground.backlog.rankItem(second.id, { before: first.id, reason: 'risk' }, by(team.member));
  if ('proposal' in answer) proposalId = answer.proposal.id;
};
const limits = (count: number, mode: 'warn' | 'block' | 'block-unless-reason' = 'warn') =>
  ground.backlog.setColumnLimit('ready', { limit: { count, mode } }, po());
const moves = (item: Item, asking: Asking, from: Item['column'] = 'backlog', column: Item['column'] = 'ready') =>
  ground.backlog.moveItem(item.id, { from, column }, asking);

const cases: Record<keyof typeof productCommands, Record<string, Case>> = {
  createItem: {
    'at the end': {
      events: ['item-added'],
      ask: (asking) => ground.backlog.createItem({ type: 'debt', whoseProblem: 'ops', title: 'Third' }, asking),
    },
    'before another': {
      events: ['item-added'],
      ask: (asking) => ground.backlog.createItem({ type: 'feature', title: 'Third', before: first.id }, asking),
    },
    'over a limit that warns': {
      events: ['item-added', 'limit-breached'],
      ready: () => ground.backlog.setColumnLimit('backlog', { limit: { count: 2, mode: 'warn' } }, po()),
      ask: (asking) => ground.backlog.createItem({ type: 'feature', title: 'Third' }, asking),
    },
    'by a requester': {
      events: ['request-submitted'],
      who: () => team.requester,
      ask: (asking) => ground.backlog.createItem({ type: 'feature', title: 'Third', problem: 'None.' }, asking),
    },
  },
  renameItem: {
    'with the version it saw': {
      events: ['item-renamed'],
      ask: (asking) => ground.backlog.renameItem(first.id, { version: 1, title: 'Premier' }, asking),
    },
  },
  describeItem: {
    'with the version it saw': {
      events: ['item-described'],
      ask: (asking) => ground.backlog.describeItem(first.id, { version: 1, problem: 'Nobody can export.' }, asking),
    },
  },
  classifyItem: {
    'as debt': {
      events: ['item-classified'],
      ask: (asking) => ground.backlog.classifyItem(first.id, { version: 1, type: 'debt', whoseProblem: 'x' }, asking),
    },
  },
  moveItem: {
    'between columns': { events: ['item-moved'], who: () => team.member, ask: (asking) => moves(first, asking) },
    'to Done': { events: ['item-moved'], ask: (asking) => moves(first, asking, 'backlog', 'done') },
    'back from Done': {
      events: ['item-moved'],
      ready: () => moves(first, po(), 'backlog', 'done'),
      ask: (asking) => moves(first, asking, 'done', 'review'),
    },
    'over a limit that warns': {
      events: ['item-moved', 'limit-breached'],
      ready: async () => {
        await limits(1);
        await moves(second, po());
      },
      ask: (asking) => moves(first, asking),
    },
    'out of a column over its limit': {
      events: ['item-moved', 'limit-restored'],
      ready: async () => {
        await limits(1);
        await moves(second, po());
        await moves(first, po());
      },
      ask: (asking) => moves(first, asking, 'ready', 'review'),
    },
  },
  rankItem: {
    'before another': {
      events: ['item-ranked'],
      ask: (asking) => ground.backlog.rankItem(second.id, { before: first.id }, asking),
    },
    'after another': {
      events: ['item-ranked'],
      ask: (asking) => ground.backlog.rankItem(first.id, { after: second.id, reason: 'later' }, asking),
    },
    'by a member': {
      events: ['rank-proposed'],
      who: () => team.member,
      ask: (asking) => ground.backlog.rankItem(second.id, { before: first.id }, asking),
    },
    'to where there is no room left': {
      events: ['items-rebalanced', 'item-ranked'],
      ready: async () => {
        third = await newItem(ground.backlog, team, { title: 'Third' });
        const tight = `update product_backlog.item set rank = 'i0' || repeat('0', 46) || $2 where id = $1`;
        await ground.db.query(tight, [first.id, '1']);
        await ground.db.query(tight, [second.id, '2']);
        await newItem(ground.backlog, team); // the stream moves on, so that no board from before the tightness is kept
      },
      ask: (asking) => ground.backlog.rankItem(third.id, { before: second.id }, asking),
    },
  },
  assignItem: {
    'to two': {
      events: ['item-assigned'],
      ask: (asking) => ground.backlog.assignItem(first.id, { assignees: [team.po.id, team.member.id] }, asking),
    },
  },
  blockItem: {
    'with a reason': {
      events: ['item-blocked'],
      ask: (asking) => ground.backlog.blockItem(first.id, { reason: 'waits for legal' }, asking),
    },
  },
  unblockItem: {
    'after a block': {
      events: ['item-unblocked'],
      ready: () => ground.backlog.blockItem(first.id, { reason: 'waits for legal' }, po()),
      ask: (asking) => ground.backlog.unblockItem(first.id, {}, asking),
    },
  },
  removeItem: {
    'from a column over its limit': {
      events: ['item-removed', 'limit-restored'],
      ready: async () => {
        await limits(1);
        await moves(second, po());
        await moves(first, po());
      },
      ask: (asking) => ground.backlog.removeItem(first.id, { reason: 'twice' }, asking),
    },
  },
  restoreItem: {
    'into its column': {
      events: ['item-restored'],
      ready: () => ground.backlog.removeItem(first.id, {}, po()),
      ask: (asking) => ground.backlog.restoreItem(first.id, {}, asking),
    },
  },
  submitRequest: {
    'by a requester': {
      events: ['request-submitted'],
      who: () => team.requester,
      ask: (asking) => ground.backlog.submitRequest({ title: 'Wish', source: 'stakeholder' }, asking),
    },
  },
  acceptRequest: {
    'before another': {
      events: ['item-added', 'request-accepted'],
      ready: asks,
      ask: (asking) => ground.backlog.acceptRequest(request.id, { type: 'feature', before: first.id }, asking),
    },
  },
  declineRequest: {
    'with a reason': {
      events: ['request-declined'],
      ready: asks,
      ask: (asking) => ground.backlog.declineRequest(request.id, { reason: 'no customer' }, asking),
    },
  },
  mergeRequest: {
    'into an item': {
      events: ['request-merged'],
      ready: asks,
      ask: (asking) => ground.backlog.mergeRequest(request.id, { itemId: first.id }, asking),
    },
  },
  returnRequest: {
    'after it was accepted': {
      events: ['item-removed', 'request-returned'],
      ready: async () => {
        await asks();
        await ground.backlog.acceptRequest(request.id, { type: 'defect' }, po());
      },
      ask: (asking) => ground.backlog.returnRequest(request.id, {}, asking),
    },
    'after it was declined': {
      events: ['request-returned'],
      ready: async () => {
        await asks();
        await ground.backlog.declineRequest(request.id, { reason: 'no' }, po());
      },
      ask: (asking) => ground.backlog.returnRequest(request.id, {}, asking),
    },
  },
  acceptProposal: {
    'of another order': {
      events: ['item-ranked', 'proposal-accepted'],
      ready: proposes,
      ask: (asking) => ground.backlog.acceptProposal(proposalId, {}, asking),
    },
  },
  declineProposal: {
    'with a reason': {
      events: ['proposal-declined'],
      ready: proposes,
      ask: (asking) => ground.backlog.declineProposal(proposalId, { reason: 'not now' }, asking),
    },
  },
  withdrawProposal: {
    'by its maker': {
      events: ['proposal-withdrawn'],
      ready: proposes,
      who: () => team.member,
      ask: (asking) => ground.backlog.withdrawProposal(proposalId, {}, asking),
    },
  },
  returnProposal: {
    'after it was declined': {
      events: ['proposal-returned'],
      ready: async () => {
        await proposes();
        await ground.backlog.declineProposal(proposalId, {}, po());
      },
      ask: (asking) => ground.backlog.returnProposal(proposalId, {}, asking),
    },
  },
  setColumnLimit: {
    'where there was none': {
      events: ['column-limit-set'],
      ask: (asking) => ground.backlog.setColumnLimit('ready', { limit: { count: 2, mode: 'block' } }, asking),
    },
    'to none, over a breach': {
      events: ['column-limit-set', 'limit-restored'],
      ready: async () => {
        await limits(1);
        await moves(second, po());
        await moves(first, po());
      },
      ask: (asking) => ground.backlog.setColumnLimit('ready', { limit: null }, asking),
    },
  },
  setColumnPolicy: {
    'as typed': {
      events: ['column-policy-set'],
      ask: (asking) => ground.backlog.setColumnPolicy('ready', { policy: 'Has an example.' }, asking),
    },
  },
};

const everyCase = Object.entries(cases).flatMap(([name, ways]) =>
  Object.entries(ways).map(([way, one]) => ({ title: `${name} ${way}`, ...one })),
);

describe('every command', () => {
  it('L2 has a case for each command there is', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(productCommands).sort());
    expect(Object.values(cases).every((ways) => Object.keys(ways).length > 0)).toBe(true);
  });

  it.each(everyCase)('L2 $title: snapshot before + its events = snapshot after, for every reader', async (one) => {
    await one.ready?.();
    const readers = [team.po, team.member, team.admin, team.requester];
    const before = await Promise.all(readers.map((reader) => viewFor(ground.backlog, reader)));
    const { epoch, seq } = await head(team);
    const answer = await one.ask(by(one.who?.() ?? team.po));
    const { events } = await ground.backlog.since(team.po, epoch, seq);
    expect(events.map(({ type }) => type)).toEqual(one.events);
    expect(events.at(-1)!.seq).toBe(answer.seq);
    for (const [i, reader] of readers.entries()) {
      const board = boardOf(before[i]!);
      const seen = await ground.backlog.since(reader, epoch, seq);
      for (const event of seen.events) applyEvent(board, event, reader === team.requester ? 'requester' : 'team');
      expect(viewOf(board), reader.name).toEqual(await viewFor(ground.backlog, reader));
    }
    expect(await viewFor(ground.backlog, team.po)).not.toEqual(before[0]);
  });

  it.each(everyCase)('L4 $title: the same key gives the first answer, and no second effect', async (one) => {
    await one.ready?.();
    const asking = by(one.who?.() ?? team.po);
    const answer = await one.ask(asking);
    expect(await one.ask(asking)).toEqual({ ...answer, replayed: true });
    expect((await head(team)).seq).toBe(answer.seq);
  });

  const ofNoCard = /^(createItem (at|over|by)|submitRequest|setColumn)/;
  it.each(everyCase.filter(({ title }) => !ofNoCard.test(title)))('A3 $title: not by another team', async (one) => {
    await one.ready?.();
    const [stranger, before] = [await ground.newTeam(), await head(team)];
    const strange = { ...(one.who?.() ?? team.po), teamId: stranger.id };
    await expect(one.ask(by(strange))).rejects.toMatchObject({ kind: 'missing', code: 'not-found' });
    expect(await head(team)).toEqual(before);
  });
});

async function head({ id }: Team) {
  const [head] = await ground.backlog.heads([id]);
  return head!;
}
