import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standardPolicy } from '@twotrack/service-queue/domain';
import { startApi, type ApiHere } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { KNOWN } from './desk.js';

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let queue: string;

const ofTeam = (rest: string) => `/api/teams/${team.slug}/service-queue/${rest}`;
const day = [{ from: '09:00', to: '17:00' }];
const berlin = {
  id: 'berlin',
  name: 'Berlin',
  zone: 'Europe/Berlin',
  week: [day, day, day, day, day, [], []],
  holidays: [{ date: '2026-11-18', name: 'Buß- und Bettag' }],
};
const terms = () => ({ sla: standardPolicy.sla, calendars: [berlin], queues: { [queue]: { calendar: 'berlin' } } });

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  const ticket = await must(team.bao.post(ofTeam('tickets'), { kind: 'incident', title: 'Slow', facts: KNOWN }));
  queue = ticket.body.ticket.queueId;
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

describe('calendars over HTTP', () => {
  it('S8 a draft is tried: when each severity would be due, and in which hours; nothing changes', async () => {
    const tried = await team.bao.post(ofTeam('policies/try-clock'), {
      ...terms(),
      queue,
      reportedAt: '2026-11-17T14:00:00.000Z',
    });
    expect(tried).toMatchObject({ status: 200, body: { reportedAt: '2026-11-17T14:00:00.000Z' } });
    expect(tried.body.severities[1]).toMatchObject({
      severity: 2,
      clocks: [
        { clock: 'response', targetMinutes: 30, due: '2026-11-17T14:30:00.000Z' },
        {
          clock: 'resolution',
          targetMinutes: 480,
          due: '2026-11-19T14:00:00.000Z',
          open: { days: [{ name: 'Tue', minutes: 120 }, { name: 'Wed', closed: 'Buß- und Bettag' }, { minutes: 360 }] },
        },
      ],
    });
    const policies = await team.bao.get(ofTeam('policies'));
    expect(policies.body.active).toMatchObject({ version: 1, calendars: [], queues: {} });
    expect(policies.body.active).not.toHaveProperty('hoursOf');
  });

  it('S8 what cannot be tried is refused: faults with their paths, a queue that is not there, somebody who only asks', async () => {
    const zone = { ...terms(), calendars: [{ ...berlin, zone: 'Europe/Atlantis' }], queue };
    expect(await team.bao.post(ofTeam('policies/try-clock'), zone)).toMatchObject({
      status: 400,
      body: { code: 'policy-incomplete', faults: [{ path: 'calendars.0.zone' }] },
    });
    const malformed = { ...terms(), calendars: [{ ...berlin, week: [] }], queue };
    expect(await team.bao.post(ofTeam('policies/try-clock'), malformed)).toMatchObject({ status: 400 });
    const elsewhere = { ...terms(), queue: randomUUID() };
    expect(await team.bao.post(ofTeam('policies/try-clock'), elsewhere)).toMatchObject({ status: 404 });
    const asked = { ...terms(), queue };
    expect(await team.emre.post(ofTeam('policies/try-clock'), asked)).toMatchObject({ status: 403 });
  });

  it('S8 an activated calendar makes the due times, and the ticket explains them', async () => {
    const policy = { ...standardPolicy, ...terms() };
    await must(team.ada.post(ofTeam('policies/activate'), { policy, reason: 'office hours' }));
    const opened = await must(team.bao.post(ofTeam('tickets'), { kind: 'incident', title: 'Slow', facts: KNOWN }));
    const detail = await team.bao.get(`/api/service-queue/tickets/${opened.body.ticket.id}`);
    const [, resolution] = detail.body.clocks;
    const minutes = resolution.open.days.map((one: { minutes?: number }) => one.minutes ?? 0);
    const told = minutes.reduce((sum: number, one: number) => sum + one, 0) + (resolution.open.more?.minutes ?? 0);
    expect(told).toBeCloseTo(resolution.targetMinutes, 6);
    expect(resolution.due).toBe(opened.body.ticket.resolutionDue);
  });
});
