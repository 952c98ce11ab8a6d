import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Asking } from '@twotrack/shared';
import { ServiceQueue } from '@twotrack/service-queue';
import { intakeCommands, type IntegrationKind, type Receipt, type ServiceView } from '@twotrack/service-queue/contract';
import { applyEvent, boardOf, viewOf } from '@twotrack/service-queue/domain';
import {
  ask,
  connect,
  eventsSince,
  openTestDesk,
  person,
  refusalOf,
  viewAt,
  type TestDesk,
} from '../service-queue/desk.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await openTestDesk();
});
afterAll(async () => {
  await desk.queues.intake.rounds.end();
  await desk.close();
});

type Command = keyof typeof intakeCommands;
type Doing = (asking: Asking) => Promise<Answer<object>>;

const freshToken = () => `tti_${randomBytes(32).toString('base64url')}`;

async function integration(kind: IntegrationKind = 'generic') {
  const token = freshToken();
  const answer = await desk.queues.intake.createIntegration({ kind, name: 'A script' }, token, ask(desk.admin));
  return { token, id: answer.integration.id, kind };
}

async function take(sender: { token: string; kind: IntegrationKind }, body: unknown): Promise<Receipt> {
  const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
  const sent = { token: sender.token, body: bytes, size: bytes.length, tooLarge: false };
  const { receipt } = await desk.queues.intake.take(sender.kind, sent);
  await desk.queues.intake.rounds.idle();
  return desk.queues.intake.receipt(receipt, desk.bao);
}

const doings: Record<Command, () => Promise<Doing>> = {
  createIntegration: async () => {
    const token = freshToken();
    return (asking) => desk.queues.intake.createIntegration({ kind: 'generic', name: 'Forms' }, token, asking);
  },
  revokeIntegration: async () => {
    const { id } = await integration();
    return (asking) => desk.queues.intake.revokeIntegration(id, asking);
  },
  replayReceipt: async () => {
    const { receipt } = await take(await integration(), 'not JSON');
    return (asking) => desk.queues.intake.replayReceipt(receipt, asking);
  },
};
const commands = Object.keys(intakeCommands) as Command[];

const sorted = (view: ServiceView): ServiceView => ({
  ...view,
  tickets: view.tickets.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
});

/** The board before, what happened since, and the board after must agree. */
async function sameByEvents(happen: () => Promise<unknown>): Promise<string[]> {
  const before = await viewAt(desk);
  await happen();
  await desk.queues.intake.rounds.idle();
  const after = await viewAt(desk);
  const board = boardOf(before.view);
  const events = (await eventsSince(desk, before)).filter((event) => event.seq <= after.seq);
  for (const event of events) applyEvent(board, event);
  expect(sorted(viewOf(board))).toEqual(sorted(after.view));
  expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => before.seq + 1 + i));
  return events.map((event) => event.type);
}

