import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startEmbedded, type EmbeddedPostgres } from '@twotrack/api/embedded-postgres';
import { spawnApi, type ApiProcess } from '../support/api.js';
import { isDense, readLog } from '../support/read-log.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { byCallers } from '../support/until-answered.js';
import { createSender, kinds, send, ticketsOf, until, worked, type Sender } from './sender.js';

const EVENTS = 300;
const ALERTS = 3_000;

let dir: string;
let database: EmbeddedPostgres;
let api: ApiProcess;
let team: TestTeam;

beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'twotrack-intake-'));
  database = await startEmbedded({ dir });
  api = await spawnApi(database.url);
  team = await setUpTeam(api);
});

afterAll(async () => {
  await api?.close();
  await database?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const titlesOf = async (sender: Sender) =>
  (await ticketsOf(team.bao, team.slug))
    .filter(({ reportedBy }) => reportedBy.id === sender.id)
    .map(({ title }) => title)
    .sort();

async function everythingWorkedOff(): Promise<void> {
  await until('everything worked off', async () => {
    const path = `/api/teams/${team.slug}/service-queue/receipts?status=pending&limit=1`;
    const { status, body } = await team.bao.get(path);
    return status === 200 && body.receipts.length === 0 ? true : null;
  });
}

describe('what was acknowledged', () => {
  it('S12 L3 is all there once after the database was stopped and started: 503 meanwhile, and nothing else', async () => {
    const script = await createSender(api, team, 'generic');
    const events = Array.from({ length: EVENTS }, (_, i) => ({ summary: `Event ${i}`, dedup: `event ${i}` }));
    const statuses = new Map<number, number>();
    let outage: Promise<void> | null = null;
    const away = async () => {
      await database.stop();
      await until('a 503', async () => (statuses.get(503) ? true : null));
      database = await startEmbedded({ dir });
    };
    await byCallers(8, events, async (event) => {
      // as Alertmanager does: what was not taken is sent again
      for (;;) {
        const { status } = await send(script, event);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status === 200 && statuses.get(200) === EVENTS / 3) outage = away();
        if (status === 200) return;
        await wait(50);
      }
    });
    await outage!;
    expect([...statuses.keys()].sort()).toEqual([200, 503]);
    expect(statuses.get(200)).toBe(EVENTS);
    await everythingWorkedOff();
    expect(await titlesOf(script)).toEqual(events.map(({ summary }) => summary).sort());
  }, 120_000);

  it(`S12 is worked off by the next process where one is killed right after its answer: ${ALERTS} alerts, each once`, async () => {
    const monitor = await createSender(api, team, 'alertmanager');
    const alerts = Array.from({ length: ALERTS }, (_, i) => ({
      ...{ status: 'firing', labels: { alertname: `Alert ${i}` }, fingerprint: `killed ${i}` },
      ...{ startsAt: '2026-11-20T06:10:00.000Z', endsAt: '0001-01-01T00:00:00Z' },
    }));
    const { body } = await must(send(monitor, { alerts }));
    const port = Number(new URL(api.url).port);
    await api.kill('SIGKILL');
    api = await spawnApi(database.url, port);
    const receipt = await worked(monitor, body.receipt);
    expect(new Set(kinds(receipt.outcomes))).toEqual(new Set(['created']));
    expect(receipt.outcomes).toHaveLength(ALERTS);
    expect(await titlesOf(monitor)).toEqual(alerts.map(({ labels }) => labels.alertname).sort());
    const board = (await must(team.bao.get(`/api/teams/${team.slug}/board`))).body;
    const log = await readLog(team.bao, board.service.stream);
    expect(isDense(log)).toBe(true);
    expect(log).toHaveLength(board.service.stream.seq);
  }, 120_000);
});
