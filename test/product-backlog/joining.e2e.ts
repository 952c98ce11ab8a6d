import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { AskByForm, BacklogFile, ItemMarks, type Item, type Request } from '@twotrack/product-backlog/contract';
import type { Actor } from '@twotrack/shared';
import { by } from './support/backlog.js';
import { stage } from './support/stage.js';

const on = stage();
const po = () => by(on.team.po);
const askers = () => on.backlog.askers;

/** Three people from outside who ask for the same, the oldest first. */
let asked: Request[];
let ids: string[];

const askedBy = async (name: string, source: 'customer' | 'stakeholder' | 'market-research') => {
  const words = AskByForm.parse({ title: `Export for ${name}`, source, name });
  return (await askers().askByForm(on.team.id, words, `ttw_${name}${Math.random()}`, `${name} ${Math.random()}`))
    .request;
};
const whoAsked = ({ requester }: Request): Actor => ({ ...requester, teamId: on.team.id, roles: [] });
const page = (i: number) => askers().followed(ids[i]!, whoAsked(asked[i]!));
const join = (of: readonly string[], requestId: string, asking = po()) =>
  on.backlog.inbox.decideRequests({ ids: [...of], decision: 'join', requestId }, asking);
const takeOut = (...of: string[]) => on.backlog.inbox.returnRequests({ ids: of }, po());
const view = () => on.viewFor(on.team.po);
/** What waits by itself and what as a part of what, by title. */
const waiting = async () => {
  const { requests } = await view();
  const titles = new Map(requests.map(({ id, title }) => [id, title.slice('Export for '.length)]));
  return requests.map(({ id, marks }) => `${titles.get(id)} ${titles.get(marks.joinedTo ?? '') ?? '-'}`);
};

beforeEach(async () => {
  asked = [
    await askedBy('Olga', 'customer'),
    await askedBy('Ivo', 'stakeholder'),
    await askedBy('Una', 'market-research'),
  ];
  ids = asked.map(({ id }) => id);
});

