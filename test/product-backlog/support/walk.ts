import { describe, expect, it } from 'vitest';
import type { ProductView } from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/product-backlog/domain';
import type { Actor } from '@twotrack/shared';
import { by } from './backlog.js';
import type { Case } from './case.js';
import type { stage } from './stage.js';

/** A command that writes the same events in every way has one case, without a name. */
const waysOf = (one: Case | Record<string, Case>): Record<string, Case> =>
  typeof one.ask === 'function' ? { '': one as Case } : (one as Record<string, Case>);

/**
 * Walks a registry of commands: each has a case, and each case keeps L2, L4 and A3. `ofNoCard` are the cases, by their
 * titles, that name no card, so that they are about whatever team asks.
 */
export function walkCommands<Name extends string>(
  on: ReturnType<typeof stage>,
  registry: Record<Name, unknown>,
  cases: Record<Name, Case | Record<string, Case>>,
  ofNoCard?: RegExp,
): void {
  const everyCase = Object.entries<Case | Record<string, Case>>(cases).flatMap(([name, one]) =>
    Object.entries(waysOf(one)).map(([way, one]) => ({ title: `${name} ${way}`.trim(), ...one })),
  );
  const ofACard = everyCase.filter(({ title }) => !ofNoCard?.test(title));

  describe('every command', () => {
    it('L2 has a case for each command there is', () => {
      expect(Object.keys(cases).sort()).toEqual(Object.keys(registry).sort());
      expect(Object.values<object>(cases).every((ways) => Object.keys(ways).length > 0)).toBe(true);
    });

    it.each(everyCase)('L2 $title: snapshot before + its events = snapshot after, for every reader', async (one) => {
      await tellsAll(on, one);
    });

    it.each(everyCase)('L4 $title: the same key gives the first answer, and no second effect', (one) =>
      actsOnce(on, one),
    );

    if (ofACard.length === 0) return;
    it.each(ofACard)('A3 $title: not by another team', async (one) => {
      await one.ready?.();
      const [stranger, before] = [await on.newTeam(), await on.head()];
      const strange = { ...(one.who?.() ?? on.team.po), teamId: stranger.id };
      await expect(one.ask(by(strange))).rejects.toMatchObject({ kind: 'missing', code: 'not-found' });
      expect(await on.head()).toEqual(before);
    });
  });
}

/** One reader of the track, how it stood for them before, and how many events they were told. */
interface Told {
  readonly reader: Actor;
  readonly before: ProductView;
  readonly events: number;
}

/** L2: its events, and no others, lead every reader from what they saw before to what they see now. */
export async function tellsAll(on: ReturnType<typeof stage>, one: Case): Promise<Told[]> {
  await one.ready?.();
  const readers = [on.team.po, on.team.member, on.team.admin, on.team.requester];
  const before = await Promise.all(readers.map((reader) => on.viewFor(reader)));
  const { epoch, seq } = await on.head();
  const answer = await one.ask(by(one.who?.() ?? on.team.po));
  const { events } = await on.backlog.since(on.team.po, epoch, seq);
  expect(events.map(({ type }) => type)).toEqual(one.events);
  expect(events.at(-1)!.seq).toBe(answer.seq);
  const told: Told[] = [];
  for (const [i, reader] of readers.entries()) {
    const board = boardOf(before[i]!);
    const seen = await on.backlog.since(reader, epoch, seq);
    for (const event of seen.events) applyEvent(board, event, reader === on.team.requester ? 'requester' : 'team');
    expect(viewOf(board), reader.name).toEqual(await on.viewFor(reader));
    told.push({ reader, before: before[i]!, events: seen.events.length });
  }
  expect(await on.viewFor(on.team.po)).not.toEqual(before[0]);
  return told;
}

/** L4: the same key gives the first answer, and no second effect. */
export async function actsOnce(on: ReturnType<typeof stage>, one: Case): Promise<void> {
  await one.ready?.();
  const asking = by(one.who?.() ?? on.team.po);
  const answer = await one.ask(asking);
  expect(await one.ask(asking)).toEqual({ ...answer, replayed: true });
  expect((await on.head()).seq).toBe(answer.seq);
}
