import { Refusal, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type {
  DecideRequests,
  Item,
  ProductEvent,
  Request,
  RequestAccepted,
  RequestDeclined,
  RequestMerged,
  RequestResult,
  RequestReturned,
  ReturnRequests,
} from '../contract/index.js';
import * as domain from '../domain/index.js';
import { admit } from './flow.store.js';
import { itemOf } from './item.store.js';
import { newId } from './new-id.js';
import { itemFrom, takeItemBack } from './request.store.js';
import { jsonOf, updateAllOf } from './rows.js';
import { problemsOf } from './story.store.js';
import { RequestTable } from './tables.js';

type Product = Change<ProductEvent>;
type Decided = RequestAccepted | RequestMerged | RequestDeclined | RequestReturned;
type Decide = (request: Request) => Promise<Decided | null> | Decided;
type Results = { results: RequestResult[] };

/** One decision on several in one commit, the oldest first; a refusal of one is no refusal of the others (P4). */
export async function decideAll(change: Product, actor: Actor, command: DecideRequests): Promise<Results> {
  domain.onlyProductOwner(actor);
  const inbox = await requestsOf(change, actor, command.ids);
  return each(change, command.ids, inbox, await deciding(change, actor, command, inbox));
}

/** The way back from all of them, the last one first, and the items that they made with them. */
export async function returnAll(change: Product, actor: Actor, { ids }: ReturnRequests): Promise<Results> {
  domain.onlyProductOwner(actor);
  const inbox = await requestsOf(change, actor, ids);
  const going = new Set<string>();
  return each(change, ids, inbox.reverse(), async (request) => {
    const returned = domain.returnRequest(request, actor);
    await takeItemBack(change, actor, request, going);
    going.add(request.id);
    return returned;
  });
}

async function deciding(change: Product, actor: Actor, command: DecideRequests, inbox: Request[]): Promise<Decide> {
  const { now } = change;
  if (command.decision === 'decline') return (request) => domain.declineRequest(request, command, actor, now);
  if (command.decision === 'merge') {
    const item = await itemOf(change.read, actor.teamId, command.itemId);
    return (request) => domain.mergeRequest(request, item, actor, now);
  }
  const problems = await problemsOf(
    change.read,
    inbox.map(({ id }) => id),
  );
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

/** Each by itself, for a refusal comes before anything of it is written; what was decided is written at once. */
async function each(change: Product, ids: readonly string[], requests: Request[], decide: Decide): Promise<Results> {
  const results = new Map<string, RequestResult>();
  const decided: Request[] = [];
  for (const request of requests) {
    try {
      const event = await decide(request);
      if (event) {
        change.record(event, event.request.itemId ?? request.itemId ?? request.id);
        decided.push(event.request);
      }
      const { id, status, itemId } = event?.request ?? request;
      results.set(id, { id, status, itemId, code: null });
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      results.set(request.id, refused(request.id, thrown.code));
    }
  }
  const written = [JSON.stringify(decided), decided.map(({ id }) => id)];
  if (decided.length > 0) change.send(prepared(change.write, update, written));
  const missing = [...new Set(ids)].filter((id) => !results.has(id)).map((id) => refused(id, 'not-found'));
  const inOrder = [...requests].sort(domain.oldestFirst).map(({ id }) => results.get(id)!);
  return { results: [...inOrder, ...missing] };
}

const refused = (id: string, code: string): RequestResult => ({ id, status: 'refused', itemId: null, code });
