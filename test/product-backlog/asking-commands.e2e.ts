import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  AskByForm,
  askingCommands,
  requestFormCommands,
  type Item,
  type ProductEvent,
  type Request,
} from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/product-backlog/domain';
import type { Actor, Asking } from '@twotrack/shared';
import { by } from './support/backlog.js';
import type { Case } from './support/case.js';
import { stage } from './support/stage.js';
import { walkCommands } from './support/walk.js';

const on = stage();
const askers = () => on.backlog.askers;
const secret = () => `ttw_${randomUUID()}${randomUUID()}`;
const po = () => by(on.team.po);
const words = (more: object = {}) => AskByForm.parse({ title: 'An export', source: 'customer', name: 'Olga', ...more });

let request: Request;
let olga: Actor;

async function asked(more: object = {}): Promise<Request> {
  return (await askers().askByForm(on.team.id, words(more), secret(), randomUUID())).request;
}
const whoAsked = ({ requester }: Request): Actor => ({ ...requester, teamId: on.team.id, roles: [] });

beforeEach(async () => {
  request = await asked();
  olga = whoAsked(request);
});

const accept = async (of: Request = request): Promise<Item> =>
  (await on.backlog.acceptRequest(of.id, { type: 'feature' }, po())).item;
const delivered = async () => on.move(await accept(), 'backlog', 'done');

const cases: Record<keyof typeof askingCommands, Case> = {
  askByForm: {
    events: ['request-submitted'],
    // whoever asks by a form is known by their key, and by nothing else
    ask: ({ key, actor }) => askers().askByForm(actor.teamId, words(), secret(), key),
  },
  withdrawAsked: {
    events: ['request-declined'],
    who: () => olga,
    ask: (asking) => askers().withdrawAsked(request.id, {}, asking),
  },
  askAgain: {
    events: ['request-returned'],
    who: () => olga,
    ready: () => askers().withdrawAsked(request.id, {}, by(olga)),
    ask: (asking) => askers().askAgain(request.id, {}, asking),
  },
  tellWhatFellShort: {
    events: ['request-submitted'],
    who: () => olga,
    ready: delivered,
    ask: (asking) => askers().tellWhatFellShort(request.id, { fellShort: 'less', words: 'No headers.' }, asking),
  },
  renewFollowLink: {
    events: ['follow-link-renewed'],
    ready: () => askers().revokeFollowLink(request.id, {}, po()),
    ask: (asking) => askers().renewFollowLink(request.id, {}, secret(), asking),
  },
  revokeFollowLink: {
    events: ['follow-link-revoked'],
    ask: (asking) => askers().revokeFollowLink(request.id, {}, asking),
  },
};

walkCommands(on, askingCommands, cases, /^askByForm/);

interface FormCase {
  readonly events: ProductEvent['type'][];
  readonly ready?: () => Promise<unknown>;
  readonly ask: (asking: Asking) => ReturnType<ReturnType<typeof askers>['makeRequestForm' | 'revokeRequestForm']>;
}
const formCases: Record<keyof typeof requestFormCommands, FormCase> = {
  makeRequestForm: {
    events: ['request-form-made'],
    ask: (asking) => askers().makeRequestForm({}, secret(), asking),
  },
  revokeRequestForm: {
    events: ['request-form-revoked'],
    ready: () => askers().makeRequestForm({}, secret(), po()),
    ask: (asking) => askers().revokeRequestForm({}, asking),
  },
};

describe.each(Object.entries(formCases))('%s, which no board shows', (_, one) => {
  it('L2 L7 its events change no view, and are told to nobody who only asks', async () => {
    await one.ready?.();
    const { po, member, admin, requester } = on.team;
    const before = await Promise.all([po, member, admin, requester].map((reader) => on.viewFor(reader)));
    const { epoch, seq } = await on.head();
    const answer = await one.ask(by(po));
    for (const [i, reader] of [po, member, admin, requester].entries()) {
      const { events } = await on.backlog.since(reader, epoch, seq);
      const board = boardOf(before[i]!);
      for (const event of events) applyEvent(board, event, reader === requester ? 'requester' : 'team');
      expect(events.map(({ type }) => type)).toEqual(reader === requester ? [] : one.events);
      expect(viewOf(board)).toEqual(await on.viewFor(reader));
    }
    expect((await on.head()).seq).toBe(answer.seq);
  });

  it('L4 the same key gives the first answer, and no second effect', async () => {
    await one.ready?.();
    const asking = po();
    const answer = await one.ask(asking);
    expect(await one.ask(asking)).toEqual({ ...answer, replayed: true });
    expect((await on.head()).seq).toBe(answer.seq);
  });

  it('A2 A4 is the product owner’s alone, and leaves no trace by others', async () => {
    await one.ready?.();
    const before = await on.head();
    for (const actor of [on.team.member, on.team.admin, on.team.requester])
      await expect(one.ask(by(actor))).rejects.toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
    expect(await on.head()).toEqual(before);
  });
});

