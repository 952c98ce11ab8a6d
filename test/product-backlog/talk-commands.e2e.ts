import { beforeEach, describe, expect, it } from 'vitest';
import { briefCommands, talkCommands } from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/product-backlog/domain';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';
import { talkCasesOn } from './support/talk-cases.js';

const on = stage();
const { before: makeItems, cases } = talkCasesOn(on);
beforeEach(makeItems);

const everyCase = Object.entries(cases).flatMap(([name, ways]) =>
  Object.entries(ways).map(([way, one]) => ({ title: `${name} ${way}`, ...one })),
);

describe('every command on what is written down and said about an item', () => {
  it('L2 has a case', () =>
    expect(Object.keys(cases).sort()).toEqual(Object.keys({ ...briefCommands, ...talkCommands }).sort()));

  it.each(everyCase)('L2 L7 $title: snapshot before + its events = snapshot after, for every reader', async (one) => {
    await one.ready?.();
    const readers = [on.team.po, on.team.member, on.team.admin, on.team.requester];
    const before = await Promise.all(readers.map((reader) => on.viewFor(reader)));
    const { epoch, seq } = await on.head();
    const answer = await one.ask(by(one.who?.() ?? on.team.po));
    const { events } = await on.backlog.since(on.team.po, epoch, seq);
    expect(events.map(({ type }) => type)).toEqual(one.events);
    expect(events.at(-1)!.seq).toBe(answer.seq);
    for (const [i, reader] of readers.entries()) {
      const board = boardOf(before[i]!);
      const seen = await on.backlog.since(reader, epoch, seq);
      for (const event of seen.events) applyEvent(board, event, reader === on.team.requester ? 'requester' : 'team');
      expect(viewOf(board), reader.name).toEqual(await on.viewFor(reader));
      if (reader === on.team.requester) expect(seen.events).toEqual([]);
      else expect(viewOf(board), reader.name).not.toEqual(before[i]);
    }
  });

  it.each(everyCase)('L4 $title: the same key gives the first answer, and no second effect', async (one) => {
    await one.ready?.();
    const asking = by(one.who?.() ?? on.team.po);
    const answer = await one.ask(asking);
    expect(await one.ask(asking)).toEqual({ ...answer, replayed: true });
    expect((await on.head()).seq).toBe(answer.seq);
  });

  it.each(everyCase)('A3 $title: not by another team', async (one) => {
    await one.ready?.();
    const [stranger, before] = [await on.newTeam(), await on.head()];
    const strange = by({ ...(one.who?.() ?? on.team.po), teamId: stranger.id });
    await expect(one.ask(strange)).rejects.toMatchObject({ kind: 'missing', code: 'not-found' });
    expect(await on.head()).toEqual(before);
  });

  it.each(everyCase)('A4 $title: not by an admin who is nothing else', async (one) => {
    await one.ready?.();
    const before = await on.head();
    await expect(one.ask(by(on.team.admin))).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await on.head()).toEqual(before);
  });
});