describe('requests that ask for the same', () => {
  it('P4 stay undecided as one, keep who asked and from where, and are as before by one undo', async () => {
    const before = await view();
    const { results } = await join(ids.slice(1), ids[0]!);
    expect(results.map(({ status }) => status)).toEqual(['joined', 'joined']);
    const { requests } = await view();
    expect(requests.map(({ status, requester, source }) => [status, requester.name, source])).toEqual([
      ['open', 'Olga', 'customer'],
      ['joined', 'Ivo', 'stakeholder'],
      ['joined', 'Una', 'market-research'],
    ]);
    expect(await page(1)).toMatchObject({ state: 'waiting', since: asked[1]!.at, others: 2 });
    expect(await page(0)).toMatchObject({ state: 'waiting', others: 2 });
    await takeOut(...ids.slice(1));
    expect(await view()).toEqual(before);
    expect((await page(0)).others).toBe(0);
  });

  it('P4 are merged as they are with what they were merged with, and come out with it', async () => {
    await join([ids[2]!], ids[1]!);
    await join([ids[1]!], ids[0]!);
    expect(await waiting()).toEqual(['Olga -', 'Ivo Olga', 'Una Ivo']);
    await takeOut(ids[1]!);
    expect(await waiting()).toEqual(['Olga -', 'Ivo -', 'Una Ivo']);
  });

  it('P4 each of them reads on the private page that it is declined, and why; taken back, all wait again', async () => {
    await join([ids[2]!], ids[1]!);
    await join([ids[1]!], ids[0]!);
    const before = await view();
    await on.backlog.declineRequest(ids[0]!, { reason: 'Too dear' }, po());
    for (const i of [0, 1, 2]) expect(await page(i)).toMatchObject({ state: 'declined', reason: 'Too dear' });
    expect((await view()).requests).toEqual([]);
    await on.backlog.returnRequest(ids[0]!, {}, po());
    expect(await view()).toEqual(before);
    expect((await page(2)).state).toBe('waiting');
  });

  it('P4 become one item that says who asked for it, and whose delivery each reads', async () => {
    await join(ids.slice(1), ids[0]!);
    const { item } = await on.backlog.acceptRequest(ids[0]!, { type: 'feature' }, po());
    const detail = await on.backlog.item(item.id, on.team.member);
    expect([detail.request?.id, detail.merged.map(({ id }) => id)]).toEqual([ids[0], ids.slice(1)]);
    expect((await on.backlog.inbox.behind(on.team.po)).requests[item.id]).toBe(3);
    expect(await page(2)).toMatchObject({ state: 'planned', became: { how: 'merged', title: 'Export for Olga' } });
    await on.move(item, 'backlog', 'done');
    expect((await page(1)).state).toBe('delivered');
  });

  it('P4 taken back after they became an item: the item goes, and they wait together as before', async () => {
    await join(ids.slice(1), ids[0]!);
    const before = await view();
    await on.backlog.acceptRequest(ids[0]!, { type: 'feature' }, po());
    await on.backlog.returnRequest(ids[0]!, {}, po());
    expect({ ...(await view()), columns: [] }).toEqual({ ...before, columns: [] });
    await on.backlog.inbox.decideRequests({ ids: [ids[0]!], decision: 'accept' }, po());
    await takeOut(ids[0]!);
    expect(await waiting()).toEqual(['Olga -', 'Ivo Olga', 'Una Olga']);
  });

  it('P4 are merged into an item together', async () => {
    const [a] = (await on.items('Reports')) as [Item];
    await join(ids.slice(1), ids[0]!);
    await on.backlog.mergeRequest(ids[0]!, { itemId: a.id }, po());
    for (const i of [0, 1, 2]) expect((await page(i)).became).toEqual({ how: 'merged', title: 'Reports' });
  });

  it('B6 are one ticket, of which each reads; taken back, they wait together', async () => {
    await join(ids.slice(1), ids[0]!);
    const before = await view();
    await on.backlog.handOverRequest(ids[0]!, { reason: 'It is broken' }, po());
    const mine = (await on.backlog.onTheirWay()).filter(({ teamId }) => teamId === on.team.id);
    expect(mine.map(({ request }) => request.id)).toEqual([ids[0]]);
    await on.backlog.noteTicket(ids[0]!, { ticketId: ids[0]!, key: 'SRV-1' }, po());
    for (const i of [0, 1, 2])
      expect(await page(i)).toMatchObject({ state: 'passed-on', reason: 'SRV-1: It is broken' });
    await on.backlog.takeBackRequest(ids[0]!, {}, po());
    expect(await view()).toEqual(before);
  });

  it('P4 who asked first may need it no more: the next one takes its place, and nobody is answered', async () => {
    await join(ids.slice(1), ids[0]!);
    await askers().withdrawAsked(ids[0]!, {}, by(whoAsked(asked[0]!)));
    expect(await waiting()).toEqual(['Ivo -', 'Una Ivo']);
    expect((await page(1)).state).toBe('waiting');
    await askers().askAgain(ids[0]!, {}, by(whoAsked(asked[0]!)));
    expect(await waiting()).toEqual(['Olga -', 'Ivo -', 'Una Ivo']);
  });

  it('P4 a part that is withdrawn is gone by itself, and what was merged with it stays with the whole', async () => {
    await join([ids[2]!], ids[1]!);
    await join([ids[1]!], ids[0]!);
    await askers().withdrawAsked(ids[1]!, {}, by(whoAsked(asked[1]!)));
    expect(await waiting()).toEqual(['Olga -', 'Una Olga']);
    expect(await page(1)).toMatchObject({ state: 'withdrawn', others: 0 });
    await askers().askAgain(ids[1]!, {}, by(whoAsked(asked[1]!)));
    expect(await waiting()).toEqual(['Olga -', 'Ivo -', 'Una Olga']);
  });

  it('P4 a part is not decided by itself, nor merged with itself or with what is decided', async () => {
    await join([ids[1]!], ids[0]!);
    const codes = async (...asking: Promise<{ results: { code: string | null }[] }>[]) =>
      (await Promise.all(asking)).flatMap(({ results }) => results.map(({ code }) => code));
    expect(await codes(join([ids[0]!, ids[2]!], ids[1]!))).toEqual(['joined', 'joined']);
    expect(await codes(join([ids[0]!], ids[0]!))).toEqual(['into-itself']);
    await expect(on.backlog.declineRequest(ids[1]!, { reason: 'no' }, po())).rejects.toMatchObject({ code: 'joined' });
    await on.backlog.declineRequest(ids[0]!, { reason: 'no' }, po());
    expect(await codes(join([ids[2]!], ids[0]!))).toEqual(['already-decided']);
    await expect(join([ids[2]!], ids[0]!, by(on.team.member))).rejects.toMatchObject({ code: 'not-product-owner' });
    const strangers = await on.newTeam();
    await expect(join([ids[2]!], ids[0]!, by(strangers.po))).rejects.toMatchObject({ code: 'not-found' });
  });

  it('S15 B6 an item knows its problems by the requests behind it, merged or split, and carries none itself', async () => {
    const problem = (key: string) => ({ problemId: randomUUID(), key, tickets: 3, hours: 1.5, slaMisses: 0 });
    const propose = async (key: string) => {
      const words = { title: key, source: 'problem' } as const;
      const { id, name } = on.team.member;
      const asking = { requester: { id, name }, marks: { problem: problem(key) } };
      return (await on.backlog.submitRequest(words, po(), asking)).request.id;
    };
    const [one, two] = [await propose('PRB-1'), await propose('PRB-2')];
    await join([two], one);
    const { item } = await on.backlog.acceptRequest(one, { type: 'feature' }, po());
    const children = [{ title: 'Half' }, { title: 'Other half' }];
    const split = await on.backlog.refine.splitItem(item.id, { version: 1, children }, po());
    for (const { id } of [item, ...split.children]) {
      const { problems } = await on.backlog.proof.of(id, on.team.member);
      expect(problems.map(({ key }) => key)).toEqual(['PRB-1', 'PRB-2']);
    }
    const marks = { problemId: randomUUID(), votes: 1 };
    expect(ItemMarks.parse(marks)).toEqual({ votes: 1 });
  });

  it('P4 are taken along as they wait', async () => {
    await join([ids[2]!], ids[1]!);
    await join([ids[1]!], ids[0]!);
    const file = BacklogFile.parse(JSON.parse(JSON.stringify(await on.backlog.importing.export(on.team.po))));
    const before = await waiting();
    on.moveTo(await on.newTeam());
    await on.backlog.importing.restoreBacklog({ file }, po());
    expect(await waiting()).toEqual(before);
    const whole = (await view()).requests[0]!;
    await on.backlog.declineRequest(whole.id, { reason: 'no' }, po());
    expect((await view()).requests).toEqual([]);
  });
});
