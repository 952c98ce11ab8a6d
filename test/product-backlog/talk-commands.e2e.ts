import { beforeEach, describe, expect, it } from 'vitest';
import { briefCommands, talkCommands } from '@twotrack/product-backlog/contract';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';
import { talkCasesOn } from './support/talk-cases.js';
import { actsOnce, tellsAll } from './support/walk.js';

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
    for (const { reader, before, events } of await tellsAll(on, one)) {
      if (reader === on.team.requester) expect(events).toBe(0);
      else expect(await on.viewFor(reader), reader.name).not.toEqual(before);
    }
  });

  it.each(everyCase)('L4 $title: the same key gives the first answer, and no second effect', (one) =>
    actsOnce(on, one),
  );

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
