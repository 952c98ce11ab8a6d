import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Refusal, streamOf, type Actor, type StreamId } from '@twotrack/shared';
import { EventStream, createStreamTables, ensureEventPartitions, type Change } from '@twotrack/shared/stream';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

type Noted = { type: 'noted'; text: string };

const teamId = randomUUID();
const ann: Actor = { id: randomUUID(), name: 'Ann', teamId, roles: ['member'] };
const bea: Actor = { ...ann, id: randomUUID(), name: 'Bea' };

let database: TestDatabase;
let one: DataSource;
let two: DataSource;
let here: EventStream<Noted>;
let there: EventStream<Noted>;
let stream: StreamId;

beforeAll(async () => {
  database = await createTestDatabase();
  [one, two] = [connect(), connect()];
  await Promise.all([one.initialize(), two.initialize()]);
  await one.query(`create schema notes; ${createStreamTables('notes')} create table notes.note (text text unique)`);
  await ensureEventPartitions(one, 'notes');
});

afterAll(async () => {
  await Promise.all([one?.destroy(), two?.destroy()]);
  await database?.drop();
});

beforeEach(async () => {
  // two of them on two pools are what two API processes are to the database
  here = new EventStream<Noted>(one, 'notes');
  there = new EventStream<Noted>(two, 'notes');
  stream = streamOf('product', randomUUID());
  await here.open(stream);
});

const connect = (extra: object = {}) =>
  new DataSource({ type: 'postgres', url: database.url, extra: { max: 10, pipeline: true, ...extra } });

const note =
  (text: string) =>
  async (change: Change<Noted>): Promise<{ text: string }> => {
    await change.write.query('insert into notes.note values ($1)', [text]);
    change.record({ type: 'noted', text });
    return { text };
  };

const order = (key: string, asked: unknown = key, actor = ann) => ({ stream, actor, key, asked });
const seqs = async (of = here): Promise<number[]> => {
  const { epoch } = await of.head(stream);
  return (await of.since(stream, epoch, 0, 10_000)).events.map((event) => event.seq);
};
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

