import { beforeEach, describe, expect, it } from 'vitest';
import {
  evidenceCommands,
  stakeholderCommands,
  type Item,
  type ProductEvent,
} from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/product-backlog/domain';
import type { Answer, Asking } from '@twotrack/shared';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();
let item: Item;
const po = () => by(on.team.po);
const hypothesis = { what: 'An export', outcome: 'saves time', measure: 'Minutes a week', from: '50', to: '5' };

beforeEach(async () => {
  item = await on.newItem({ title: 'Export' });
  await on.backlog.briefs.stateHypothesis(item.id, { version: 1, hypothesis }, po());
  await on.move(item, 'backlog', 'done');
});

interface Case {
  events: ProductEvent['type'][];
  ready?: () => Promise<unknown>;
  ask: (asking: Asking) => Promise<Answer<object>>;
  /** Members may as well. */
  byMembers?: true;
  /** No card of any team is named. */
  ofTeam?: true;
}

const proof = () => on.backlog.proof;
const verdict = { verdict: 'proven', reason: 'Four minutes now.' } as const;
const givesVerdict = () => proof().giveVerdict(item.id, verdict, po());
let evidenceId: string;

const cases: Record<keyof typeof evidenceCommands | keyof typeof stakeholderCommands, Case> = {
  addEvidence: {
    events: ['evidence-added'],
    byMembers: true,
    ask: (asking) => proof().addEvidence(item.id, { number: { value: 4.5, unit: 'min' } }, asking),
  },
  withdrawEvidence: {
    events: ['evidence-withdrawn'],
    byMembers: true,
    ready: async () => {
      ({ id: evidenceId } = (
        await proof().addEvidence(item.id, { note: 'Nobody asks.' }, by(on.team.member))
      ).evidence);
    },
    ask: (asking) => proof().withdrawEvidence(item.id, { evidenceId }, asking),
  },
  setReviewDate: {
    events: ['review-date-set'],
    byMembers: true,
    ask: (asking) => proof().setReviewDate(item.id, { reviewAt: '2099-01-01T00:00:00.000Z' }, asking),
  },
  giveVerdict: { events: ['verdict-given'], ask: (asking) => proof().giveVerdict(item.id, verdict, asking) },
  withdrawVerdict: {
    events: ['verdict-withdrawn'],
    ready: givesVerdict,
    ask: (asking) => proof().withdrawVerdict(item.id, {}, asking),
  },
  makeStakeholderLink: {
    events: ['stakeholder-link-made'],
    ofTeam: true,
    ask: (asking) => proof().makeStakeholderLink({}, `tts_${on.team.id}`, asking),
  },
  revokeStakeholderLink: {
    events: ['stakeholder-link-revoked'],
    ofTeam: true,
    ready: () => proof().makeStakeholderLink({}, `tts_${on.team.id}`, po()),
    ask: (asking) => proof().revokeStakeholderLink({}, asking),
  },
};
const everyCase = Object.entries(cases).map(([title, one]) => ({ title, ...one }));

describe('every command on evidence and on the link for stakeholders', () => {
  it('L2 has a case', () =>
    expect(Object.keys(cases).sort()).toEqual(Object.keys({ ...evidenceCommands, ...stakeholderCommands }).sort()));

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
      if (reader === on.team.requester) expect(seen.events).toEqual([]);
    }
  });

  it.each(everyCase)('L4 $title: the same key gives the first answer, and no second effect', async (one) => {
    await one.ready?.();
    const asking = po();
    const answer = await one.ask(asking);
    expect(await one.ask(asking)).toEqual({ ...answer, replayed: true });
    expect((await on.head()).seq).toBe(answer.seq);
  });

  it.each(everyCase)('A3 A4 $title: not by another team, nor by whoever may not', async (one) => {
    await one.ready?.();
    const before = await on.head();
    const strange = by({ ...on.team.po, teamId: (await on.newTeam()).id });
    if (!one.ofTeam) await expect(one.ask(strange)).rejects.toMatchObject({ kind: 'missing', code: 'not-found' });
    const others = [on.team.admin, on.team.requester, ...(one.byMembers ? [] : [on.team.member])];
    for (const actor of others) await expect(one.ask(by(actor))).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await on.head()).toEqual(before);
    if (one.byMembers) await one.ask(by(on.team.member));
  });
});