describe('every command of the intake', () => {
  it.each(commands)('L2 A5 snapshot before + the events of %s = snapshot after, by whom it was', async (command) => {
    const doing = await doings[command]();
    const before = await viewAt(desk);
    expect((await sameByEvents(() => doing(ask(desk.admin)))).length).toBe(1);
    const [event] = await eventsSince(desk, before);
    expect(event).toMatchObject({ by: { id: desk.admin.id, name: desk.admin.name } });
  });

  it.each(commands)('L4 the key of %s has one effect, and a repeat gets the first answer', async (command) => {
    const asking = ask(desk.admin);
    const doing = await doings[command]();
    const first = await doing(asking);
    await desk.queues.intake.rounds.idle();
    const { seq } = await viewAt(desk);
    expect(await doing(asking)).toEqual({ ...first, replayed: true });
    expect((await viewAt(desk)).seq).toBe(seq);
  });

  it.each(commands)('A2 %s is for admins: refused to others it leaves no trace', async (command) => {
    const doing = await doings[command]();
    const before = await viewAt(desk);
    for (const actor of [desk.bao, desk.dana, desk.requester]) {
      expect(await refusalOf(doing(ask(actor)))).toMatchObject({ kind: 'forbidden', code: 'admin-only' });
    }
    expect(await viewAt(desk)).toEqual(before);
  });

  it('A3 answers a foreign id as a missing one, and reads nothing of another team', async () => {
    const teamId = randomUUID();
    await desk.queues.open(teamId);
    const stranger = person(teamId, 'Sam', ['member', 'admin']);
    const sender = await integration();
    const { receipt } = await take(sender, { summary: 'Ours' });
    const { intake } = desk.queues;
    const attempts: ((integrationId: string, receiptId: string) => Promise<unknown>)[] = [
      (id) => intake.revokeIntegration(id, ask(stranger)),
      (_, id) => intake.replayReceipt(id, ask(stranger)),
      (_, id) => intake.receipt(id, stranger),
    ];
    for (const attempt of attempts) {
      for (const ids of [[sender.id, receipt] as const, [randomUUID(), randomUUID()] as const]) {
        expect(await refusalOf(attempt(...ids))).toMatchObject({ kind: 'missing', code: 'not-found' });
      }
    }
    expect(await intake.integrations(stranger)).toEqual([]);
    expect(await intake.findReceipts({ limit: 50 }, stranger)).toEqual([]);
  });

  it('A1 keeps the hash of a token only: it is in no row of any table', async () => {
    const { token } = await integration();
    const tables: { name: string }[] = await desk.db.query(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'service_queue'`,
    );
    for (const { name } of tables) {
      const found = await desk.db.query(`select from ${name} t where t::text like '%' || $1 || '%'`, [token]);
      expect([name, found.length]).toEqual([name, 0]);
    }
  });
});

describe('what is told', () => {
  it('L2 S10 S13 snapshot before + events = snapshot after, for every thing that an alert can do to a ticket', async () => {
    const sender = await integration();
    const event = (action: 'trigger' | 'resolve', dedup = 'db-1') => ({ summary: 'Database down', action, dedup });
    const tell = (body: object) => sameByEvents(() => take(sender, body));
    expect(await tell(event('resolve'))).toEqual([]);
    expect(await tell(event('trigger'))).toEqual(['ticket-opened']);
    expect(await tell(event('trigger'))).toEqual(['ticket-repeated']);
    expect(await tell(event('resolve'))).toEqual(['ticket-resolved']);
    expect(await tell(event('trigger'))).toEqual(['ticket-reopened']);
  });

  it('L2 W1 through columns with a limit that warns: the breaches begin and end with the tickets', async () => {
    const sender = await integration();
    const limit = { count: 1, mode: 'warn' as const };
    await desk.queues.setColumnLimit('triage', { limit }, ask(desk.admin));
    const tell = (action: string, dedup: string) =>
      sameByEvents(() => take(sender, { summary: 'Slow', action, dedup }));
    await tell('trigger', 'a');
    expect(await tell('trigger', 'b')).toEqual(['ticket-opened', 'limit-breached']);
    await desk.queues.setColumnLimit('triage', { limit: null }, ask(desk.admin));
  });

  it('S12 an alert that the database does not take goes to quarantine alone; replayed it is worked, once', async () => {
    const sender = await integration('alertmanager');
    const alert = (name: string) => ({
      ...{ status: 'firing', labels: { alertname: name }, annotations: {}, fingerprint: `poison ${name}` },
      ...{ startsAt: '2026-11-20T06:00:00Z', endsAt: '0001-01-01T00:00:00Z' },
    });
    await desk.db.query(`alter table service_queue.ticket add constraint poison check (title <> 'Poison')`);
    const receipt = await take(sender, { alerts: [alert('Before'), alert('Poison'), alert('After')] });
    expect([receipt.status, receipt.outcomes.map(({ outcome }) => outcome)]).toEqual([
      'quarantined',
      ['created', 'quarantined', 'created'],
    ]);
    expect(receipt.outcomes[1]!.notes[0]).toContain('poison');
    await desk.db.query('alter table service_queue.ticket drop constraint poison');

    const replay = async () => {
      await desk.queues.intake.replayReceipt(receipt.receipt, ask(desk.admin));
      await desk.queues.intake.rounds.idle();
      return desk.queues.intake.receipt(receipt.receipt, desk.bao);
    };
    const again = await replay();
    expect([again.status, again.outcomes.map(({ outcome }) => outcome)]).toEqual([
      'done',
      ['created', 'created', 'created'],
    ]);
    const before = await viewAt(desk);
    expect(await replay()).toEqual(again);
    expect((await viewAt(desk)).view).toEqual(before.view);
  });

  it('S12 is worked off once by two processes at the same time, in the order in which it came', async () => {
    const db = await connect(desk.url);
    const twin = new ServiceQueue(db);
    const sender = await integration();
    const before = await viewAt(desk);
    for (let i = 0; i < 200; i++) {
      const body = Buffer.from(JSON.stringify({ summary: `Twin ${i}`, dedup: `twin ${i % 50}` }));
      const { intake } = i % 2 ? twin : desk.queues;
      await intake.take('generic', { token: sender.token, body, size: body.length, tooLarge: false });
    }
    await Promise.all([twin, desk.queues].map(({ intake }) => intake.rounds.startEverywhere()));
    await Promise.all([twin, desk.queues].map(({ intake }) => intake.rounds.idle()));
    const events = await eventsSince(desk, before);
    const count = (type: string) => events.filter((event) => event.type === type).length;
    expect([count('ticket-opened'), count('ticket-repeated')]).toEqual([50, 150]);
    const receipts = await desk.queues.intake.findReceipts({ limit: 200, status: 'pending' }, desk.bao);
    expect(receipts).toEqual([]);
    await db.destroy();
  });

  it('L7 tells a requester nothing of integrations, receipts, and tickets of alerts', async () => {
    const sender = await integration();
    const before = await viewAt(desk, desk.requester);
    await take(sender, { summary: 'Not for all' });
    expect(await eventsSince(desk, before, desk.requester)).toEqual([]);
    expect(await refusalOf(desk.queues.intake.integrations(desk.requester))).toMatchObject({ kind: 'forbidden' });
    expect(() => desk.queues.intake.findReceipts({ limit: 1 }, desk.requester)).toThrow('Only the team');
  });

  it('S1 S12 goes to the queue that was asked for, else the one of the integration, else by the rules', async () => {
    const { queues } = desk;
    const [asked, own, ruled] = await Promise.all(
      ['Asked', 'Own', 'Ruled'].map(async (name) => (await queues.createQueue({ name }, ask(desk.admin))).queue.id),
    );
    const when = [{ field: 'service' as const, test: 'is' as const, value: 'ledger' }];
    const { version } = await queues.routing(desk.admin);
    await queues.setRouting({ version, rules: [{ name: 'Ledger', when, queueId: ruled! }] }, ask(desk.admin));
    const token = freshToken();
    await queues.intake.createIntegration({ kind: 'generic', name: 'Owns', queue: own! }, token, ask(desk.admin));
    const plain = await integration();
    const queueOf = async (sender: { token: string; kind: IntegrationKind }, body: object) => {
      const { outcomes } = await take(sender, { summary: 'Where', ...body });
      const { tickets } = (await viewAt(desk)).view;
      return [tickets.find(({ key }) => key === outcomes[0]!.ticketKey)!.queueId, outcomes[0]!.notes];
    };
    const owner = { token, kind: 'generic' as const };
    expect(await queueOf(owner, { queue: 'asked', service: 'ledger' })).toEqual([asked, []]);
    expect(await queueOf(owner, { service: 'ledger' })).toEqual([own, []]);
    expect(await queueOf(plain, { service: 'ledger' })).toEqual([ruled, []]);
    expect(await queueOf(plain, { service: 'ledger', queue: 'No such' })).toEqual([
      ruled,
      ['There is no queue No such.'],
    ]);
    const { uses } = await queues.routing(desk.bao);
    expect(uses[0]!.matched).toBe(2);
  });
});
