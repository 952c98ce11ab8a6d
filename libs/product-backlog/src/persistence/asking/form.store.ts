import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { ProductEvent, RequestForm } from '../../contract/index.js';
import * as domain from '../../domain/index.js';
import { PublicLinks, type TokenKept } from '../public-link.js';
import { RequestFormTable } from './tables.js';

export const forms = new PublicLinks(RequestFormTable);

export async function make(
  change: Change<ProductEvent>,
  actor: Actor,
  { hash, hint }: TokenKept,
): Promise<{ form: RequestForm }> {
  const was = await forms.of(change.read, actor.teamId);
  const event = domain.makeRequestForm(was, hint, actor, change.now);
  forms.keep(change, actor.teamId, event.form, hash);
  change.record(event);
  return { form: event.form };
}

export async function revoke(change: Change<ProductEvent>, actor: Actor): Promise<{ form: null }> {
  const event = domain.revokeRequestForm(await forms.of(change.read, actor.teamId), actor);
  if (event) {
    forms.remove(change, actor.teamId);
    change.record(event);
  }
  return { form: null };
}
