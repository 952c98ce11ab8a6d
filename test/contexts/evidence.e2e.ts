import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Item } from '@twotrack/product-backlog/contract';
import type { Problem } from '@twotrack/service-queue/contract';
import { startApi, type Api } from '../support/api.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { must, setUpTeam, type TestTeam } from '../support/team.js';

/** What one track tells the other is there within a few rounds of the clock. */
const CARRIED = { timeout: 20_000, interval: 50 };
const hypothesis = { what: 'a larger pool', outcome: 'stop the timeouts', measure: 'tickets', from: '2', to: '0' };

let database: TestDatabase;
let api: Api;
let team: TestTeam;

beforeAll(async () => {
  database = await createTestDatabase();
  api = await startApi(database.url);
  team = await setUpTeam(api);
});
afterAll(async () => {
  await api?.close();
  await database?.drop();
});

const queues = () => `/api/teams/${team.slug}/service-queue`;
const ofItem = (id: string, act = '') => `/api/product-backlog/items/${id}${act && `/${act}`}`;
const ofProblem = (id: string, act = '') => `/api/service-queue/problems/${id}${act && `/${act}`}`;

const reported = async (): Promise<string> =>
  (await must(team.emre.post(`${queues()}/tickets`, { kind: 'incident', title: 'Payments time out' }))).body.ticket.id;
const problemNow = async (id: string): Promise<Problem> => (await must(team.bao.get(ofProblem(id)))).body.problem;
const evidenceOf = async (id: string) => (await must(team.dana.get(ofItem(id, 'evidence')))).body;
const moved = (id: string, from: string, column: string) => must(team.bao.post(ofItem(id, 'move'), { from, column }));

/** Two tickets of one cause, proposed to the product owner and accepted. */
async function accepted(): Promise<{ problem: Problem; item: Item }> {
  const ids = [await reported(), await reported()];
  const words = { title: 'Pool runs dry', description: 'Every Monday.', ids };
  const { problem } = (await must(team.bao.post(`${queues()}/problems`, words))).body;
  await must(team.bao.post(ofProblem(problem.id, 'propose')));
  await expect.poll(async () => (await problemNow(problem.id)).proposal?.requestId, CARRIED).toBeTruthy();
  const { requestId } = (await problemNow(problem.id)).proposal!;
  const inbox = (await must(team.dana.get(`/api/teams/${team.slug}/board`))).body.product.requests;
  expect(inbox).toContainEqual(expect.objectContaining({ id: requestId, source: 'problem', status: 'open' }));
  const accepting = team.dana.post(`/api/product-backlog/requests/${requestId}/accept`, { type: 'defect' });
  return { problem, item: (await must(accepting)).body.item };
}

describe('what a problem cost, before and after the item that was to solve it', () => {
  it('S15 P4 P16 from tickets to a verdict: each step is seen on the other track', { timeout: 60_000 }, async () => {
    const { problem, item } = await accepted();
    const cost = { problemId: problem.id, key: problem.key, tickets: 2, slaMisses: 0 };
    const before = await evidenceOf(item.id);
    expect(before).toMatchObject({
      evidence: [],
      verdict: null,
      problems: [{ ...cost, now: { tickets: 2, effect: null } }],
    });

    const { version } = (await must(team.dana.get(ofItem(item.id, 'talk')))).body.brief;
    await must(team.dana.post(ofItem(item.id, 'hypothesis'), { version, hypothesis }));
    await moved(item.id, 'backlog', 'in-progress');
    await moved(item.id, 'in-progress', 'done');
    await expect.poll(async () => (await problemNow(problem.id)).state, CARRIED).toBe('fix-shipped');
    await must(team.bao.post(ofProblem(problem.id, 'link'), { ids: [await reported()] }));

    const after = await evidenceOf(item.id);
    const effect = { days: 1, before: 2, after: 1 };
    expect(after.problems).toMatchObject([{ ...cost, now: { tickets: 3, effect } }]);
    const toProve = async () =>
      (await must(team.dana.get(`/api/teams/${team.slug}/product-backlog/to-prove`))).body.items;
    expect(await toProve()).toMatchObject([{ id: item.id, type: 'defect' }]);
    const seen = { number: { value: effect.after, unit: 'ticket a day' }, note: `${effect.before} before` };
    await must(team.bao.post(ofItem(item.id, 'evidence'), seen));
    await must(team.dana.post(ofItem(item.id, 'verdict'), { verdict: 'proven', reason: 'Half of them are gone' }));
    expect(await evidenceOf(item.id)).toMatchObject({
      evidence: [{ ...seen, by: { name: 'Bao' } }],
      verdict: { verdict: 'proven', by: { name: 'Dana' } },
      problems: [{ now: { effect } }],
    });
    expect(await toProve()).toEqual([]);
    const rates = (await must(team.dana.get(`/api/teams/${team.slug}/product-backlog/hit-rates`))).body;
    expect(rates.types).toEqual([{ type: 'defect', proven: 1, refuted: 0, unclear: 0, unproven: 0 }]);
  });

  it(
    'S15 P11 of an item that was split: its parts show the problem, and the last of them ships the fix',
    { timeout: 60_000 },
    async () => {
      const { problem, item } = await accepted();
      const { version } = (await must(team.dana.get(ofItem(item.id)))).body.item;
      const parts = [{ title: 'A larger pool' }, { title: 'Close what leaks' }, { title: 'Not needed' }];
      const split = await must(team.dana.post(ofItem(item.id, 'split'), { version, children: parts }));
      const [first, second, third] = split.body.children as [Item, Item, Item];
      for (const part of [first, second, third])
        expect((await evidenceOf(part.id)).problems).toMatchObject([{ problemId: problem.id, now: { tickets: 2 } }]);
      const answer = async () => (await problemNow(problem.id)).proposal!.answer;
      await moved(first.id, 'backlog', 'done');
      await must(team.dana.post(ofItem(third.id, 'remove'), { reason: 'too much' }));
      await expect.poll(answer, CARRIED).toMatchObject({ status: 'accepted', itemKey: item.key, doneAt: null });
      await moved(second.id, 'backlog', 'done');
      await expect.poll(async () => (await problemNow(problem.id)).state, CARRIED).toBe('fix-shipped');
    },
  );
});
