import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Backtest, SeverityPolicyDraft, Ticket } from '@twotrack/service-queue/contract';
import { itilPolicy, standardPolicy } from '@twotrack/service-queue/domain';
import { KNOWN, DOWN_FOR_ALL, ask, openTestDesk, openTicket, refusalOf, wording, type TestDesk } from './desk.js';
import { THERE, factsOf, incidents, ofThatOrganisation, type Incident } from './servicenow.js';

const DAY = 86_400_000;
const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();
const over = (policy: SeverityPolicyDraft) => ({ policy, from: at(-365), to: at(1), zone: 'UTC' });
const keys = ({ changed }: Backtest) => changed.map(({ key }) => key).sort();

describe('a backtest', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await openTestDesk();
  });
  afterAll(() => desk.close());

  const reported = async (ticket: Ticket, moment: string): Promise<void> => {
    await desk.db.query('update service_queue.ticket set reported_at = $2 where id = $1', [ticket.id, moment]);
  };

  it('S6 tells old and new, which tickets change and why, and SEV1, nights and promised minutes by week', async () => {
    const [first, second, third] = [
      await openTicket(desk),
      await openTicket(desk, { facts: DOWN_FOR_ALL }),
      await openTicket(desk, { facts: { ...KNOWN, environment: { value: 'other' } } }),
    ];
    // a Sunday night and the Monday after it, by the clocks of Berlin: an hour earlier in UTC
    await reported(first, '2026-03-01T12:00:00Z');
    await reported(second, '2026-03-01T22:30:00Z');
    await reported(third, '2026-03-02T08:00:00Z');
    const draft = structuredClone(standardPolicy);
    draft.guards = draft.guards.filter(({ id }) => id !== 'not-production');
    draft.tables[0]!.cells[3]![3] = 2;
    const window = { from: '2026-03-01T00:00:00Z', to: '2026-03-08T00:00:00Z', zone: 'Europe/Berlin' };
    const told = await desk.queues.policy.backtest({ policy: draft, ...window }, desk.bao);
    const { resolution: of3 } = standardPolicy.sla[3];
    expect(told).toMatchObject({
      tickets: 3,
      changes: 1,
      changed: [{ key: third.key, title: third.title, old: 4, new: 3, because: ['no more: Not production'] }],
      weeks: [
        { monday: '2026-02-23', tickets: 2, sev1: { old: 1, new: 1 }, nightPages: { old: 1, new: 1 } },
        { monday: '2026-03-02', tickets: 1, slaMinutes: { old: standardPolicy.sla[4].resolution, new: of3 } },
      ],
      sev1: { old: 1, new: 1 },
    });
    expect(told.matrix).toEqual([
      [1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 1, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
    const noon = { ...window, from: '2026-03-01T22:00:00Z', to: '2026-03-01T23:00:00Z' };
    const by = async (zone: string) =>
      (await desk.queues.policy.backtest({ policy: draft, ...noon, zone }, desk.bao)).nightPages.old;
    expect([await by('Europe/Berlin'), await by('Pacific/Auckland')]).toEqual([1, 0]);
  });

  it('S6 judges what the draft does not know by its defaults, and leaves out what lies under a parent', async () => {
    const ticket = await openTicket(desk, { facts: DOWN_FOR_ALL });
    const { policy } = desk.queues;
    expect((await policy.backtest(over(itilPolicy), desk.bao)).changed.at(-1)).toMatchObject({
      ...{ key: ticket.key, old: 1, new: 3 },
      because: ['Priority of medium and medium gives 3'],
    });
    const { tickets } = await policy.backtest(over(standardPolicy), desk.bao);
    await desk.db.query('update service_queue.ticket set parent_id = $2 where id = $1', [ticket.id, ticket.id]);
    expect((await policy.backtest(over(standardPolicy), desk.bao)).tickets).toBe(tickets - 1);
  });

  it('S6 is refused over no time, in no zone, with what is no policy, and to whoever only asks', async () => {
    const { policy } = desk.queues;
    const attempt = (some: object, actor = desk.bao) => policy.backtest({ ...over(standardPolicy), ...some }, actor);
    expect(await refusalOf(attempt({ to: at(-400) }))).toMatchObject({ kind: 'invalid' });
    expect(await refusalOf(attempt({ zone: 'Mars/Base' }))).toMatchObject({ code: 'unknown-zone' });
    expect(await refusalOf(attempt({ policy: { ...standardPolicy, tables: [] } }))).toMatchObject({
      code: 'policy-incomplete',
    });
    expect(await refusalOf(attempt({}, desk.requester))).toMatchObject({ kind: 'forbidden' });
  });
});

describe.skipIf(!THERE)('a backtest over a real ServiceNow instance', () => {
  let desk: TestDesk;
  let log: Incident[] = [];
  const low: string[] = [];
  const load = async (incident: Incident): Promise<void> => {
    const command = wording({ title: `${incident.impact}·${incident.urgency}`, facts: factsOf(incident) });
    const { ticket } = await desk.queues.openTicket(command, ask(desk.bao));
    expect(ticket.severity).toBe(incident.priority);
    if (ticket.title === '3·3') low.push(ticket.key);
  };
  beforeAll(async () => {
    desk = await openTestDesk();
    log = incidents();
    await desk.queues.activatePolicy({ policy: ofThatOrganisation(), reason: 'as it was there' }, ask(desk.admin));
    for (let at = 0; at < log.length; at += 250) await Promise.all(log.slice(at, at + 250).map(load));
  }, 120_000);
  afterAll(() => desk.close());

  it('S6 of the stock table against their edited one lists exactly the tickets of low impact and low urgency', async () => {
    const told = await desk.queues.policy.backtest(over(itilPolicy), desk.bao);
    expect(low.length).toBeGreaterThan(0);
    expect(told).toMatchObject({ tickets: 5_998, changes: low.length });
    expect(keys(told)).toEqual(low.sort());
    for (const { title, old, new: now, because } of told.changed) {
      expect([title, old, now, because]).toEqual(['3·3', 4, 5, ['Priority of low and low gives 5']]);
    }
    const moved = told.matrix.flatMap((row, i) => row.filter((_, j) => i !== j));
    expect(moved.reduce((a, b) => a + b)).toBe(low.length);
    expect(told.matrix[3]![4]).toBe(low.length);
  });

  it('S6 of 6,000 tickets takes less than a second', async () => {
    const took: number[] = [];
    for (let i = 0; i < 3; i++) {
      const began = performance.now();
      await desk.queues.policy.backtest(over(itilPolicy), desk.bao);
      took.push(performance.now() - began);
    }
    expect(Math.min(...took)).toBeLessThan(1_000);
  });
});
