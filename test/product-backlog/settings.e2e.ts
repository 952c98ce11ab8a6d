import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, settingsCommands, type ScoreWeights } from '@twotrack/product-backlog/contract';
import { by } from './support/backlog.js';
import type { Case } from './support/case.js';
import { stage } from './support/stage.js';
import { walkCommands } from './support/walk.js';

const on = stage();
let version: number;

beforeEach(async () => {
  const { settings } = await on.backlog.settings.setVision(
    { version: 0, vision: 'Money moves by itself.' },
    by(on.team.po),
  );
  version = settings.version;
});

const sets = (ask: Case['ask']): Case => ({ events: ['settings-set'], ask });
const weights: ScoreWeights = { preset: 'vectors', risk: 2, value: 3, learning: 1, size: 0.5 };
const ready = { sizeLimit: 4, understandingAtLeast: 2 };
const dinosaurs = { days: 60, horizonMonths: 3 };
const cases: Record<keyof typeof settingsCommands, Case> = {
  setWeights: sets((asking) => on.backlog.settings.setWeights({ version, weights }, asking)),
  setReadyRule: sets((asking) => on.backlog.settings.setReadyRule({ version, ready }, asking)),
  setDinosaurRule: sets((asking) => on.backlog.settings.setDinosaurRule({ version, dinosaurs }, asking)),
  setCeiling: sets((asking) => on.backlog.settings.setCeiling({ version, ceiling: 80 }, asking)),
  setVision: sets((asking) => on.backlog.settings.setVision({ version, vision: '' }, asking)),
  markReviewed: sets((asking) => on.backlog.settings.markReviewed({ version }, asking)),
};
const everyCase = Object.entries(cases).map(([title, { ask }]) => ({ title, ask }));

walkCommands(on, settingsCommands, cases, /./);

describe('the settings of a backlog', () => {
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
