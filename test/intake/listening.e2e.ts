import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventsSince, viewAt } from '../service-queue/desk.js';
import { listen, type Listening } from './listening.js';

let here: Listening;
beforeAll(async () => {
  here = await listen();
});
afterAll(() => here?.close());

const alert = (name: string, more: object = {}) => ({
  alerts: [
    {
      ...{ status: 'firing', labels: { alertname: name }, fingerprint: name },
      ...{ startsAt: here.now(), endsAt: '0001-01-01T00:00:00Z', ...more },
    },
  ],
});
const event = (action: 'trigger' | 'resolve', dedup: string) => ({ summary: 'Goes on and off', action, dedup });

describe('an alert that goes on and off', () => {
  it('S13 L2 is shown once, muted, and settles to what its sender said last, by one event', async () => {
    const sender = await here.integration();
    const told: string[] = [];
    const outcomes: string[] = [];
    for (let i = 0; i < 6; i++) {
      for (const action of ['trigger', 'resolve'] as const) {
        const types = await here.sameByEvents(async () => {
          outcomes.push((await here.take(sender, event(action, 'flap'))).outcomes[0]!.outcome);
        });
        told.push(...types);
        await here.pass(1);
      }
    }
    expect(outcomes).toEqual([
      ...['created', 'resolved', 'reopened', 'resolved', 'reopened', 'resolved'],
      ...Array<string>(6).fill('flapping'),
    ]);
    expect(told.slice(-2)).toEqual(['ticket-resolved', 'ticket-flapping']);
    expect(await here.sameByEvents(() => here.pass(8))).toEqual([]);
    expect(await here.sameByEvents(() => here.pass(2))).toContain('ticket-settled');
    const ticket = (await viewAt(here.desk)).view.tickets.find(({ title }) => title === 'Goes on and off');
    expect(ticket).toMatchObject({ column: 'resolved', alert: { stillFiring: false, repeats: 5 } });
    expect(ticket!.alert!.flappingSince).toBeUndefined();
    expect(await here.sameByEvents(() => here.take(sender, event('trigger', 'flap')))).toEqual(['ticket-reopened']);
  });
});

describe('a sender that does not speak', () => {
  it('S10 flags an alert that was not told again after its interval, once, and never ends it; told again it is well', async () => {
    const monitor = await here.integration('alertmanager');
    const script = await here.integration('generic');
    const { outcomes } = await here.take(monitor, alert('Forgotten'));
    await here.take(script, event('trigger', 'once'));
    const key = outcomes[0]!.ticketKey!;
    const seen = (await here.ticket(key)).alert!.lastSeenAt;
    await here.pass(4 * 60);
    expect((await here.ticket(key)).alert!.quietSince).toBeUndefined();
    const types = await here.sameByEvents(() => here.pass(45));
    expect(types.filter((type) => type === 'ticket-quiet')).toHaveLength(1);
    expect(await here.ticket(key)).toMatchObject({ resolvedAt: null, alert: { quietSince: seen, stillFiring: true } });
    expect(await here.sameByEvents(() => here.pass(60))).not.toContain('ticket-quiet');
    await here.take(monitor, alert('Forgotten'));
    expect((await here.ticket(key)).alert!.quietSince).toBeUndefined();
  });

  it('S12 an integration that always spoke is quiet after a while, visibly, until it speaks', async () => {
    const sender = await here.integration();
    const newcomer = await here.integration();
    for (let i = 0; i < 12; i++) await here.take(sender, { summary: 'Heartbeat', dedup: 'heartbeat' });
    await here.take(newcomer, { summary: 'Once', dedup: 'once' });
    const quiet = async (id: string) =>
      (await here.queues.intake.integrations(here.desk.bao)).find((one) => one.id === id)!.quietSince;
    const before = await viewAt(here.desk);
    await here.pass(15);
    expect(await quiet(sender.id)).toBeTruthy(); // hours have been told to pass since the database's own clock
    expect(await quiet(newcomer.id)).toBeNull();
    await here.pass(60);
    const events = (await eventsSince(here.desk, before)).filter(({ type }) => type.startsWith('integration'));
    expect(events).toMatchObject([{ type: 'integration-quiet', integration: { id: sender.id }, by: { id: 'clock' } }]);
    const types = await here.sameByEvents(() => here.take(sender, { summary: 'Heartbeat', dedup: 'heartbeat' }));
    expect(types).toEqual(['integration-spoke', 'ticket-repeated']);
    expect(await quiet(sender.id)).toBeNull();
  });
});

describe('bodies', () => {
  it('S12 of receipts that are done are cleared after 30 days; the receipt stays, and those in quarantine are kept', async () => {
    const sender = await here.integration();
    const done = await here.take(sender, { summary: 'Old', dedup: 'old' });
    const bad = await here.take(sender, { action: 'trigger' });
    await here.pass(29 * 24 * 60);
    const sizes = async () =>
      (
        await here.desk.db.query(
          `select length(body) as size from service_queue.inbound where id = any($1) order by number`,
          [[done.receipt, bad.receipt]],
        )
      ).map(({ size }: { size: number }) => size > 0);
    expect(await sizes()).toEqual([true, true]);
    await here.pass(2 * 24 * 60);
    expect(await sizes()).toEqual([false, true]);
    expect(await here.queues.intake.receipt(done.receipt, here.desk.bao)).toEqual(done);
  });
});
