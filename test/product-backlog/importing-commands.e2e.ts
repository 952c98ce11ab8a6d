import { beforeEach, describe, expect, it } from 'vitest';
import {
  importCommands,
  type BacklogFile,
  type ImportRow,
  type ProductEvent,
} from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/product-backlog/domain';
import type { Answer, Asking } from '@twotrack/shared';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();
let file: BacklogFile;

const row: ImportRow = {
  key: 'SP-1',
  title: 'Draft event',
  problem: 'Nobody can draft.',
  type: 'feature',
  to: 'inbox',
};
const order = { ...row, to: 'order', size: 3, at: '2021-06-18T18:41:29.398Z' } as const;

/** A file of a backlog that has one of everything. */
async function exported(): Promise<BacklogFile> {
  const [first, second] = await on.items('First', 'Second');
  const po = () => by(on.team.po);
  await on.backlog.submitRequest({ title: 'Wish', source: 'customer', problem: 'A wish.' }, by(on.team.requester));
  await on.backlog.rankItem(second!.id, { before: first!.id }, by(on.team.member));
  await on.backlog.setColumnPolicy('ready', { policy: 'Small enough' }, po());
  await on.backlog.settings.setCeiling({ version: 0, ceiling: 50 }, po());
  const measure = { name: 'Carts', unit: '%', from: 10, to: 20, current: 10 };
  const days = { startsOn: '2026-11-01', endsOn: '2026-12-01' };
  await on.backlog.goals.openGoal({ title: 'More carts', why: '', measure, ...days }, po());
  return on.backlog.importing.export(on.team.po);
}

interface Case {
  events: ProductEvent['type'][];
  ready?: () => Promise<unknown>;
  ask: (asking: Asking) => Promise<Answer<object>>;
}

const imports = (asking: Asking, ...rows: ImportRow[]) =>
  on.backlog.importing.importRows({ from: 'jira', rows }, asking);

const cases: Record<keyof typeof importCommands, Record<string, Case>> = {
  importRows: {
    'to the inbox': { events: ['request-submitted'], ask: (asking) => imports(asking, row) },
    'to the order': {
      events: ['request-submitted', 'item-added', 'request-accepted'],
      ask: (asking) => imports(asking, order),
    },
    'over a limit that warns': {
      events: ['request-submitted', 'item-added', 'limit-breached', 'request-accepted'],
      ready: async () => {
        await on.newItem();
        await on.backlog.setColumnLimit('backlog', { limit: { count: 1, mode: 'warn' } }, by(on.team.po));
      },
      ask: (asking) => imports(asking, order),
    },
    'what is here already, and something new': {
      events: ['request-submitted'],
      ready: () => imports(by(on.team.member), row),
      ask: (asking) => imports(asking, row, { ...row, key: 'SP-2' }),
    },
  },
  restoreBacklog: {
    'into an empty team': {
      events: [
        'settings-set',
        'column-policy-set',
        'goal-opened',
        'request-submitted',
        'item-added',
        'item-added',
        'rank-proposed',
      ],
      ready: async () => {
        file = await exported();
        on.moveTo(await on.newTeam());
      },
      ask: (asking) => on.backlog.importing.restoreBacklog({ file }, asking),
    },
  },
};

const everyCase = Object.entries(cases).flatMap(([name, ways]) =>
  Object.entries(ways).map(([way, one]) => ({ title: `${name} ${way}`, ...one })),
);

describe('every command that brings something in', () => {
  beforeEach(() => (file = undefined as never));

  it('L2 has a case', () => expect(Object.keys(cases).sort()).toEqual(Object.keys(importCommands).sort()));

  it.each(everyCase)('L2 $title: snapshot before + its events = snapshot after, for every reader', async (one) => {
    await one.ready?.();
    const readers = [on.team.po, on.team.member, on.team.admin, on.team.requester];
    const before = await Promise.all(readers.map((reader) => on.viewFor(reader)));
    const { epoch, seq } = await on.head();
    const answer = await one.ask(by(on.team.po));
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
    const asking = by(on.team.po);
    const answer = await one.ask(asking);
    expect(await one.ask(asking)).toEqual({ ...answer, replayed: true });
    expect((await on.head()).seq).toBe(answer.seq);
  });
});

