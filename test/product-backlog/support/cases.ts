import type { Item, Request, productCommands } from '@twotrack/product-backlog/contract';
import type { Asking } from '@twotrack/shared';
import { by } from './backlog.js';
import type { Case } from './case.js';
import { columnCasesOn } from './column-cases.js';
import type { stage } from './stage.js';

type Cases = Record<keyof typeof productCommands, Record<string, Case>>;

/** Every command there is, in every way that writes other events. `before` makes the two items they are about. */
export function casesOn(on: ReturnType<typeof stage>): { before: () => Promise<void>; cases: Cases } {
  let first: Item;
  let second: Item;
  let request: Request;
  let proposalId: string;
  let third: Item;

  const po = () => by(on.team.po);
  const asks = async () => {
    const words = { title: 'Dark mode', problem: 'Glare.', source: 'customer' } as const;
    ({ request } = await on.backlog.submitRequest(words, by(on.team.requester)));
  };
  const proposes = async () => {
    const answer = await on.backlog.rankItem(second.id, { before: first.id, reason: 'risk' }, by(on.team.member));
    if ('proposal' in answer) proposalId = answer.proposal.id;
  };
  const limits = (count: number, mode: 'warn' | 'block' | 'block-unless-reason' = 'warn') =>
    on.backlog.setColumnLimit('ready', { limit: { count, mode } }, po());
  const moves = (item: Item, asking: Asking, from: Item['column'] = 'backlog', column: Item['column'] = 'ready') =>
    on.backlog.moveItem(item.id, { from, column }, asking);

  const cases: Cases = {
    createItem: {
      'at the end': {
        events: ['item-added'],
        ask: (asking) => on.backlog.createItem({ type: 'debt', whoseProblem: 'ops', title: 'Third' }, asking),
      },
      'before another': {
        events: ['item-added'],
        ask: (asking) => on.backlog.createItem({ type: 'feature', title: 'Third', before: first.id }, asking),
      },
      'over a limit that warns': {
        events: ['item-added', 'limit-breached'],
        ready: () => on.backlog.setColumnLimit('backlog', { limit: { count: 2, mode: 'warn' } }, po()),
        ask: (asking) => on.backlog.createItem({ type: 'feature', title: 'Third' }, asking),
      },
      'by a requester': {
        events: ['request-submitted'],
        who: () => on.team.requester,
        ask: (asking) => on.backlog.createItem({ type: 'feature', title: 'Third', problem: 'None.' }, asking),
      },
    },
    renameItem: {
      'with the version it saw': {
        events: ['item-renamed'],
        ask: (asking) => on.backlog.renameItem(first.id, { version: 1, title: 'Premier' }, asking),
      },
    },
    describeItem: {
      'with the version it saw': {
        events: ['item-described'],
        ask: (asking) => on.backlog.describeItem(first.id, { version: 1, problem: 'Nobody can export.' }, asking),
      },
    },
    classifyItem: {
      'as debt': {
        events: ['item-classified'],
        ask: (asking) => on.backlog.classifyItem(first.id, { version: 1, type: 'debt', whoseProblem: 'x' }, asking),
      },
    },
    moveItem: {
      'between columns': { events: ['item-moved'], who: () => on.team.member, ask: (asking) => moves(first, asking) },
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
        ask: (asking) => on.backlog.rankItem(second.id, { before: first.id }, asking),
      },
      'after another': {
        events: ['item-ranked'],
        ask: (asking) => on.backlog.rankItem(first.id, { after: second.id, reason: 'later' }, asking),
      },
      'by a member': {
        events: ['rank-proposed'],
        who: () => on.team.member,
        ask: (asking) => on.backlog.rankItem(second.id, { before: first.id }, asking),
      },
      'to where there is no room left': {
        events: ['items-rebalanced', 'item-ranked'],
        ready: async () => {
          third = await on.newItem({ title: 'Third' });
          const tight = `update product_backlog.item set rank = 'i0' || repeat('0', 46) || $2 where id = $1`;
          await on.db.query(tight, [first.id, '1']);
          await on.db.query(tight, [second.id, '2']);
          await on.newItem(); // the stream moves on, so that no board from before the tightness is kept
        },
        ask: (asking) => on.backlog.rankItem(third.id, { before: second.id }, asking),
      },
    },
    assignItem: {
      'to two': {
        events: ['item-assigned'],
        ask: (asking) => on.backlog.assignItem(first.id, { assignees: [on.team.po.id, on.team.member.id] }, asking),
      },
    },
    blockItem: {
      'with a reason': {
        events: ['item-blocked'],
        ask: (asking) => on.backlog.blockItem(first.id, { reason: 'waits for legal' }, asking),
      },
    },
    unblockItem: {
      'after a block': {
        events: ['item-unblocked'],
        ready: () => on.backlog.blockItem(first.id, { reason: 'waits for legal' }, po()),
        ask: (asking) => on.backlog.unblockItem(first.id, {}, asking),
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
        ask: (asking) => on.backlog.removeItem(first.id, { reason: 'twice' }, asking),
      },
    },
    restoreItem: {
      'into its column': {
        events: ['item-restored'],
        ready: () => on.backlog.removeItem(first.id, {}, po()),
        ask: (asking) => on.backlog.restoreItem(first.id, {}, asking),
      },
    },
    submitRequest: {
      'by a requester': {
        events: ['request-submitted'],
        who: () => on.team.requester,
        ask: (asking) => on.backlog.submitRequest({ title: 'Wish', source: 'stakeholder' }, asking),
      },
    },
    acceptRequest: {
      'before another': {
        events: ['item-added', 'request-accepted'],
        ready: asks,
        ask: (asking) => on.backlog.acceptRequest(request.id, { type: 'feature', before: first.id }, asking),
      },
    },
    declineRequest: {
      'with a reason': {
        events: ['request-declined'],
        ready: asks,
        ask: (asking) => on.backlog.declineRequest(request.id, { reason: 'no customer' }, asking),
      },
    },
    mergeRequest: {
      'into an item': {
        events: ['request-merged'],
        ready: asks,
        ask: (asking) => on.backlog.mergeRequest(request.id, { itemId: first.id }, asking),
      },
    },
    returnRequest: {
      'after it was accepted': {
        events: ['item-removed', 'request-returned'],
        ready: async () => {
          await asks();
          await on.backlog.acceptRequest(request.id, { type: 'defect' }, po());
        },
        ask: (asking) => on.backlog.returnRequest(request.id, {}, asking),
      },
      'after it was declined': {
        events: ['request-returned'],
        ready: async () => {
          await asks();
          await on.backlog.declineRequest(request.id, { reason: 'no' }, po());
        },
        ask: (asking) => on.backlog.returnRequest(request.id, {}, asking),
      },
    },
    acceptProposal: {
      'of another order': {
        events: ['item-ranked', 'proposal-accepted'],
        ready: proposes,
        ask: (asking) => on.backlog.acceptProposal(proposalId, {}, asking),
      },
    },
    declineProposal: {
      'with a reason': {
        events: ['proposal-declined'],
        ready: proposes,
        ask: (asking) => on.backlog.declineProposal(proposalId, { reason: 'not now' }, asking),
      },
    },
    withdrawProposal: {
      'by its maker': {
        events: ['proposal-withdrawn'],
        ready: proposes,
        who: () => on.team.member,
        ask: (asking) => on.backlog.withdrawProposal(proposalId, {}, asking),
      },
    },
    returnProposal: {
      'after it was declined': {
        events: ['proposal-returned'],
        ready: async () => {
          await proposes();
          await on.backlog.declineProposal(proposalId, {}, po());
        },
        ask: (asking) => on.backlog.returnProposal(proposalId, {}, asking),
      },
    },
    ...columnCasesOn(on, () => [first, second]),
  };

  const before = async () => {
    first = await on.newItem({ title: 'First', problem: 'No export.' });
    second = await on.newItem({ title: 'Second' });
  };
  return { before, cases };
}
