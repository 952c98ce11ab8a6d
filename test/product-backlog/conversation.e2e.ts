import { beforeEach, describe, expect, it } from 'vitest';
import {
  BacklogFile,
  conversationCommands,
  type Request,
  type RequestComment,
} from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/product-backlog/domain';
import type { Actor } from '@twotrack/shared';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';
import { walkCommands } from './support/walk.js';

const on = stage();
const talk = () => on.backlog.conversations;
const po = () => by(on.team.po);
const rita = () => by(on.team.requester);

let request: Request;
let soon: RequestComment;

const write = async (text: string, asking = rita(), open = true): Promise<RequestComment> =>
  (await talk().commentOnRequest(request.id, { text, public: open }, asking)).comment;
const now = async (actor: Actor = on.team.po): Promise<Request> =>
  (await on.backlog.request(request.id, actor)).request;
const inbox = async () => (await on.viewFor(on.team.po)).requests.map(({ id }) => id);

beforeEach(async () => {
  ({ request } = await on.backlog.submitRequest({ title: 'An export', source: 'customer' }, rita()));
});

walkCommands(on, conversationCommands, {
  commentOnRequest: {
    'by whoever asked': {
      events: ['request-commented'],
      who: () => on.team.requester,
      ask: (asking) => talk().commentOnRequest(request.id, { text: 'Soon?', public: true }, asking),
    },
    'by the team': {
      events: ['request-commented'],
      who: () => on.team.member,
      ask: (asking) => talk().commentOnRequest(request.id, { text: 'Which columns?', public: true }, asking),
    },
    'of what is declined': {
      events: ['request-commented'],
      who: () => on.team.requester,
      ready: () => on.backlog.declineRequest(request.id, { reason: 'no' }, po()),
      ask: (asking) => talk().commentOnRequest(request.id, { text: 'Why?', public: true }, asking),
    },
  },
  withdrawRequestComment: {
    events: ['request-comment-withdrawn'],
    who: () => on.team.requester,
    ready: async () => (soon = await write('Soon?')),
    ask: (asking) => talk().withdrawRequestComment(request.id, { commentId: soon.id }, asking),
  },
  hearRequester: {
    events: ['requester-heard'],
    who: () => on.team.member,
    ready: () => write('Thank you.'),
    ask: (asking) => talk().hearRequester(request.id, { heard: true }, asking),
  },
});

describe('what is written about a request', () => {
  it('P4 L7 within the team changes no board, and nobody who only asks is told of it, nor reads it', async () => {
    const readers = [on.team.po, on.team.member, on.team.requester];
    const before = await Promise.all(readers.map((reader) => on.viewFor(reader)));
    const { epoch, seq } = await on.head();
    const note = await write('Too dear for us', by(on.team.member), false);
    await talk().withdrawRequestComment(request.id, { commentId: note.id }, by(on.team.member));
    await write('Ask sales', po(), false);
    for (const [i, reader] of readers.entries()) {
      const { events } = await on.backlog.since(reader, epoch, seq);
      expect(events).toHaveLength(reader === on.team.requester ? 0 : 3);
      const board = boardOf(before[i]!);
      for (const event of events) applyEvent(board, event);
      expect(viewOf(board)).toEqual(await on.viewFor(reader));
    }
    expect(JSON.stringify(await on.backlog.request(request.id, on.team.requester))).not.toMatch(/Ask sales|Too dear/);
    expect(await talk().of(request.id, on.team.requester)).toEqual([]);
    expect((await talk().of(request.id, on.team.member)).map(({ text }) => text)).toEqual(['Ask sales']);
  });

  it('P4 waits in the inbox until somebody of the team answers, whatever became of the request', async () => {
    await on.backlog.declineRequest(request.id, { reason: 'no' }, po());
    expect(await inbox()).toEqual([]);
    await write('Why?');
    expect([await inbox(), (await now()).marks.said]).toEqual([[request.id], { count: 1, waits: true }]);
    await write('Internal', by(on.team.member), false);
    expect(await inbox()).toEqual([request.id]);
    const answer = await write('Nobody else asked.', by(on.team.member));
    expect([await inbox(), (await now()).marks.said]).toEqual([[], { count: 2, waits: false }]);
    await talk().withdrawRequestComment(request.id, { commentId: answer.id }, by(on.team.member));
    expect(await inbox()).toEqual([request.id]);
    await talk().hearRequester(request.id, { heard: true }, by(on.team.member));
    expect(await inbox()).toEqual([]);
    await talk().hearRequester(request.id, { heard: false }, by(on.team.member));
    expect(await inbox()).toEqual([request.id]);
  });

  it('A2 A3 is the team’s and of whoever asked; taken back by whoever wrote it', async () => {
    const other: Actor = { ...on.team.requester, id: on.team.admin.id };
    const comment = await write('Soon?');
    const note = await write('Hm', by(on.team.member), false);
    const missing = { kind: 'missing', code: 'not-found' };
    await expect(write('x', by(other))).rejects.toMatchObject(missing);
    await expect(talk().of(request.id, other)).rejects.toMatchObject(missing);
    await expect(write('x', rita(), false)).rejects.toMatchObject({ code: 'members-only' });
    await expect(write('x', by(on.team.admin))).rejects.toMatchObject({ code: 'members-only' });
    const take = (commentId: string, actor: Actor) =>
      talk().withdrawRequestComment(request.id, { commentId }, by(actor));
    await expect(take(comment.id, on.team.po)).rejects.toMatchObject({ kind: 'forbidden', code: 'not-yours' });
    await expect(take(note.id, on.team.requester)).rejects.toMatchObject(missing);
    await expect(talk().hearRequester(request.id, { heard: true }, rita())).rejects.toMatchObject({
      code: 'members-only',
    });
    expect(await talk().of(request.id, on.team.po)).toHaveLength(2);
  });

  it('P4 is taken along, each with its author and its day, and waits there for its answer', async () => {
    await write('Which?', po());
    await write('All.');
    await write('Hm', by(on.team.member), false);
    const before = await talk().of(request.id, on.team.po);
    const file = BacklogFile.parse(JSON.parse(JSON.stringify(await on.backlog.importing.export(on.team.po))));
    on.moveTo(await on.newTeam());
    await on.backlog.importing.restoreBacklog({ file }, po());
    const [copy] = (await on.viewFor(on.team.po)).requests;
    expect(copy!.marks.said).toEqual({ count: 2, waits: true });
    const bare = (list: RequestComment[]) =>
      list.map(({ text, at, by: who, public: open }) => ({ text, at, who, open }));
    expect(bare(await talk().of(copy!.id, on.team.po))).toEqual(bare(before));
    on.moveTo(await on.newTeam());
    const { losses } = await on.backlog.importing.restoreBacklog({ file: { ...file, requestComments: [] } }, po());
    expect(losses.map(({ what }) => what)).toContain('what was written with whoever asked');
  });
});