describe('what comes from elsewhere', () => {
  it('P4 goes into the order by the product owner alone, and leaves nothing behind where refused', async () => {
    const before = await on.head();
    for (const actor of [on.team.member, on.team.admin, on.team.requester]) {
      const refused = { kind: 'forbidden', code: 'not-product-owner' };
      await expect(imports(by(actor), row, order)).rejects.toMatchObject(refused);
    }
    expect(await on.head()).toEqual(before);
  });

  it('P4 stands at the end of the order as it stood in the file, with its size and the day it was asked for', async () => {
    await on.items('Here before');
    const rows = ['a', 'b', 'c'].map((key) => ({ ...order, key, title: key }));
    await imports(by(on.team.po), ...(rows as (typeof order)[]));
    expect(await on.titles()).toEqual(['Here before', 'a', 'b', 'c']);
    const item = (await on.viewFor(on.team.po)).items.find(({ title }) => title === 'b')!;
    expect(item).toMatchObject({ vectors: { size: 3 }, createdAt: order.at, column: 'backlog' });
    expect(item.marks).toEqual({ imported: { from: 'jira', key: 'b' }, stated: { problem: true, examples: 0 } });
  });

  it('P4 comes once, whoever imports it, however often, and whatever became of it', async () => {
    await Promise.all(Array.from({ length: 8 }, () => imports(by(on.team.member), row, { ...row, key: 'SP-2' })));
    const { requests } = await on.viewFor(on.team.po);
    expect(requests.map(({ marks }) => marks.imported!.key).sort()).toEqual(['SP-1', 'SP-2']);
    await on.backlog.declineRequest(requests[0]!.id, { reason: 'not here' }, by(on.team.po));
    const again = await imports(by(on.team.po), row, { ...order, key: 'SP-2' });
    expect(again).toMatchObject({ inbox: [], order: [], known: ['SP-1', 'SP-2'] });
  });
});

describe('a backlog taken along', () => {
  it('P1 is never put over another one', async () => {
    file = await exported();
    const refused = { kind: 'conflict', code: 'backlog-not-empty' };
    await expect(on.backlog.importing.restoreBacklog({ file }, by(on.team.po))).rejects.toMatchObject(refused);
    on.moveTo(await on.newTeam());
    await expect(on.backlog.importing.restoreBacklog({ file }, by(on.team.admin))).rejects.toMatchObject({
      code: 'not-product-owner',
    });
    expect((await on.viewFor(on.team.po)).items).toEqual([]);
  });

  it('P1 P2 P8 comes back as it stood: words, examples, what is done, removed or not now', async () => {
    const [a, b, c, d] = await on.items('Shipped', 'Dropped', 'Later', 'Now');
    await on.move(a!, 'backlog', 'done');
    await on.backlog.removeItem(b!.id, {}, by(on.team.po));
    await on.backlog.keep.setAsideItem(c!.id, { reason: 'not now' }, by(on.team.po));
    const examples = [{ text: 'It is there', met: false }];
    await on.backlog.briefs.setExamples(d!.id, { version: 1, examples }, by(on.team.member));
    const then = await on.backlog.importing.export(on.team.po);
    on.moveTo(await on.newTeam());
    const { losses } = await on.backlog.importing.restoreBacklog({ file: then }, by(on.team.po));
    expect(losses).toEqual([]);
    const now = await on.backlog.importing.export(on.team.po);
    const bare = ({ items }: BacklogFile) =>
      items.map(({ id: _, formerNeighbour, ...item }) => ({ ...item, stoodBefore: formerNeighbour !== null }));
    expect(bare(now)).toEqual(bare(then));
    expect(now.items.find(({ title }) => title === 'Now')!.brief!.examples).toEqual(examples);
    expect(await on.titles()).toEqual(['Now']);
    const back = await on.backlog.keep.takeUpItem(
      now.items.find(({ title }) => title === 'Later')!.id,
      {},
      by(on.team.po),
    );
    expect([back.item.key, await on.titles()]).toEqual(['PRD-3', ['Later', 'Now']]);
  });

  it('A2 is for the product owner and the admins', async () => {
    for (const actor of [on.team.member, on.team.requester])
      await expect(on.backlog.importing.export(actor)).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await on.backlog.importing.export(on.team.admin)).items).toEqual([]);
  });
});
