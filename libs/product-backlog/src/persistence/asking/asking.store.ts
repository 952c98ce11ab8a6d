import { Refusal, type Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { AskByForm, ProductEvent, Request, TellWhatFellShort } from '../../contract/index.js';
import * as domain from '../../domain/index.js';
import { firstRow } from '../first-row.js';
import { leaveToOthers } from '../joining.store.js';
import { newId } from '../new-id.js';
import { decided, requestOf, submit, submitted } from '../request.store.js';
import { became } from './pieces.js';

type Product = Change<ProductEvent>;
type Done = Promise<{ request: Request }>;

const following = 'insert into product_backlog.follow_link (request_id, team_id, token_hash) values ($1, $2, $3)';

/** Into the inbox, with a private link for whoever asks. */
export async function ask(change: Product, actor: Actor, command: AskByForm, hash: Buffer): Done {
  const { request } = await submit(change, actor, ...domain.askedByForm(command, actor));
  change.send(prepared(change.write, following, [request.id, actor.teamId, hash]));
  return { request };
}

export async function withdraw(change: Product, actor: Actor, id: string): Done {
  const request = await requestOf(change.read, actor.teamId, id);
  const done = await decided(change, domain.withdrawAsked(request, actor, change.now), id);
  await leaveToOthers(change, actor, request);
  return done;
}

export async function askAgain(change: Product, actor: Actor, id: string): Done {
  const request = await requestOf(change.read, actor.teamId, id);
  const event = domain.askAgain(request, actor);
  return event ? decided(change, event, id) : { request };
}

export async function tellWhatFellShort(change: Product, actor: Actor, id: string, command: TellWhatFellShort): Done {
  const request = await requestOf(change.read, actor.teamId, id);
  const { pieces } = await became(change.read, actor.teamId, request);
  const event = domain.tellWhatFellShort(newId(), request, pieces, command, actor, change.now);
  return submitted(change, actor, event);
}

/** The link is the product owner's to give anew or to take away: `hash` of the new one, null to take it away. */
export async function link(change: Product, actor: Actor, id: string, hash: Buffer | null): Done {
  const request = await requestOf(change.read, actor.teamId, id);
  const event = hash ? domain.renewFollowLink(request, actor) : domain.revokeFollowLink(request, actor);
  await followedFromOutside(change, id);
  change.send(prepared(change.write, linking, [id, hash]));
  return decided(change, event, id);
}

const known = 'select 1 as known from product_backlog.follow_link where request_id = $1';
const linking = 'update product_backlog.follow_link set token_hash = $2, opened_at = null where request_id = $1';

async function followedFromOutside(change: Product, id: string): Promise<void> {
  if (await firstRow(change.read, known, [id])) return;
  throw new Refusal('conflict', 'not-followed', {}, 'Nobody follows this request by a private link.');
}