describe('whoever asked from outside', () => {
  it('P4 has a case for each command on the form', () =>
    expect(Object.keys(formCases)).toEqual(Object.keys(requestFormCommands)));

  it('P4 asks in the words of three prompts, and waits in the inbox like anybody else', async () => {
    const problem = { who: 'Clerks', when: ' ', cost: 'An hour a day\neach' };
    const { id } = await asked({ problem, source: 'market-research' });
    const detail = await on.backlog.request(id, on.team.member);
    expect(detail.problem).toBe('**Who has it:** Clerks\n\n**What it costs them:** An hour a day\neach');
    expect(detail.request).toMatchObject({ source: 'market-research', status: 'open', marks: { followed: true } });
  });

  it('A2 A3 nobody else withdraws, asks again or complains in their name; nor do they after an answer', async () => {
    const other = whoAsked(await asked());
    const missing = { kind: 'missing', code: 'not-found' };
    const complaint = { fellShort: 'less' as const, words: 'No.' };
    for (const actor of [other, on.team.po, on.team.requester]) {
      await expect(askers().withdrawAsked(request.id, {}, by(actor))).rejects.toMatchObject(missing);
      await expect(askers().askAgain(request.id, {}, by(actor))).rejects.toMatchObject(missing);
      await expect(askers().tellWhatFellShort(request.id, complaint, by(actor))).rejects.toMatchObject(missing);
      await expect(askers().followed(request.id, actor)).rejects.toMatchObject(missing);
    }
    const early = askers().tellWhatFellShort(request.id, complaint, by(olga));
    await expect(early).rejects.toMatchObject({ code: 'not-delivered' });
    await on.backlog.declineRequest(request.id, { reason: 'Too dear' }, po());
    const late = { kind: 'conflict', code: 'already-decided' };
    await expect(askers().withdrawAsked(request.id, {}, by(olga))).rejects.toMatchObject(late);
    await expect(askers().askAgain(request.id, {}, by(olga))).rejects.toMatchObject({ code: 'not-withdrawn' });
    expect(await askers().followed(request.id, olga)).toMatchObject({ state: 'declined', reason: 'Too dear' });
  });

  it('A2 only the product owner gives a private link anew or takes it away', async () => {
    for (const actor of [on.team.member, on.team.admin, on.team.requester, olga]) {
      const refused = { kind: 'forbidden', code: 'not-product-owner' };
      await expect(askers().renewFollowLink(request.id, {}, secret(), by(actor))).rejects.toMatchObject(refused);
      await expect(askers().revokeFollowLink(request.id, {}, by(actor))).rejects.toMatchObject(refused);
    }
    const inside = (await on.backlog.submitRequest({ title: 'x', source: 'team' }, by(on.team.member))).request;
    await expect(askers().renewFollowLink(inside.id, {}, secret(), po())).rejects.toMatchObject({
      code: 'not-followed',
    });
  });

  it('L7 is told no event of the team', async () => {
    const event: ProductEvent = { type: 'request-declined', request };
    expect(on.backlog.visibleTo(olga, { ...event, seq: 1, at: '', by: olga } as never)).toBe(false);
  });
});

