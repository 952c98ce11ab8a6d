import { Refusal, type Actor } from '@twotrack/shared';
import type { BacklogFile, Item, ProductEvent, Request, Restored } from '../contract/index.js';
import { onlyProductOwner } from './authority.js';

/** A backlog file with ids of its own, ready to be kept, and what could not be kept of it. */
export interface Copy extends Pick<BacklogFile, 'goals' | 'items' | 'requests' | 'proposals' | 'columns'> {
  readonly losses: Restored['losses'];
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
 * works on an item, where that person does not work here, and what is counted of threads and votes that are not here.
 */
export function copyOf(file: BacklogFile, newId: () => string, worksHere: ReadonlySet<string>): Copy {
  const { ids, idOf } = idsFor(file, newId);
  const losses = new Losses();
  const kept = (id: string | null, what: string): string | null => {
    if (id === null) return null;
    return ids.get(id) ?? losses.add(what, 'it is not in the file');
  };
  const all = (list: readonly string[] | undefined, what: string) => list?.flatMap((id) => kept(id, what) ?? []) ?? [];

  const marksOf = ({
    questions,
    votes,
    splitInto,
    splitFrom,
    dependsOn,
    neededBy,
    problemId,
    ...marks
  }: Item['marks']) => {
    if (questions) losses.add('the questions on an item', 'a file has no threads');
    if (votes) losses.add('the votes for an item', 'a file has no votes');
    if (problemId) losses.add('the problem that an item is to solve', 'it is of another track');
    const from = splitFrom === undefined ? null : kept(splitFrom, 'what an item was split from');
    return {
      ...marks,
      ...(splitInto && { splitInto: all(splitInto, 'what an item was split into') }),
      ...(from && { splitFrom: from }),
      ...listOf('dependsOn', all(dependsOn, 'a dependency')),
      ...listOf('neededBy', all(neededBy, 'a dependency')),
    };
  };
  const item = (one: BacklogFile['items'][number]): BacklogFile['items'][number] => {
    const assignees = one.assignees.filter((id) => worksHere.has(id));
    losses.add('somebody who works on an item', 'they do not work here', one.assignees.length - assignees.length);
    return {
      ...one,
      id: idOf(one.id),
      formerNeighbour: one.formerNeighbour && (ids.get(one.formerNeighbour) ?? null),
      requestId: kept(one.requestId, 'the request of an item'),
      goalId: kept(one.goalId, 'the goal of an item'),
      assignees,
      marks: marksOf(one.marks),
    };
  };
  const request = (one: BacklogFile['requests'][number]): BacklogFile['requests'][number] => {
    const { about, problem: _, ticketId: ticket, followed, ...marks } = one.marks;
    if (ticket || one.marks.problem) losses.add('what a request was on the other track', 'it is not in the file');
    if (followed) losses.add('that somebody follows a request', 'a private link belongs to one team');
    const aboutId = about ? kept(about.itemId, 'the item that feedback is about') : null;
    return {
      ...one,
      id: idOf(one.id),
      itemId: kept(one.itemId, 'the item of a request'),
      marks: { ...marks, ...(about && aboutId && { about: { ...about, itemId: aboutId } }) },
    };
  };
  return {
    goals: file.goals.map((goal) => ({ ...goal, id: idOf(goal.id) })),
    items: file.items.map(item),
    requests: file.requests.map(request),
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
    losses: losses.list,
  };
}

/** A board lists its cards by id, so the new ids stand as the old ones did. */
function idsFor({ goals, items, requests, proposals }: BacklogFile, newId: () => string) {
  const old = [...goals, ...items, ...requests, ...proposals].map(({ id }) => id).sort();
  const ids = new Map(old.map((id) => [id, newId()]));
  return { ids, idOf: (id: string) => ids.get(id)! };
}

const listOf = <K extends string>(name: K, list: string[]) => (list.length > 0 ? { [name]: list } : {});

class Losses {
  private readonly found = new Map<string, Restored['losses'][number]>();
  get list() {
    return [...this.found.values()];
  }
  add(what: string, why: string, count = 1): null {
    const before = this.found.get(what);
    if (count > 0) this.found.set(what, { what, why, count: (before?.count ?? 0) + count });
    return null;
  }
}

/** What is told of a copy: each thing as it stands, whatever led there; of several goals the one that is open comes last. */
export function eventsOf({ goals, items, requests, proposals }: Copy): { event: ProductEvent; card: string | null }[] {
  const closedFirst = goals.toSorted((a, b) => Number(a.closed === null) - Number(b.closed === null));
  return [
    ...closedFirst.map((goal) => ({
      event: { type: goal.closed ? ('goal-closed' as const) : ('goal-opened' as const), goal },
      card: goal.id,
    })),
    ...requests.map(({ problem, ...request }) => ({
      event: { type: 'request-submitted' as const, request: request as Request, problem },
      card: request.id,
    })),
    ...items.map(({ problem, brief: _, ...item }) => ({
      event: { type: 'item-added' as const, item: item as Item, problem },
      card: item.id,
    })),
    ...proposals.map((proposal) => ({
      event: {
        type: proposal.status === 'open' ? ('rank-proposed' as const) : proposalEvents[proposal.status],
        proposal,
      },
      card: proposal.itemId,
    })),
  ];
}

const proposalEvents = {
  accepted: 'proposal-accepted',
  declined: 'proposal-declined',
  withdrawn: 'proposal-withdrawn',
} as const;
