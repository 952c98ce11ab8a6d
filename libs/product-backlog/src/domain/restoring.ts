import { Refusal, type Actor } from '@twotrack/shared';
import type { BacklogFile, Delegation, Restored } from '../contract/index.js';
import { isProductOwner, onlyProductOwner } from './authority.js';
import { withoutCircles } from './circles.js';
import { Losses } from './losses.js';
import { pastUnder } from './past.js';
import { talkOf, type Talk } from './restoring-talk.js';

type FileItem = BacklogFile['items'][number];
type FileRequest = BacklogFile['requests'][number];

/** A backlog file with ids of its own, ready to be kept, and what could not be kept of it. */
export interface Copy
  extends
    Talk,
    Pick<BacklogFile, 'goals' | 'items' | 'requests' | 'requestComments' | 'history' | 'proposals' | 'columns'> {
  readonly needs: { itemId: string; needsId: string }[];
  readonly delegation: Delegation | null;
  readonly losses: Restored['losses'];
}

/** Where a file comes in: who works there, and which items of other teams that it names are still there. */
export interface Ground {
  readonly worksHere: ReadonlySet<string>;
  readonly elsewhere: ReadonlySet<string>;
}

/** Only the product owner's, and only where nothing stands yet: what is there is never overwritten. */
export function mayRestore(actor: Actor, isEmpty: boolean): void {
  onlyProductOwner(actor);
  if (isEmpty) return;
  const said = 'This backlog is not empty. Bring the file into a team that has nothing yet.';
  throw new Refusal('conflict', 'backlog-not-empty', {}, said);
}

/**
 * The same backlog under new ids, in the same order of ids. A link to what is not in the file is left out, as is who
 * works on an item, where that person does not work here. What a card counts is counted anew of what comes with it.
 */
export function copyOf(
  file: BacklogFile,
  newId: () => string,
  { worksHere, elsewhere }: Ground,
  actor: Actor,
  now: string,
): Copy {
  const ids = idsFor(file, newId);
  const idOf = (id: string) => ids.get(id)!;
  const losses = new Losses(file.leftOut);
  const kept = (id: string | null | undefined, what: string): string | null =>
    id ? (ids.get(id) ?? losses.add(what, 'it is not in the file')) : null;
  const all = (list: readonly string[], what: string) => list.flatMap((id) => kept(id, what) ?? []);

  const foreign = new Map(file.elsewhere.map((one) => [one.id, one]));
  const needed = (id: string) => {
    if (ids.has(id) || elsewhere.has(id)) return [ids.get(id) ?? id];
    const { key = 'something' } = foreign.get(id) ?? {};
    return losses.add(`that an item needs ${key} of another team`, 'it is not here') ?? [];
  };
  const asked = new Map(
    file.items.map(({ id, marks }) => [idOf(id), [...new Set((marks.dependsOn ?? []).flatMap(needed))]]),
  );
  const needs = withoutCircles(asked);
  const talk = talkOf(file, ids, newId, losses);

  const marksOf = ({ id, marks: { neededBy: _, dependsOn: __, round, ...marks } }: FileItem) => {
    const { splitInto, splitFrom, ...rest } = talk.counted(id, marks);
    if (round) losses.add('an understanding check that was open', 'who said what is anonymous, and in no file');
    const needing = needs.get(idOf(id))!;
    losses.add(
      'that an item needs another',
      'they would need each other',
      asked.get(idOf(id))!.length - needing.length,
    );
    const from = kept(splitFrom, 'what an item was split from');
    return {
      ...rest,
      ...(splitInto && { splitInto: all(splitInto, 'what an item was split into') }),
      ...(from && { splitFrom: from }),
      ...(needing.length > 0 && { dependsOn: needing }),
    };
  };
  const item = (one: FileItem): FileItem => {
    const assignees = one.assignees.filter((id) => worksHere.has(id));
    losses.add('somebody who works on an item', 'they do not work here', one.assignees.length - assignees.length);
    return {
      ...one,
      id: idOf(one.id),
      formerNeighbour: one.formerNeighbour && (ids.get(one.formerNeighbour) ?? null),
      requestId: kept(one.requestId, 'the request of an item'),
      goalId: kept(one.goalId, 'the goal of an item'),
      assignees,
      marks: marksOf(one),
    };
  };
  const written = new Map<string, number>();
  for (const { requestId, public: open } of file.requestComments)
    if (open) written.set(requestId, (written.get(requestId) ?? 0) + 1);
  const request = (one: FileRequest): FileRequest => {
    const { about, problem: _, ticketId: ticket, followed, joinedTo: whole, said, ...marks } = one.marks;
    if (ticket || one.marks.problem) losses.add('what a request was on the other track', 'it is not in the file');
    if (followed) losses.add('that somebody follows a request', 'a private link belongs to one team');
    const talk = said && (written.get(one.id) ?? 0) > 0;
    if (said && !talk) losses.add('what was written with whoever asked', 'it is not in the file');
    const joinedTo = kept(whole, 'which request it was merged with');
    const aboutId = about ? kept(about.itemId, 'the item that feedback is about') : null;
    return {
      ...one,
      id: idOf(one.id),
      itemId: kept(one.itemId, 'the item of a request'),
      ...(one.status === 'joined' && !joinedTo && { status: 'open' }),
      marks: {
        ...marks,
        ...(talk && { said }),
        ...(joinedTo && { joinedTo }),
        ...(about && aboutId && { about: { ...about, itemId: aboutId } }),
      },
    };
  };
  return {
    ...talk.rows,
    goals: file.goals.map((goal) => ({ ...goal, id: idOf(goal.id) })),
    items: file.items.map(item),
    requests: file.requests.map(request),
    history: pastUnder(file.history, ids),
    requestComments: file.requestComments
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap((one) => {
        const requestId = ids.get(one.requestId);
        return requestId ? [{ ...one, id: newId(), requestId }] : [];
      }),
    proposals: file.proposals.flatMap((one) => {
      const [id, neighbour] = [
        ids.get(one.itemId),
        ids.get('before' in one.place ? one.place.before : one.place.after),
      ];
      if (!id || !neighbour) return losses.add('a proposal', 'what it is about is not in the file') ?? [];
      const place = 'before' in one.place ? { before: neighbour } : { after: neighbour };
      return [{ ...one, id: idOf(one.id), itemId: id, place }];
    }),
    columns: file.columns.map((column) => ({
      ...column,
      breaches: column.breaches.flatMap((one) => {
        const itemId = ids.get(one.itemId);
        return itemId ? [{ ...one, itemId }] : [];
      }),
    })),
    needs: [...needs].flatMap(([itemId, list]) => list.map((needsId) => ({ itemId, needsId }))),
    delegation: delegationIn(file.delegation, actor, worksHere, now, losses),
    losses: losses.list,
  };
}

/** Whoever brings a file gives nothing in another's name (P13). */
function delegationIn(
  was: Delegation | null,
  actor: Actor,
  worksHere: ReadonlySet<string>,
  now: string,
  losses: Losses,
): Delegation | null {
  if (!was || was.until <= now) return null;
  const stands = isProductOwner(actor) && was.by.id === actor.id && worksHere.has(was.to) && was.to !== actor.id;
  return stands ? was : losses.add('who may order for the product owner', 'another product owner allowed it there');
}

/** A board lists its cards by id, so the new ids stand as the old ones did. */
function idsFor({ goals, items, requests, proposals }: BacklogFile, newId: () => string): Map<string, string> {
  const old = [...goals, ...items, ...requests, ...proposals].map(({ id }) => id).sort();
  return new Map(old.map((id) => [id, newId()]));
}
