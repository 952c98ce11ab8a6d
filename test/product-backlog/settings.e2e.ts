import { beforeEach, describe, expect, it } from 'vitest';
import {
  DEFAULT_SETTINGS,
  settingsCommands,
  type BacklogSettings,
  type ScoreWeights,
} from '@twotrack/product-backlog/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/product-backlog/domain';
import type { Answer, Asking } from '@twotrack/shared';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();
let version: number;

beforeEach(async () => {
  const { settings } = await on.backlog.settings.setVision(
    { version: 0, vision: 'Money moves by itself.' },
    by(on.team.po),
  );
  version = settings.version;
});

type Ask = (asking: Asking) => Promise<Answer<{ settings: BacklogSettings }>>;
const weights: ScoreWeights = { preset: 'vectors', risk: 2, value: 3, learning: 1, size: 0.5 };
const cases: Record<keyof typeof settingsCommands, Ask> = {
  setWeights: (asking) => on.backlog.settings.setWeights({ version, weights }, asking),
  setReadyRule: (asking) =>
    on.backlog.settings.setReadyRule({ version, ready: { sizeLimit: 4, understandingAtLeast: 2 } }, asking),
  setDinosaurRule: (asking) =>
    on.backlog.settings.setDinosaurRule({ version, dinosaurs: { days: 60, horizonMonths: 3 } }, asking),
  setCeiling: (asking) => on.backlog.settings.setCeiling({ version, ceiling: 80 }, asking),
  setVision: (asking) => on.backlog.settings.setVision({ version, vision: '' }, asking),
  markReviewed: (asking) => on.backlog.settings.markReviewed({ version }, asking),
};
const everyCase = Object.entries(cases).map(([title, ask]) => ({ title, ask }));

describe('the settings of a backlog', () => {
  it('L2 have a case for each command there is', () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(settingsCommands).sort());
  });

  it.each(everyCase)('L2 $title: snapshot before + its event = snapshot after, for every reader', async ({ ask }) => {
    const readers = [on.team.po, on.team.member, on.team.admin, on.team.requester];
    const before = await Promise.all(readers.map((reader) => on.viewFor(reader)));
    const { epoch, seq } = await on.head();
    const answer = await ask(by(on.team.po));
    const { events } = await on.backlog.since(on.team.po, epoch, seq);
    expect(events.map(({ type }) => type)).toEqual(['settings-set']);
    for (const [i, reader] of readers.entries()) {
      const board = boardOf(before[i]!);
      const seen = await on.backlog.since(reader, epoch, seq);
      for (const event of seen.events) applyEvent(board, event);
      expect(viewOf(board), reader.name).toEqual(await on.viewFor(reader));
    }
    expect((await on.viewFor(on.team.member)).settings).toEqual(answer.settings);
    expect(answer.settings.version).toBe(version + 1);
  });

  it.each(everyCase)('L4 $title: the same key gives the first answer, and no second effect', async ({ ask }) => {
    const asking = by(on.team.po);
    const answer = await ask(asking);
    expect(await ask(asking)).toEqual({ ...answer, replayed: true });
    expect((await on.head()).seq).toBe(answer.seq);
  });

  it.each(everyCase)('P1 $title: by the product owner alone, not by a member, not by the admin', async ({ ask }) => {
    const before = await on.head();
    for (const other of [on.team.member, on.team.admin, on.team.requester])
      await expect(ask(by(other))).rejects.toMatchObject({ kind: 'forbidden', code: 'not-product-owner' });
    expect(await on.head()).toEqual(before);
  });

  it.each(everyCase)(
    'L2 $title: refused where the settings changed meanwhile, with how they stand',
    async ({ ask }) => {
      const { settings } = await on.backlog.settings.setVision({ version, vision: 'Another.' }, by(on.team.po));
      await expect(ask(by(on.team.po))).rejects.toMatchObject({
        kind: 'conflict',
        code: 'stale-version',
        facts: { settings },
      });
    },
  );

  it('L2 say nothing where nothing changes', async () => {
    await on.backlog.settings.setWeights({ version, weights }, by(on.team.po));
    const before = await on.head();
    const again = await on.backlog.settings.setWeights({ version: version + 1, weights }, by(on.team.po));
    expect(again.settings.weights).toEqual({ ...weights, version: DEFAULT_SETTINGS.weights.version + 1 });
    expect(await on.head()).toEqual(before);
  });

  it('L2 give a part that came later its default', async () => {
    await on.db.query(`update product_backlog.settings set body = body - 'ceiling' - 'ready' where team_id = $1`, [
      on.team.id,
    ]);
    const { settings } = await on.backlog.settings.setCeiling({ version, ceiling: 5 }, by(on.team.po));
    expect(settings).toMatchObject({ ceiling: 5, ready: DEFAULT_SETTINGS.ready, vision: 'Money moves by itself.' });
  });

  it('L7 are nothing a requester reads', async () => {
    expect((await on.viewFor(on.team.requester)).settings).toEqual(DEFAULT_SETTINGS);
  });
});
