import { Refusal, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type {
  DecideRequests,
  Item,
  ProductEvent,
  Request,
  RequestAccepted,
  RequestDeclined,
  RequestJoined,
  RequestMerged,
  RequestResult,
  RequestReturned,
  ReturnRequests,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import { admit } from './flow.store.js';
import { itemOf } from './item.store.js';
import { newId } from './new-id.js';
import { itemFrom, requestOf, takeItemBack } from './request.store.js';
import { partsOf, type OfRequest } from './joining.store.js';
import { jsonOf, updateAllOf } from './rows.js';
import { problemsOf } from './story.store.js';
import { RequestTable } from './tables.js';

type Product = Change<ProductEvent>;
type Decided = RequestAccepted | RequestMerged | RequestJoined | RequestDeclined | RequestReturned;
type Decide = (request: Request) => Promise<Decided | null> | Decided;
/** What a decision on a request says to a part of it; `was`: how the whole stood before. */
type Along = (part: Request, whole: Request, was: Request) => OfRequest | null;
type Results = { results: RequestResult[] };

/** One decision on several in one commit, the oldest first; a refusal of one is no refusal of the others (P4). */
export async function decideAll(change: Product, actor: Actor, command: DecideRequests): Promise<Results> {
  domain.onlyProductOwner(actor);
  const inbox = await requestsOf(change, actor, command.ids);
  const parts = await partsOf(change.read, actor, idsOf(inbox));
  const answered: Along = (part, whole) => (whole.status === 'joined' ? null : domain.answeredWith(part, whole));
  return each(change, command.ids, inbox, await deciding(change, actor, command, inbox), parts, answered);
}

/** The way back from all of them, the last one first, and the items that they made with them. */
export async function returnAll(change: Product, actor: Actor, { ids }: ReturnRequests): Promise<Results> {
  domain.onlyProductOwner(actor);
  const inbox = await requestsOf(change, actor, ids);
  const parts = await partsOf(change.read, actor, idsOf(inbox));
  const going = new Set<string>();
  const takeBack: Decide = async (request) => {
    const returned = domain.returnRequest(request, actor);
    const along = idsOf(parts.get(request.id)!);
    await takeItemBack(change, actor, request, [...going, ...along]);
    for (const id of [request.id, ...along]) going.add(id);
    return returned;
  };
  const waits: Along = (part, _, was) => (was.status === 'joined' ? null : domain.waitsWithIt(part));
  return each(change, ids, inbox.reverse(), takeBack, parts, waits);
}

const idsOf = (requests: readonly Request[]): string[] => requests.map(({ id }) => id);

async function deciding(change: Product, actor: Actor, command: DecideRequests, inbox: Request[]): Promise<Decide> {
  const { now } = change;
  if (command.decision === 'decline') return (request) => domain.declineRequest(request, command, actor, now);
  if (command.decision === 'merge') {
    const item = await itemOf(change.read, actor.teamId, command.itemId);
    return (request) => domain.mergeRequest(request, item, actor, now);
  }
  if (command.decision === 'join') {
    const into = await requestOf(change.read, actor.teamId, command.requestId);
    return (request) => domain.joinRequest(request, into, actor);
  }
  const problems = await problemsOf(change.read, idsOf(inbox));
  let first: Item | null = null;
  return async (request) => {
    if (first && command.asOne) return domain.mergeRequest(request, first, actor, now);
    const accepted = domain.acceptRequest(request, newId(), actor, now);
    const words = itemFrom(request, accepted.request.itemId!, problems.get(request.id) ?? '', command);
    const item = await admit(change, actor, words, undefined);
    first ??= item;
    return accepted;
  };
}

const several = `select ${jsonOf(RequestTable, 'r')} as request from product_backlog.request r
  where r.id = any($2::uuid[]) and r.team_id is not distinct from $1`;

/** As they wait in the inbox, the oldest first. */
async function requestsOf({ read }: Product, { teamId }: Actor, ids: readonly string[]): Promise<Request[]> {
  const rows = await prepared<{ request: Request }>(read, several, [teamId, ids]);
  return rows.map(({ request }) => request).sort(domain.oldestFirst);
}

const update = updateAllOf(RequestTable, '$1', '$2');

/**
 * Each by itself, for a refusal comes before anything of it is written, and the parts of each along with it; what was
 * decided is written at once.
 */
async function each(
  change: Product,
  ids: readonly string[],
  requests: Request[],
  decide: Decide,
  parts: ReadonlyMap<string, Request[]>,
  along: Along,
): Promise<Results> {
  const results = new Map<string, RequestResult>();
  const now = new Map<string, Request>();
  const tell = (event: OfRequest, was: Request) => {
    change.record(event, event.request.itemId ?? was.itemId ?? was.id);
    now.set(was.id, event.request);
  };
  for (const { id, ...read } of requests) {
    const was = now.get(id) ?? { id, ...read };
    try {
      const event = await decide(was);
      if (event) tell(event, was);
      for (const part of event ? parts.get(id)! : []) {
        const told = now.has(part.id) ? null : along(part, event!.request, was);
        if (told) tell(told, part);
      }
      const { status, itemId } = event?.request ?? was;
      results.set(id, { id, status, itemId, code: null });
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      results.set(id, refused(id, thrown.code));
    }
  }
  const written = [JSON.stringify([...now.values()]), [...now.keys()]];
  if (now.size > 0) change.send(prepared(change.write, update, written));
  const missing = [...new Set(ids)].filter((id) => !results.has(id)).map((id) => refused(id, 'not-found'));
  const inOrder = [...requests].sort(domain.oldestFirst).map(({ id }) => results.get(id)!);
  return { results: [...inOrder, ...missing] };
}

const refused = (id: string, code: string): RequestResult => ({ id, status: 'refused', itemId: null, code });
