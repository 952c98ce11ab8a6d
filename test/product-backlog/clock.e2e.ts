import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DataSource } from 'typeorm';
import { ProductBacklog } from '@twotrack/product-backlog';
import type { Asking } from '@twotrack/shared';
import { by, newItem, openGround, type Ground, type Team } from './support/backlog.js';

let ground: Ground;
let team: Team;
let otherDb: DataSource;
let other: ProductBacklog;
beforeAll(async () => {
  ground = await openGround();
  otherDb = await new DataSource({
    ...ground.db.options,
    migrationsRun: false,
  } as typeof ground.db.options).initialize();
  other = new ProductBacklog(otherDb);
});
afterAll(async () => {
  await otherDb?.destroy();
  await ground?.close();
});
beforeEach(async () => {
  team = await ground.newTeam();
  for (const backlog of [ground.backlog, other]) {
    for (const kind of Object.keys(backlog.ringers)) delete backlog.ringers[kind];
    backlog.ringers.rings = async (change, teamId, alarms) => {
      await change.write.query(`update product_backlog.backlog set last_number = last_number + $2 where team_id = $1`, [
        teamId,
        alarms.length,
      ]);
    };
  }
  await ground.db.query('delete from product_backlog.alarm');
});

const set = (kind: string, when: string, of = team, cardId: string = randomUUID()): Promise<unknown> =>
  ground.db.query(
    `insert into product_backlog.alarm (team_id, card_id, kind, due_at) values ($1, $2, $3, now() + $4::interval)
     on conflict (card_id, kind) do update set due_at = excluded.due_at`,
    [of.id, cardId, kind, when],
  );
const left = async (): Promise<number> =>
  (await ground.db.query('select count(*)::int as n from product_backlog.alarm'))[0].n;
const rung = async (of = team): Promise<number> =>
  (await ground.db.query('select last_number as n from product_backlog.backlog where team_id = $1', [of.id]))[0].n;

describe('the clock of the product track', () => {
  it('rings what is due and nothing else, each once, and has nothing left to ring then', async () => {
    await set('rings', '-1 minute');
    await set('rings', '1 hour');
    expect(await ground.backlog.ringDue()).toBe(1);
    expect(await ground.backlog.ringDue()).toBe(0);
    expect([await rung(), await left()]).toEqual([1, 1]);
    expect(Date.parse((await ground.backlog.nextDue())!)).toBeGreaterThan(Date.now());
  });

  it('rings each alarm once, whoever of two processes rings it at the same time', async () => {
    const teams = [team, await ground.newTeam(), await ground.newTeam()];
    for (let i = 0; i < 20; i++) {
      for (const one of teams) await set('rings', `-${i} seconds`, one);
      const counts = await Promise.all([ground.backlog, other, ground.backlog, other].map((one) => one.ringDue()));
      expect(counts.reduce((a, b) => a + b)).toBe(teams.length);
    }
    for (const one of teams) expect(await rung(one)).toBe(20);
    expect(await left()).toBe(0);
  });

  it('leaves a kind that this process does not know to one that does', async () => {
    await set('of-a-newer-version', '-1 minute');
    expect(await ground.backlog.ringDue()).toBe(0);
    expect(await left()).toBe(1);
    other.ringers['of-a-newer-version'] = other.ringers.rings!;
    expect(await other.ringDue()).toBe(1);
    expect(await left()).toBe(0);
  });

  it('rings again what is set again, and a batch of any size', async () => {
    const cardId = randomUUID();
    await set('rings', '-1 minute', team, cardId);
    await ground.backlog.ringDue();
    await set('rings', '-1 minute', team, cardId);
    expect(await ground.backlog.ringDue()).toBe(1);
    await ground.db.query(
      `insert into product_backlog.alarm (team_id, card_id, kind, due_at)
       select $1, gen_random_uuid(), 'rings', now() - n * interval '1 second' from generate_series(1, 1200) n`,
      [team.id],
    );
    expect(await ground.backlog.ringDue()).toBe(1200);
    expect(await rung()).toBe(1202);
  });

  it('leaves the alarms of a team whose ring fails as they were, and rings those of all others', async () => {
    const sound = await ground.newTeam();
    const { rings } = ground.backlog.ringers;
    ground.backlog.ringers.rings = (change, teamId, alarms) =>
      teamId === team.id ? Promise.reject(new Error('broken')) : rings!(change, teamId, alarms);
    await set('rings', '-2 minutes');
    await set('rings', '-1 minute', sound);
    await expect(ground.backlog.ringDue()).rejects.toThrow('1 teams');
    expect([await rung(), await rung(sound), await left()]).toEqual([0, 1, 1]);
    expect(await other.ringDue()).toBe(1);
    expect(await rung()).toBe(1);
  });

  it('tells of what a command of this process has set, once it is committed, and of nothing that was refused', async () => {
    const told: string[] = [];
    ground.backlog.whenAlarmSet((at) => told.push(at));
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const delegate = (asking: Asking) => ground.backlog.ordering.delegateOrder({ to: team.member.id, until }, asking);
    await expect(delegate(by(team.member))).rejects.toMatchObject({ code: 'not-product-owner' });
    expect(told).toEqual([]);
    const asking = by(team.po);
    await delegate(asking);
    await delegate(asking);
    expect(told).toEqual([until]);
    expect(await ground.backlog.nextDue()).toBe(until);
  });

  it('acts as the clock, in the order of the log', async () => {
    const item = await newItem(ground.backlog, team);
    ground.backlog.ringers.rings = async (change) => {
      change.record({ type: 'item-unblocked', item, reason: 'by time', seconds: 0 }, item.id);
    };
    await set('rings', '-1 minute', team, item.id);
    await ground.backlog.ringDue();
    await ground.backlog.blockItem(item.id, { reason: 'waits' }, by(team.po));
    const { history } = await ground.backlog.item(item.id, team.po);
    expect(history.map(({ type, by: who }) => [type, who.name])).toEqual([
      ['item-blocked', 'Dana'],
      ['item-unblocked', 'The clock'],
      ['item-added', 'Dana'],
    ]);
  });
});
