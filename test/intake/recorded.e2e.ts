import { readFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApi, type ApiHere } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { keepCalm } from '../support/calm.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';
import { createSender, kinds, tell, ticketsOf, type Sender } from './sender.js';

/** What Debian's prometheus-alertmanager 0.25 sent, in the order in which it did; host names made up. */
const recorded = (name: string) =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'recorded', `${name}.json`), 'utf8'));

let database: TestDatabase;
let api: ApiHere;
let team: TestTeam;
let sender: Sender;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
  await keepCalm(team);
});

afterAll(async () => {
  await api?.close();
  await database?.drop();
});

beforeEach(async () => {
  sender = await createSender(api, team, 'alertmanager');
});

const mine = async () =>
  (await ticketsOf(team.bao, team.slug))
    .filter(({ reportedBy }) => reportedBy.id === sender.id)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));

const act = async (ticket: { id: string }, what: string, body: object = {}) =>
  (await must(team.bao.post(`/api/service-queue/tickets/${ticket.id}/${what}`, body))).body.ticket;

describe('what a real Alertmanager sends', () => {
  it('S10 S13 firing, repeated, one resolved, fired again, all resolved: two tickets, each once', async () => {
    const told: string[][] = [];
    for (const name of ['firing', 'repeated', 'one-resolved', 'refired', 'resolved']) {
      told.push(kinds(await tell(sender, recorded(name))));
    }
    expect(told).toEqual([
      ['created', 'created'],
      ['repeated', 'repeated'],
      ['resolved', 'repeated'],
      ['reopened', 'repeated'],
      ['resolved', 'resolved'],
    ]);
    const tickets = await mine();
    expect(tickets.map(({ column, alert }) => [column, alert])).toEqual([
      ['resolved', { repeats: 2, lastSeenAt: expect.any(String), stillFiring: false }],
      ['resolved', { repeats: 3, lastSeenAt: expect.any(String), stillFiring: false }],
    ]);
  });

  it('S10 a copy from the other one of a pair, sent when the alert is over, is stale and opens nothing', async () => {
    expect(kinds(await tell(sender, recorded('twin-firing')))).toEqual(['created']);
    expect(kinds(await tell(sender, recorded('twin-resolved')))).toEqual(['resolved']);
    expect(kinds(await tell(sender, recorded('twin-lagging')))).toEqual(['stale']);
    expect((await mine()).map(({ column, alert }) => [column, alert!.stillFiring])).toEqual([['resolved', false]]);
  });

  it('S3 S4 states facts by its labels, and its severity is a remark in the details', async () => {
    await tell(sender, recorded('firing'));
    const [ticket] = await mine();
    expect(ticket).toMatchObject({
      ...{ title: 'Checkout answers 5xx', service: 'checkout', column: 'triage', kind: 'incident' },
      facts: { tier: { value: 'T1', source: 'alert' }, environment: { value: 'production', source: 'alert' } },
    });
    expect(Object.keys(ticket!.facts)).toHaveLength(2);
    const { body } = await must(team.bao.get(`/api/service-queue/tickets/${ticket!.id}`));
    expect(body.details).toContain('sender says critical');
    expect(body.explanation.severity).toBe(ticket!.severity);
  });

  it('S10 a repeat on a ticket that a person resolved says "still firing" and reopens it', async () => {
    await tell(sender, recorded('firing'));
    const [before] = await mine();
    await act(before!, 'move', { from: before!.column, column: 'resolved' });
    expect(kinds(await tell(sender, recorded('repeated')))).toEqual(['reopened', 'repeated']);
    const [after] = await mine();
    expect(after).toMatchObject({ id: before!.id, column: 'triage', resolvedAt: null, closedAt: null, assignee: null });
    const { body } = await must(team.bao.get(`/api/service-queue/tickets/${before!.id}`));
    expect(body.history[0]).toMatchObject({ type: 'ticket-reopened', because: 'still-firing', by: { id: sender.id } });
  });

  it('S13 resolves a ticket wherever it stands, and says only that it is over where a person was first', async () => {
    await tell(sender, recorded('firing'));
    const [one, other] = await mine();
    await act(one!, 'move', { from: one!.column, column: 'waiting', reason: 'the vendor looks' });
    await act(other!, 'move', { from: other!.column, column: 'resolved' });
    const { resolvedAt } = (await mine())[1]!;
    expect(kinds(await tell(sender, recorded('resolved')))).toEqual(['resolved', 'resolved']);
    const [first, second] = await mine();
    expect(first).toMatchObject({ column: 'resolved', waiting: null, due: null, alert: { stillFiring: false } });
    expect(first!.pauses.every(({ to }) => to !== null)).toBe(true);
    expect(second).toMatchObject({ column: 'resolved', resolvedAt, alert: { stillFiring: false } });
  });

  it('S10 takes the same alert from two integrations for two', async () => {
    const twin = await createSender(api, team, 'alertmanager', { name: 'Another' });
    expect(kinds(await tell(sender, recorded('twin-firing')))).toEqual(['created']);
    expect(kinds(await tell(twin, recorded('twin-firing')))).toEqual(['created']);
  });

  it('S13 a new episode after the ticket was closed opens another; a repeat reopens also a closed one', async () => {
    await tell(sender, recorded('firing'));
    await tell(sender, recorded('one-resolved'));
    const [over, on] = await mine();
    await act(on!, 'move', { from: on!.column, column: 'resolved' });
    await closeByHand(database.url, [over!.id, on!.id]);
    expect(kinds(await tell(sender, recorded('refired')))).toEqual(['created', 'reopened']);
    const ids = (await mine()).map(({ id }) => id);
    expect(ids).toContain(on!.id);
    expect(ids).not.toContain(over!.id);
  });
});

/** As the clock leaves them after its time. */
async function closeByHand(url: string, ids: string[]): Promise<void> {
  const sql = new pg.Client(url);
  await sql.connect();
  await sql.query('update service_queue.ticket set closed_at = now() where id = any($1)', [ids]);
  await sql.query(
    `update service_queue.occupancy o set count = count - $1 where column_id = 'resolved'
       and queue_id = (select queue_id from service_queue.ticket where id = $2)`,
    [ids.length, ids[0]],
  );
  await sql.end();
}