describe('what the private page says', () => {
  const page = () => askers().followed(request.id, olga);
  const piece = (title: string) => ({ title });

  it('P4 says that it waits, what it became, and where that stands', async () => {
    expect(await page()).toMatchObject({ state: 'waiting', since: request.at, became: null, reason: null });
    const item = await accept();
    await on.backlog.renameItem(item.id, { version: item.version, title: 'Export as CSV' }, po());
    expect(await page()).toMatchObject({ state: 'planned', became: { how: 'accepted', title: 'Export as CSV' } });
    await on.backlog.moveItem(item.id, { from: 'backlog', column: 'in-progress', override: 'Small' }, po());
    expect((await page()).state).toBe('in-work');
    const { item: done } = await on.move(item, 'in-progress', 'done');
    expect(await page()).toMatchObject({ state: 'delivered', since: done.doneAt, verdict: null });
    await on.move(item, 'done', 'review');
    expect((await page()).state).toBe('in-work');
  });

  it('P4 says what it was merged into, by that title only', async () => {
    const item = await on.newItem({ title: 'Reports' });
    await on.backlog.mergeRequest(request.id, { itemId: item.id }, po());
    expect(await page()).toMatchObject({ state: 'planned', became: { how: 'merged', title: 'Reports' } });
    expect(JSON.stringify(await page())).not.toContain(item.key);
    await on.backlog.returnRequest(request.id, {}, po());
    expect(await page()).toMatchObject({ state: 'waiting', became: null });
  });

  it('P12 answers kept, not now and removed with the reason', async () => {
    const item = await accept();
    await on.backlog.keep.keepItem(item.id, { reason: 'Still true' }, po());
    expect(await page()).toMatchObject({ state: 'planned', kept: { reason: 'Still true' }, reason: null });
    await on.backlog.keep.setAsideItem(item.id, { reason: 'After the move' }, po());
    expect(await page()).toMatchObject({ state: 'not-now', reason: 'After the move', kept: null });
    await on.backlog.keep.takeUpItem(item.id, {}, po());
    expect(await page()).toMatchObject({ state: 'planned', kept: { reason: 'Still true' } });
    await on.move(item, 'backlog', 'done');
    expect(await page()).toMatchObject({ state: 'delivered', kept: null });
    await on.move(item, 'done', 'backlog');
    await on.backlog.removeItem(item.id, { reason: 'Nobody else asked' }, po());
    expect(await page()).toMatchObject({ state: 'removed', reason: 'Nobody else asked' });
  });

  it('P11 says that it was split, and is delivered when every piece is', async () => {
    const item = await accept();
    const children = [piece('SECRET one'), piece('SECRET two')];
    const { children: made } = await on.backlog.refine.splitItem(item.id, { version: item.version, children }, po());
    expect(await page()).toMatchObject({ state: 'planned', pieces: { all: 2, done: 0 } });
    await on.move(made[0]!, 'backlog', 'done');
    expect(await page()).toMatchObject({ state: 'in-work', pieces: { all: 2, done: 1 } });
    await on.move(made[1]!, 'backlog', 'done');
    expect(await page()).toMatchObject({ state: 'delivered', pieces: { all: 2, done: 2 } });
    expect(JSON.stringify(await page())).not.toContain('SECRET');
    const { request: feedback } = await askers().tellWhatFellShort(
      request.id,
      { fellShort: 'far-less', words: 'It is empty.' },
      by(olga),
    );
    expect(feedback).toMatchObject({ source: 'feedback', requester: request.requester });
    expect(feedback.marks.about).toEqual({ itemId: made[1]!.id, fellShort: 'far-less' });
  });

  it('P16 says whether it helped, once that is known', async () => {
    const item = await accept();
    const hypothesis = { what: 'An export', outcome: 'saves time', measure: 'SECRET', from: '50', to: '5' };
    await on.backlog.briefs.stateHypothesis(item.id, { version: 1, hypothesis }, po());
    await on.move(item, 'backlog', 'done');
    expect(await page()).toMatchObject({ state: 'delivered', verdict: null });
    await on.backlog.proof.giveVerdict(item.id, { verdict: 'proven', reason: 'SECRET' }, po());
    expect(await page()).toMatchObject({ verdict: 'proven' });
    expect(JSON.stringify(await page())).not.toContain('SECRET');
  });

  it('P5 shows own feedback and where it stands, the last first, and nobody else’s', async () => {
    await delivered();
    const tell = (words: string) => askers().tellWhatFellShort(request.id, { fellShort: 'less', words }, by(olga));
    const { request: first } = await tell('No headers.');
    await tell('No dates.');
    const other = await asked();
    await on.backlog.declineRequest(first.id, { reason: 'By design' }, po());
    expect((await page()).feedback).toEqual([
      {
        fellShort: 'less',
        words: 'No dates.',
        at: expect.any(String),
        state: 'waiting',
        since: expect.any(String),
        reason: null,
      },
      {
        fellShort: 'less',
        words: 'No headers.',
        at: first.at,
        state: 'declined',
        since: expect.any(String),
        reason: 'By design',
      },
    ]);
    expect((await askers().followed(other.id, whoAsked(other))).feedback).toEqual([]);
  });

  it('B6 says that it was passed on', async () => {
    await on.backlog.handOverRequest(request.id, { reason: 'That is an outage' }, po());
    expect(await page()).toMatchObject({ state: 'passed-on', reason: 'That is an outage' });
  });
});
