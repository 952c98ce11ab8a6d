import type { Actor } from '@twotrack/shared';
import { prepared, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { ProductEvent, RequestForm } from '../../contract/index.js';
import * as domain from '../../domain/index.js';
import { firstRow } from '../first-row.js';
import { jsonOf } from '../rows.js';
import { RequestFormTable } from './tables.js';

/** What is kept of a token: its hash to know it by, its first characters to tell it from others. */
export interface TokenKept {
  readonly hash: Buffer;
  readonly hint: string;
}

const reading = `select ${jsonOf(RequestFormTable, 'f', ['teamId', 'tokenHash'])} as form
  from product_backlog.request_form f where f.team_id = $1`;

/** The form in force, if there is one. */
export async function formOf(tx: EntityManager, teamId: string): Promise<RequestForm | null> {
  const row = await firstRow<{ form: RequestForm }>(tx, reading, [teamId]);
  return row?.form ?? null;
}

const writing = `insert into product_backlog.request_form (team_id, token_hash, hint, made_by, made_at)
  values ($1, $2, $3, $4, $5) on conflict (team_id) do update set token_hash = excluded.token_hash,
    hint = excluded.hint, made_by = excluded.made_by, made_at = excluded.made_at`;

export async function make(
  change: Change<ProductEvent>,
  actor: Actor,
  { hash, hint }: TokenKept,
): Promise<{ form: RequestForm }> {
  const was = await formOf(change.read, actor.teamId);
  const event = domain.makeRequestForm(was, hint, actor, change.now);
  const { madeBy, madeAt } = event.form;
  change.send(prepared(change.write, writing, [actor.teamId, hash, hint, JSON.stringify(madeBy), madeAt]));
  change.record(event);
  return { form: event.form };
}

const deleting = 'delete from product_backlog.request_form where team_id = $1';

export async function revoke(change: Change<ProductEvent>, actor: Actor): Promise<{ form: null }> {
  const event = domain.revokeRequestForm(await formOf(change.read, actor.teamId), actor);
  if (event) {
    change.send(prepared(change.write, deleting, [actor.teamId]));
    change.record(event);
  }
  return { form: null };
}