describe('the numbered log', () => {
  it('L1 numbers what two processes commit at once 1..N, without gaps, in commit order', async () => {
    const texts = upTo(200).map(() => randomUUID());
    const answers = await Promise.all(texts.map((text, i) => (i % 2 ? here : there).change(order(text), note(text))));
    expect(answers.map((answer) => answer.seq).sort((a, b) => a - b)).toEqual(upTo(200));
    expect(await seqs()).toEqual(upTo(200));
    const { events } = await there.since(stream, answers[0]!.epoch, 0, 1000);
    for (const answer of answers)
      expect(events[answer.seq - 1]).toMatchObject({ text: answer.text, by: { name: 'Ann' } });
  });

  it('L3 has committed what it answered: another connection sees it', async () => {
    const text = randomUUID();
    await here.change(order(text), note(text));
    expect(await two.query('select text from notes.note where text = $1', [text])).toEqual([{ text }]);
  });

  it('L4 gives the first answer to a repeated key, also to another process and at the same moment', async () => {
    const text = randomUUID();
    const asked = upTo(10).map((i) => (i % 2 ? here : there).change(order('same'), note(text)));
    const answers = await Promise.all(asked);
    expect(new Set(answers.map(({ seq, text }) => `${seq} ${text}`)).size).toBe(1);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    expect(await seqs()).toEqual([1]);
  });

  it('L4 refuses a key that comes back with other words, and keeps two people apart who chose the same', async () => {
    await here.change(order('k', { a: 1, b: 2 }), note(randomUUID()));
    await expect(here.change(order('k', { a: 2 }), note(randomUUID()))).rejects.toMatchObject({ kind: 'reused' });
    await expect(here.change(order('k', { b: 2, a: 1 }), note(randomUUID()))).resolves.toMatchObject({
      replayed: true,
    });
    await expect(here.change(order('k', { a: 2 }, bea), note(randomUUID()))).resolves.toMatchObject({ seq: 2 });
  });

  it('L4 leaves no trace of a refusal and decides it anew when it is repeated', async () => {
    let full = true;
    const text = randomUUID();
    const unlessFull = (change: Change<Noted>) => {
      if (full) throw new Refusal('conflict', 'full');
      return note(text)(change);
    };
    await expect(here.change(order('k'), unlessFull)).rejects.toMatchObject({ code: 'full' });
    expect(await seqs()).toEqual([]);
    full = false;
    await expect(here.change(order('k'), unlessFull)).resolves.toMatchObject({ seq: 1, text });
  });

  it('lets nobody in a group pay for another: refusals, and errors after a write, fall on their own command only', async () => {
    const good = upTo(20).map(() => randomUUID());
    const fails = async (change: Change<Noted>) => {
      await note(good[0]!)(change); // already there: a broken constraint spoils the transaction
      return { text: '' };
    };
    const refuses = async (change: Change<Noted>): Promise<{ text: string }> => {
      await note(randomUUID())(change);
      throw new Refusal('conflict', 'too-late');
    };
    await here.change(order('first'), note(good[0]!));
    const group = [
      ...good.slice(1).map((text) => here.change(order(text), note(text))),
      here.change(order('fails'), fails),
      here.change(order('refuses'), refuses),
    ];
    const outcomes = await Promise.allSettled(group);
    expect(outcomes.map(({ status }) => status)).toEqual([...Array(19).fill('fulfilled'), 'rejected', 'rejected']);
    expect(await seqs()).toEqual(upTo(20));
    const kept = await one.query('select count(*)::int as n from notes.note where text = any($1)', [good]);
    expect(kept[0].n).toBe(20);
  });

  it('decides a spoilt group anew on the connection it had: with one in the pool, all of them are answered', async () => {
    const narrow = await connect({ max: 1, connectionTimeoutMillis: 2_000 }).initialize();
    const alone = new EventStream<Noted>(narrow, 'notes');
    const texts = upTo(5).map(() => randomUUID());
    const twice = async (change: Change<Noted>) => {
      await note(texts[0]!)(change);
      return note(texts[0]!)(change);
    };
    const group = [
      alone.change(order('first'), note(randomUUID())),
      ...texts.slice(1).map((text) => alone.change(order(text), note(text))),
      alone.change(order('twice'), twice),
    ];
    const outcomes = await Promise.allSettled(group);
    await narrow.destroy();
    expect(outcomes.map(({ status }) => status)).toEqual([...Array(5).fill('fulfilled'), 'rejected']);
  });

  it('L3 L4 answers the others when the connection dies in the middle of a group, each exactly once', async () => {
    const texts = upTo(12).map(() => randomUUID());
    const dies = async (change: Change<Noted>) => {
      change.send(note(randomUUID())(change)); // on its way when the connection goes
      await change.read.query('select pg_terminate_backend(pg_backend_pid())');
      return { text: '' };
    };
    const group = texts.map((text, i) => here.change(order(text), i === 6 ? dies : note(text)));
    const outcomes = await Promise.allSettled(group);
    expect(outcomes.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []))).toEqual([6]);
    expect(await seqs()).toEqual(upTo(11));
    const { events } = await here.since(stream, (await here.head(stream)).epoch, 0);
    expect(events.map(({ text }) => text).sort()).toEqual(texts.filter((_, i) => i !== 6).sort());
  });

  it('lets nobody pay for a write of another that was let go and fails', async () => {
    const texts = upTo(12).map(() => randomUUID());
    const fails = async (change: Change<Noted>) => {
      change.send(change.write.query('insert into notes.note values (null), ($1::int::text)', ['no number']));
      change.record({ type: 'noted', text: 'never' });
      return { text: 'never' };
    };
    const group = texts.map((text, i) => here.change(order(text), i === 6 ? fails : note(text)));
    const outcomes = await Promise.allSettled(group);
    expect(outcomes.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []))).toEqual([6]);
    expect(await seqs()).toEqual(upTo(11));
  });

  it('writes at once what the commands of a group leave, before one of them reads, and nothing of the refused', async () => {
    const run = randomUUID();
    const left: string[] = [];
    const written: string[][] = [];
    const leaves = (n: number) => async (change: Change<Noted>) => {
      if (n === 5) throw new Refusal('conflict', 'full');
      left.push(`${run} ${n}`);
      change.gather('notes', (tx) => {
        written.push(left.splice(0));
        return tx.query('insert into notes.note select unnest($1::text[])', [written.at(-1)]);
      });
      return { seen: -1 };
    };
    const reads = async (change: Change<Noted>) => {
      const [row] = await change.read.query('select count(*)::int as seen from notes.note where text like $1', [
        `${run}%`,
      ]);
      return { seen: row.seen as number };
    };
    const first = here.change(order('first'), note(randomUUID()));
    const group = upTo(7).map((n) => here.change(order(`left ${n}`), n === 4 ? reads : leaves(n)));
    const outcomes = await Promise.allSettled([first, ...group]);
    expect(outcomes.map(({ status }) => status).indexOf('rejected')).toBe(5);
    expect(written.map((texts) => texts.map((text) => Number(text.slice(run.length))))).toEqual([
      [1, 2, 3],
      [6, 7],
    ]);
    expect(await group[3]).toMatchObject({ seen: 3 });
    const kept = await one.query('select count(*)::int as n from notes.note where text like $1', [`${run}%`]);
    expect(kept[0].n).toBe(5);
  });

  it('tells a group what became of it, however long the next one takes', async () => {
    let begin: () => void = () => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const first = here.change(order('first'), (change) => (begin(), note(randomUUID())(change)));
    await begun; // who comes now is of the next group
    const waits = async (change: Change<Noted>) => {
      await first;
      return note(randomUUID())(change);
    };
    expect((await here.change(order('second'), waits)).seq).toBe(2);
  });

  it('waits once for a lock that does not come, not once for each of the group', async () => {
    const hasty = await connect({ options: '-c lock_timeout=400' }).initialize();
    const waiting = new EventStream<Noted>(hasty, 'notes');
    const holder = two.createQueryRunner();
    await holder.startTransaction();
    await holder.query('select from notes.stream where id = $1 for update', [stream]);
    const began = Date.now();
    const group = upTo(30).map((n) => waiting.change(order(`late ${n}`), note(randomUUID())));
    const outcomes = await Promise.allSettled(group);
    const took = Date.now() - began;
    await holder.rollbackTransaction();
    await holder.release();
    await hasty.destroy();
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(30);
    expect(took).toBeLessThan(4_000); // two groups; each alone would be 12 s
    expect(await seqs()).toEqual([]);
  });

  it('tells the last of too many to come again, and answers the others', async () => {
    const outcomes = await Promise.allSettled(
      upTo(5_100).map((n) => here.change(order(`crowd ${n}`), async () => ({ n }))),
    );
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ kind: 'unavailable', code: 'too-busy' });
    expect(outcomes.length - refused.length).toBeGreaterThanOrEqual(5_000);
  });

  it('serves long events page by page, each of at least one', async () => {
    const long = 'x'.repeat(1_500_000);
    for (const n of upTo(5)) {
      await here.change(order(`long ${n}`), async (change) => {
        change.record({ type: 'noted', text: `${n}${long}` });
        return {};
      });
    }
    const { epoch } = await here.head(stream);
    const pages = [];
    for (let at = 0; at < 5;) {
      const page = await here.since(stream, epoch, at, 1_000);
      pages.push(page.events.map(({ seq }) => seq));
      at = page.to;
    }
    expect(pages).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
  });

  it('refuses an unknown stream like a missing one', async () => {
    const nowhere = { ...order('k'), stream: streamOf('product', randomUUID()) };
    await expect(here.change(nowhere, note(randomUUID()))).rejects.toMatchObject({ kind: 'missing' });
  });

  it('sends a reader of another epoch, or from the future, to the snapshot', async () => {
    const { epoch } = await here.head(stream);
    await expect(here.since(stream, epoch + 1, 0)).rejects.toMatchObject({ kind: 'gone', code: 'read-the-snapshot' });
    await expect(here.since(stream, epoch, 5)).rejects.toMatchObject({ kind: 'gone' });
  });

  it('A5 keeps events as they were written', async () => {
    await here.change(order('k'), note(randomUUID()));
    await expect(one.query('update notes.event set type = $1', ['other'])).rejects.toThrow('events are kept');
    await expect(one.query('delete from notes.event')).rejects.toThrow('events are kept');
  });

  it('L2 gives a snapshot with the number it is true at, and a fresh one when the stream moved on', async () => {
    const read = async (tx: { query(sql: string): Promise<{ n: number }[]> }) =>
      JSON.stringify((await tx.query('select count(*)::int as n from notes.note'))[0]);
    const before = await here.snapshot(stream, read);
    expect(await here.snapshot(stream, read)).toBe(before);
    await there.change(order('k'), note(randomUUID()));
    const after = await here.snapshot(stream, read);
    expect(after.head.seq).toBe(1);
    expect(JSON.parse(after.text).n).toBe(JSON.parse(before.text).n + 1);
  });
});
