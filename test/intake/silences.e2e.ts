import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Asking } from '@twotrack/shared';
import { CreateSilence, silenceCommands } from '@twotrack/service-queue/contract';
import { isMuted } from '@twotrack/service-queue/domain';
import { ask, eventsSince, person, refusalOf, viewAt } from '../service-queue/desk.js';
import { listen, type Listening } from './listening.js';

let here: Listening;
beforeAll(async () => {
  here = await listen();
});
afterAll(() => here?.close());

type Command = keyof typeof silenceCommands;
type Doing = (asking: Asking) => Promise<Answer<object>>;

const wanted = (more: Partial<CreateSilence> = {}): CreateSilence =>
  CreateSilence.parse({
    ...{ kind: 'silence', to: here.now(60), reason: 'The vendor works on it' },
    matchers: [{ field: 'service', test: 'is', value: 'ledger' }],
    ...more,
  });
const silence = async (more: Partial<CreateSilence> = {}) =>
  (await here.queues.silences.createSilence(wanted(more), ask(here.desk.bao))).silence;

const doings: Record<Command, () => Promise<Doing>> = {
  createSilence: async () => {
    const command = wanted();
    return (asking) => here.queues.silences.createSilence(command, asking);
  },
  endSilence: async () => {
    const { id } = await silence({ to: here.now(60) });
    return (asking) => here.queues.silences.endSilence(id, asking);
  },
};
const commands = Object.keys(silenceCommands) as Command[];

const trouble = (dedup: string, more: object = {}) => ({
  summary: `Trouble ${dedup}`,
  dedup,
  service: 'ledger',
  ...more,
});
const tell = async (sender: Awaited<ReturnType<Listening['integration']>>, body: object) =>
  here.ticket((await here.take(sender, body)).outcomes[0]!.ticketKey!);

describe('every command on silences', () => {
  it.each(commands)('L2 A5 snapshot before + the events of %s = snapshot after, by whom it was', async (command) => {
    const doing = await doings[command]();
    const before = await viewAt(here.desk);
    expect(await here.sameByEvents(() => doing(ask(here.desk.bao)))).toHaveLength(1);
    const [event] = await eventsSince(here.desk, before);
    expect(event).toMatchObject({ by: { id: here.desk.bao.id }, silence: { reason: 'The vendor works on it' } });
  });

  it.each(commands)('L4 the key of %s has one effect, and a repeat gets the first answer', async (command) => {
    const asking = ask(here.desk.bao);
    const doing = await doings[command]();
    const first = await doing(asking);
    const { seq } = await viewAt(here.desk);
    expect(await doing(asking)).toEqual({ ...first, replayed: true });
    expect((await viewAt(here.desk)).seq).toBe(seq);
  });

  it.each(commands)('A2 %s is for members: refused to others it leaves no trace', async (command) => {
    const doing = await doings[command]();
    const before = await viewAt(here.desk);
    expect(await refusalOf(doing(ask(here.desk.requester)))).toMatchObject({ kind: 'forbidden', code: 'members-only' });
    expect(await viewAt(here.desk)).toEqual(before);
  });

  it('A3 L7 is of the own team: a foreign one is missing, a requester reads none', async () => {
    const { id } = await silence();
    const teamId = randomUUID();
    await here.queues.open(teamId);
    const stranger = person(teamId, 'Sam', ['member']);
    for (const one of [id, randomUUID()])
      expect(await refusalOf(here.queues.silences.endSilence(one, ask(stranger)))).toMatchObject({ kind: 'missing' });
    expect(await here.queues.silences.silences(stranger)).toEqual([]);
    expect(() => here.queues.silences.silences(here.desk.requester)).toThrow('Only the team');
  });

  it('S13 refuses what is over before it begins, what silences everything, and ends one once', async () => {
    const refused = (more: Partial<CreateSilence>) => refusalOf(silence(more));
    expect(await refused({ to: here.now(-1) })).toMatchObject({ code: 'silence-is-over' });
    expect(await refused({ from: here.now(60), to: here.now(30) })).toMatchObject({ code: 'silence-is-over' });
    expect(await refused({ matchers: [] })).toMatchObject({ code: 'silence-of-everything' });
    expect(await refused({ queue: randomUUID() })).toMatchObject({ kind: 'missing' });
    const { id } = await silence();
    await here.queues.silences.endSilence(id, ask(here.desk.bao));
    expect(await refusalOf(here.queues.silences.endSilence(id, ask(here.desk.bao)))).toMatchObject({
      ...{ kind: 'conflict', code: 'silence-is-over' },
    });
  });
});

