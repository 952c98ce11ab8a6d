import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { inboxCommands, type DecideRequests, type Item, type Request } from '@twotrack/product-backlog/contract';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';
import { walkCommands } from './support/walk.js';

const on = stage();
let [a, done] = [] as unknown as [Item, Item];
let asked: Request[];
let ids: string[];

const po = () => by(on.team.po);
const ask = async (title: string, source: Request['source'] = 'customer') =>
  (await on.backlog.submitRequest({ title, source, problem: `${title}!` }, by(on.team.requester))).request;
type Words<T> = T extends unknown ? Omit<T, 'ids'> : never;
const decide = (words: Words<DecideRequests>, of = ids, asking = po()) =>
  on.backlog.inbox.decideRequests({ ids: of, ...words } as DecideRequests, asking);
const takeBack = (of = ids, asking = po()) => on.backlog.inbox.returnRequests({ ids: of }, asking);
const fellShort = (fellShort: 'less' | 'far-less', who = on.team.member, item = done) =>
  on.backlog.inbox.giveFeedback(item.id, { fellShort, words: 'Ten at a time.' }, by(who));
/** The others wait as parts of the first. */
const together = (of = ids.slice(1), requestId = ids[0]!) => decide({ decision: 'join', requestId }, of);
const asOne = { decision: 'accept', type: 'defect', asOne: true } as const;

beforeEach(async () => {
  [a, done] = (await on.items('A', 'Done')) as [Item, Item];
  await on.move(done, 'backlog', 'done');
  asked = [await ask('X'), await ask('Y'), await ask('Z')];
  ids = asked.map(({ id }) => id);
});

walkCommands(
  on,
  inboxCommands,
  {
    decideRequests: {
      accept: {
        events: ['item-added', 'request-accepted', 'item-added', 'request-accepted', 'item-added', 'request-accepted'],
        ask: (asking) => decide({ decision: 'accept', type: 'feature' }, ids, asking),
      },
      'accept as one': {
        events: ['item-added', 'request-accepted', 'request-merged', 'request-merged'],
        ask: (asking) => decide(asOne, ids, asking),
      },
      merge: {
        events: ['request-merged', 'request-merged', 'request-merged'],
        ask: (asking) => decide({ decision: 'merge', itemId: a.id }, ids, asking),
      },
      join: {
        events: ['request-joined', 'request-joined'],
        ask: (asking) => decide({ decision: 'join', requestId: ids[0]! }, ids.slice(1), asking),
      },
      'accept what others were merged with': {
        events: ['item-added', 'request-accepted', 'request-merged', 'request-merged'],
        ready: () => together(),
        ask: (asking) => decide({ decision: 'accept' }, [ids[0]!], asking),
      },
      decline: {
        events: ['request-declined', 'request-declined', 'request-declined'],
        ask: (asking) => decide({ decision: 'decline', reason: 'not ours' }, ids, asking),
      },
    },
    returnRequests: {
      'each an item': {
        events: [1, 2, 3].flatMap(() => ['item-removed', 'request-returned'] as const),
        ready: () => decide({ decision: 'accept', type: 'feature' }),
        ask: (asking) => takeBack(ids, asking),
      },
      'one item': {
        events: ['request-returned', 'request-returned', 'item-removed', 'request-returned'],
        ready: () => decide(asOne),
        ask: (asking) => takeBack(ids, asking),
      },
      'merged with another': {
        events: ['request-returned', 'request-returned'],
        ready: () => together(),
        ask: (asking) => takeBack(ids.slice(1), asking),
      },
      'declined with the others': {
        events: ['request-returned', 'request-returned', 'request-returned'],
        ready: async () => {
          await together();
          await decide({ decision: 'decline', reason: 'not ours' }, [ids[0]!]);
        },
        ask: (asking) => takeBack([ids[0]!], asking),
      },
      declined: {
        events: ['request-returned', 'request-returned', 'request-returned'],
        ready: () => decide({ decision: 'decline', reason: 'not ours' }),
        ask: (asking) => takeBack(ids, asking),
      },
    },
    giveFeedback: {
      events: ['request-submitted'],
      who: () => on.team.member,
      ask: (asking) => on.backlog.inbox.giveFeedback(done.id, { fellShort: 'less', words: 'Slow.' }, asking),
    },
  },
  /Requests/,
);

