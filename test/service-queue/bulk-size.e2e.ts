import { cpus, loadavg } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BulkTickets } from '@twotrack/service-queue/contract';
import { ask, eventsSince, openTestDesk, openTicket, viewAt, type TestDesk } from './desk.js';

let desk: TestDesk;
let ids: string[];
beforeAll(async () => {
  desk = await openTestDesk();
  ids = (await Promise.all(Array.from({ length: 5_000 }, () => openTicket(desk)))).map(({ id }) => id);
}, 120_000);
afterAll(() => desk.close());

/** How much longer than promised it may take here: by how many others want the machine. */
const crowd = (): number => 1 + (loadavg()[0] ?? 0) / cpus().length;

/** The best of some rounds of doing and undoing, in ms. */
async function best(count: number, rounds: number): Promise<number> {
  let fastest = Infinity;
  for (let i = 0; i < rounds; i++) {
    const command = BulkTickets.parse({ ids: ids.slice(0, count), command: { acknowledge: {} } });
    const start = performance.now();
    const report = await desk.queues.work.bulkTickets(command, null, ask(desk.bao));
    fastest = Math.min(fastest, performance.now() - start);
    expect(report.done).toBe(count);
    expect(await desk.queues.work.undoBulk(report.bulkId!, {}, ask(desk.bao))).toMatchObject({ done: count });
  }
  return fastest;
}

describe('a bulk of the size of a storm', () => {
  it.each([
    [500, 150],
    [5_000, 1_500],
  ])(
    'S14 acknowledges %i in one command within %i ms on a quiet machine',
    async (count, promised) => {
      expect(await best(count, count > 1_000 ? 2 : 3)).toBeLessThan(promised * crowd());
    },
    120_000,
  );

  it('S14 loses none: an entry in the history of each, and one undo gives all back', async () => {
    const some = ids.slice(0, 500);
    const before = await viewAt(desk);
    const command = BulkTickets.parse({ ids: some, command: { acknowledge: {} } });
    const { bulkId } = await desk.queues.work.bulkTickets(command, null, ask(desk.bao));
    const events = await eventsSince(desk, before);
    expect(new Set(events.flatMap((event) => ('ticket' in event ? event.ticket.id : [])))).toEqual(new Set(some));
    expect(events).toHaveLength(500);
    await desk.queues.work.undoBulk(bulkId!, {}, ask(desk.bao));
    const after = await viewAt(desk);
    const courses = ({ view }: typeof after) =>
      view.tickets.map((ticket) => ({ ...ticket, version: 0 })).sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(courses(after)).toEqual(courses(before));
  });
});
