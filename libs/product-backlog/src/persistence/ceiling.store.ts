import type { Actor } from '@twotrack/shared';
import type { Change } from '@twotrack/shared/stream';
import type { ProductEvent } from '../contract/index.js';
import * as domain from '../domain/index.js';
import { handOf } from './at-hand.js';
import { firstRow } from './first-row.js';

const reading = `
  select (select (s.body ->> 'ceiling')::int from product_backlog.settings s where s.team_id = $1) as ceiling,
    (select sum(c.occupancy)::int from product_backlog.board_column c where c.team_id = $1 and c.id <> 'done') as count`;

/** After a command: notes what it did to the ceiling of the backlog (P12, W6). */
export async function watchCeiling(change: Change<ProductEvent>, actor: Actor, command: object): Promise<void> {
  const events = change.events.map(({ event }) => event);
  if (!domain.fills(events)) return;
  const fill = fillAtHand(change) ?? (await firstRow<domain.Fill>(change.read, reading, [actor.teamId]))!;
  const reason = 'reason' in command && typeof command.reason === 'string' ? command.reason : null;
  for (const event of domain.passCeiling(events, fill, actor, reason, change.now)) {
    change.record(event, event.type === 'ceiling-breached' ? event.breach.itemId : null);
  }
}

/** What creating and moving have at hand costs no reading. */
function fillAtHand(change: Change<ProductEvent>): domain.Fill | null {
  const hand = handOf(change);
  if (!hand) return null;
  const open = [...hand.holdings.values()].filter(({ column }) => column.id !== 'done');
  return { ceiling: hand.ceiling, count: open.reduce((sum, { count }) => sum + count, 0) };
}