describe('several requests at once', () => {
  it('P4 are accepted oldest first, whatever the order of their ids, each an item with its problem', async () => {
    const { results } = await decide({ decision: 'accept', type: 'feature' }, [...ids].reverse());
    expect(results.map(({ id, status }) => [id, status])).toEqual(ids.map((id) => [id, 'accepted']));
    expect(await on.titles()).toEqual(['A', 'X', 'Y', 'Z']);
    const detail = await on.backlog.item(results[1]!.itemId!, on.team.member);
    expect(detail).toMatchObject({ problem: 'Y!', request: { id: ids[1] }, item: { type: 'feature' } });
  });

  it('P4 become one item that keeps who asked for it, each of them', async () => {
    const { results } = await decide(asOne);
    expect(results.map(({ status }) => status)).toEqual(['accepted', 'merged', 'merged']);
    const [itemId, ...same] = results.map((one) => one.itemId!);
    expect(same).toEqual([itemId, itemId]);
    const { item, request, merged } = await on.backlog.item(itemId!, on.team.member);
    expect([item.title, item.type, request!.id]).toEqual(['X', 'defect', ids[0]]);
    expect(merged.map(({ id, requester, source }) => [id, requester.name, source])).toEqual([
      [ids[1], 'Rita', 'customer'],
      [ids[2], 'Rita', 'customer'],
    ]);
  });

  it('P4 have each a result; what is refused holds up no other', async () => {
    await on.backlog.declineRequest(ids[0]!, { reason: 'no' }, po());
    const nobodys = randomUUID();
    const strangers = await on.newTeam();
    const { request } = await on.backlog.submitRequest({ title: 'F', source: 'team' }, by(strangers.member));
    const { results } = await decide(asOne, [nobodys, request.id, ...ids, ids[2]!]);
    expect(results.map(({ id, status, code }) => [id, status, code])).toEqual([
      [ids[0], 'refused', 'already-decided'],
      [ids[1], 'accepted', null],
      [ids[2], 'merged', null],
      [nobodys, 'refused', 'not-found'],
      [request.id, 'refused', 'not-found'],
    ]);
  });

  it('P4 W6 that pass the limit of the backlog are noted there, and the note goes with them', async () => {
    await on.backlog.setColumnLimit('backlog', { limit: { count: 2, mode: 'warn' } }, po());
    const before = await on.column('backlog');
    const { results } = await decide({ decision: 'accept', type: 'feature' });
    const [, second, third] = results.map(({ itemId }) => itemId);
    expect((await on.column('backlog')).breaches.map(({ itemId }) => itemId)).toEqual([second, third]);
    await takeBack();
    expect(await on.column('backlog')).toEqual(before);
  });

  it('P4 are declined with one reason, which each requester reads', async () => {
    await decide({ decision: 'decline', reason: 'we drop that product' });
    const mine = (await on.viewFor(on.team.requester)).requests;
    expect(mine.map(({ decision }) => decision!.reason)).toEqual(ids.map(() => 'we drop that product'));
  });

  it('P4 are all taken back by one command: the view is what it was', async () => {
    const before = await on.viewFor(on.team.po);
    await decide(asOne, ids.slice(0, 2));
    await decide({ decision: 'merge', itemId: a.id }, [ids[2]!]);
    await takeBack();
    expect(await on.viewFor(on.team.po)).toEqual(before);
    expect((await takeBack()).results.map(({ status }) => status)).toEqual(['open', 'open', 'open']);
  });

  it('P4 an item is not taken back from others who asked for it since', async () => {
    const { item } = await on.backlog.acceptRequest(ids[0]!, {}, po());
    await decide({ decision: 'merge', itemId: item.id }, [ids[1]!]);
    const before = await on.viewFor(on.team.po);
    await expect(on.backlog.returnRequest(ids[0]!, {}, po())).rejects.toMatchObject({ code: 'item-has-requests' });
    expect((await takeBack([ids[0]!])).results).toMatchObject([{ status: 'refused', code: 'item-has-requests' }]);
    expect(await on.viewFor(on.team.po)).toEqual(before);
    expect((await takeBack(ids.slice(0, 2))).results.map(({ status }) => status)).toEqual(['open', 'open']);
  });

  it('P4 are the product owner’s alone to decide', async () => {
    const head = await on.head();
    for (const other of [on.team.member, on.team.admin, on.team.requester]) {
      const refused = { kind: 'forbidden', code: 'not-product-owner' };
      await expect(decide(asOne, ids, by(other))).rejects.toMatchObject(refused);
      await expect(takeBack(ids, by(other))).rejects.toMatchObject(refused);
    }
    expect(await on.head()).toEqual(head);
  });
});

