import { Refusal, type Actor } from '@twotrack/shared';
import { readsAll } from './rights.js';

/** What is sent tells of all work: whoever only asks does not read it (L7). */
export function onlyTheTeam(actor: Actor): void {
  if (!readsAll(actor)) throw new Refusal('forbidden', 'members-only', {}, 'Only the team reads what was sent to it.');
}
