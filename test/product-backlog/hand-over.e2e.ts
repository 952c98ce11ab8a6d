import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { handOverCommands, type ProductEvent, type Request } from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/product-backlog/domain';
import type { Actor, Answer, Asking } from '@twotrack/shared';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();
let request: Request;

const marks = { ticketId: randomUUID() };
const asksFor = async (about: Request['marks'] = {}): Promise<Request> => {
  const words = { title: 'Dark mode', problem: 'Glare.', source: 'stakeholder' } as const;
  const { id, name } = on.team.requester;
  const asked = { requester: { id, name }, marks: about };
  return (await on.backlog.submitRequest(words, by(on.team.member), asked)).request;
};
const handsOver = (asking: Asking = by(on.team.po)) =>
  on.backlog.handOverRequest(request.id, { reason: 'It is work' }, asking);

beforeEach(async () => {
  request = await asksFor();
});

interface Case {
  readonly ready?: () => Promise<unknown>;
  readonly ask: (asking: Asking) => Promise<Answer<object>>;
  readonly event: ProductEvent['type'];
  readonly who: () => Actor;
}

const cases: Record<keyof typeof handOverCommands, Case> = {
  handOverRequest: { ask: handsOver, event: 'request-handed-over', who: () => on.team.po },
  noteTicket: {
    ready: handsOver,
    ask: (asking) => on.backlog.noteTicket(request.id, { ...marks, key: 'SRV-7' }, asking),
    event: 'request-handed-over',
    who: () => on.team.po,
  },
  takeBackRequest: {
    ready: handsOver,
    ask: (asking) => on.backlog.takeBackRequest(request.id, {}, asking),
    event: 'request-returned',
    who: () => on.team.po,
  },
  withdrawRequest: {
    ask: (asking) => on.backlog.withdrawRequest(request.id, { reason: 'No more' }, asking),
    event: 'request-declined',
    who: () => on.team.requester,
  },
};
const everyCase = Object.entries(cases).map(([title, one]) => ({ title, ...one }));

describe('every command between the tracks', () => {
  it.each(everyCase)('L2 L4 $title: before + its events = after for every reader, once', async (one) => {
    await one.ready?.();
    const readers = [on.team.po, on.team.member, on.team.admin, on.team.requester];
    const before = await Promise.all(readers.map((reader) => on.viewFor(reader)));
    const { epoch, seq } = await on.head();
    const asking = by(one.who());
    const answer = await one.ask(asking);
    const { events } = await on.backlog.since(on.team.po, epoch, seq);
    expect(events.map(({ type }) => type)).toEqual([one.event]);
    for (const [i, reader] of readers.entries()) {
      const board = boardOf(before[i]!);
      const seen = await on.backlog.since(reader, epoch, seq);
      for (const event of seen.events) applyEvent(board, event, reader === on.team.requester ? 'requester' : 'team');
      expect(viewOf(board), reader.name).toEqual(await on.viewFor(reader));
    }
    expect(await one.ask(asking)).toEqual({ ...answer, replayed: true });
    expect((await on.head()).seq).toBe(answer.seq);
  });

  it.each(everyCase)('A3 $title: not by another team', async (one) => {
    await one.ready?.();
    const [stranger, before] = [await on.newTeam(), await on.head()];
    const asking = by({ ...one.who(), teamId: stranger.id });
    await expect(one.ask(asking)).rejects.toMatchObject({ kind: 'missing', code: 'not-found' });
    expect(await on.head()).toEqual(before);
  });
});

describe('a request', () => {
  it('P4 is the person’s in whose name it was asked, and says where it comes from', async () => {
    const theirs = await asksFor(marks);
    expect(theirs).toMatchObject({ requester: { name: 'Rita' }, marks, status: 'open' });
    expect((await on.viewFor(on.team.requester)).requests.map(({ id }) => id)).toContain(theirs.id);
  });

  it('B6 P4 is handed over and taken back by the product owner only, and is as it was', async () => {
    await expect(handsOver(by(on.team.member))).rejects.toMatchObject({ code: 'not-product-owner' });
    await expect(on.backlog.takeBackRequest(request.id, {}, by(on.team.po))).rejects.toMatchObject({
      code: 'not-handed-over',
    });
    await handsOver();
    expect((await on.backlog.onTheirWay(1000)).map((one) => one.request.id)).toContain(request.id);
    await on.backlog.noteTicket(request.id, { ...marks, key: 'SRV-7' }, by(on.team.po));
    expect((await on.backlog.onTheirWay(1000)).map((one) => one.request.id)).not.toContain(request.id);
    await expect(on.backlog.returnRequest(request.id, {}, by(on.team.po))).rejects.toMatchObject({
      code: 'handed-over',
    });
    const { request: back } = await on.backlog.takeBackRequest(request.id, {}, by(on.team.po));
    expect(back).toEqual(request);
  });

  it('P4 is withdrawn by whoever asked, by members only where it came from a ticket or a problem, while it is open', async () => {
    const withdraw = (id: string, actor: Actor) => on.backlog.withdrawRequest(id, { reason: 'No more' }, by(actor));
    await expect(withdraw(request.id, on.team.member)).rejects.toMatchObject({ code: 'not-your-request' });
    const { request: gone } = await withdraw(request.id, on.team.requester);
    expect(gone).toMatchObject({ status: 'declined', decision: { by: { name: 'Rita' }, reason: 'No more' } });
    await expect(withdraw(request.id, on.team.requester)).rejects.toMatchObject({ code: 'already-decided' });
    const ofTicket = await asksFor(marks);
    expect(await withdraw(ofTicket.id, on.team.member)).toMatchObject({ request: { status: 'declined' } });
  });
});