describe('a silence', () => {
  beforeAll(() => here.pass(24 * 60)); // those of the tests above are over

  it('S13 L2 holds back the notices of what stands and of what comes, until it is over; clocks run on', async () => {
    const sender = await here.integration();
    const before = await tell(sender, trouble('stands'));
    const other = await tell(sender, trouble('other', { service: 'shop' }));
    const made = await silence();
    expect(await here.sameByEvents(() => here.pass(0))).toEqual(['ticket-muted']);
    const stands = await here.ticket(before.key);
    const comes = await tell(sender, trouble('comes'));
    for (const ticket of [stands, comes]) {
      expect(ticket.alert!.mutedUntil).toBe(made.to);
      expect([isMuted(ticket, here.now()), isMuted(ticket, here.now(61))]).toEqual([true, false]);
    }
    expect(stands).toMatchObject({ due: before.due, responseDue: before.responseDue, severity: before.severity });
    expect((await here.ticket(other.key)).alert!.mutedUntil).toBeUndefined();
    expect((await here.queues.silences.silences(here.desk.bao))[0]).toMatchObject({ id: made.id, tickets: 2 });
    const again = await tell(sender, trouble('comes'));
    expect(again.alert).toMatchObject({ repeats: 1, mutedUntil: made.to });

    expect(await here.sameByEvents(() => here.pass(61))).toEqual(['silence-ended']);
    const [over] = await here.queues.silences.silences(here.desk.bao);
    expect(over).toMatchObject({ id: made.id, endedBy: { id: 'clock' }, tickets: 0 });
    expect((await tell(sender, trouble('after'))).alert!.mutedUntil).toBeUndefined();
  });

  it('S13 never swallows a resolve', async () => {
    const sender = await here.integration();
    await silence();
    const open = await tell(sender, trouble('r'));
    expect(isMuted(open, here.now())).toBe(true);
    const { outcomes } = await here.take(sender, trouble('r', { action: 'resolve' }));
    expect(outcomes[0]).toMatchObject({ outcome: 'resolved', ticketKey: open.key });
    expect(await here.ticket(open.key)).toMatchObject({ column: 'resolved', alert: { stillFiring: false } });
    await here.pass(61);
  });

  it('S13 looks at labels of what comes, at titles and at the queue; a window waits for its time', async () => {
    const monitor = await here.integration('alertmanager');
    const alert = (name: string, instance: string) => ({
      alerts: [
        {
          ...{ status: 'firing', labels: { alertname: name, instance }, fingerprint: `${name} ${instance}` },
          ...{ startsAt: here.now(), endsAt: '0001-01-01T00:00:00Z' },
        },
      ],
    });
    const muted = async (name: string, instance: string) =>
      isMuted(await tell(monitor, alert(name, instance)), here.now());
    await silence({ matchers: [{ field: 'label:instance', test: 'starts-with', value: 'db-' }] });
    expect([await muted('Slow', 'db-1'), await muted('Slow', 'web-1')]).toEqual([true, false]);
    await silence({ matchers: [{ field: 'title', test: 'contains', value: 'DISK' }] });
    expect([await muted('A disk is full', 'web-1'), await muted('Slow', 'web-2')]).toEqual([true, false]);
    await here.pass(61);
    const [queue] = (await viewAt(here.desk)).view.queues;
    const from = here.now(30);
    await silence({ kind: 'maintenance', matchers: [], queue: queue!.id, from, to: here.now(60) });
    expect(await muted('Early', 'web-1')).toBe(false);
    await here.pass(31);
    expect(await muted('In time', 'web-1')).toBe(true);
    const { tickets } = (await viewAt(here.desk)).view;
    expect(tickets.filter(({ resolvedAt }) => !resolvedAt).every((ticket) => isMuted(ticket, here.now()))).toBe(true);
    await here.pass(31);
    expect(await muted('Late', 'web-1')).toBe(false);
  });

  it('S13 ended by a person lets go of its tickets, but for what another one holds; 600 are let go in batches', async () => {
    const sender = await here.integration('alertmanager');
    const alerts = Array.from({ length: 600 }, (_, i) => ({
      ...{ status: 'firing', labels: { alertname: `Many ${i}`, service: 'many' }, fingerprint: `many ${i}` },
      ...{ startsAt: here.now(), endsAt: '0001-01-01T00:00:00Z' },
    }));
    await here.take(sender, { alerts });
    const value = { field: 'service' as const, test: 'is' as const, value: 'many' };
    const all = await silence({ matchers: [value], to: here.now(120) });
    const one = await silence({ matchers: [value, { field: 'title', test: 'is', value: 'Many 7' }], to: here.now(60) });
    expect((await here.sameByEvents(() => here.pass(0))).filter((type) => type === 'ticket-muted')).toHaveLength(600);
    await here.queues.silences.endSilence(all.id, ask(here.desk.bao));
    const types = await here.sameByEvents(() => here.pass(0));
    expect(types).toEqual(Array(600).fill('ticket-muted'));
    const { tickets } = (await viewAt(here.desk)).view;
    const held = tickets.filter((ticket) => ticket.service === 'many' && isMuted(ticket, here.now()));
    expect(held.map(({ title, alert }) => [title, alert!.mutedUntil])).toEqual([['Many 7', one.to]]);
    expect(await here.sameByEvents(() => here.pass(0))).toEqual([]);
  });
});