describe('feedback on what is delivered', () => {
  it('P5 less than expected becomes a feature to update it, far less a defect, both linked to it and both ways', async () => {
    const less = (await fellShort('less')).request;
    const far = (await fellShort('far-less')).request;
    expect([less.title, far.title]).toEqual([`Update ${done.key} Done`, `Repair ${done.key} Done`]);
    expect(far).toMatchObject({
      source: 'feedback',
      status: 'open',
      requester: { id: on.team.member.id },
      marks: { about: { itemId: done.id, fellShort: 'far-less' } },
    });
    const { results } = await decide({ decision: 'accept' }, [less.id, far.id]);
    const made = await Promise.all(results.map(({ itemId }) => on.backlog.item(itemId!, on.team.po)));
    expect(made.map(({ item, problem }) => [item.type, problem])).toEqual([
      ['feature', 'Ten at a time.'],
      ['defect', 'Ten at a time.'],
    ]);
    const about = [{ id: done.id, key: done.key, title: 'Done' }];
    expect(made.map((one) => one.about)).toEqual([about, about]);
    const { feedback } = await on.backlog.item(done.id, on.team.po);
    expect(feedback.map(({ id, status }) => [id, status])).toEqual([
      [far.id, 'accepted'],
      [less.id, 'accepted'],
    ]);
  });

  it('P5 is what the product owner decides otherwise, too', async () => {
    const { request } = await fellShort('far-less');
    expect((await on.backlog.acceptRequest(request.id, { type: 'feature' }, po())).item.type).toBe('feature');
    const second = (await fellShort('far-less')).request;
    expect((await on.backlog.acceptRequest(second.id, {}, po())).item.type).toBe('defect');
  });

  it('P5 is refused on what is not delivered, and on what was removed', async () => {
    await expect(fellShort('less', on.team.po, a)).rejects.toMatchObject({ kind: 'conflict', code: 'not-delivered' });
    await on.backlog.removeItem(done.id, {}, po());
    await expect(fellShort('less')).rejects.toMatchObject({ kind: 'conflict', code: 'not-delivered' });
  });

  it('P5 L7 is given by a requester on what they asked for, in their own words, and on nothing else', async () => {
    await expect(fellShort('less', on.team.requester)).rejects.toMatchObject({ kind: 'missing', code: 'not-found' });
    const { item } = await on.backlog.acceptRequest(ids[0]!, {}, po());
    await on.backlog.renameItem(item.id, { version: 1, title: 'Internal words' }, by(on.team.member));
    await on.move(item, 'backlog', 'done');
    const { request } = await fellShort('less', on.team.requester, item);
    expect(request.title).toBe('Update X');
  });
});
