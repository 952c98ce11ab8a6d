import { prepared, type Change } from '@twotrack/shared/stream';
import type { ProductEvent, Request } from '../contract/index.js';
import { answerRequest, type Answer } from '../domain/index.js';
import { jsonOf, updateOf } from './rows.js';
import { RequestTable } from './tables.js';

const ofItem = `select ${jsonOf(RequestTable, 'r')} as request from product_backlog.request r
  where r.item_id = $2 and r.team_id is not distinct from $1 order by r.id`;
const update = updateOf(RequestTable, '$1');

/** Everybody who asked for the item reads what was decided of it (P12); null: nothing is decided any more. */
export async function answerRequests(
  change: Change<ProductEvent>,
  teamId: string,
  itemId: string,
  answer: Answer | null,
): Promise<void> {
  const rows = await prepared<{ request: Request }>(change.read, ofItem, [teamId, itemId]);
  for (const { request } of rows) {
    const event = answerRequest(request, answer);
    if (!event) continue;
    change.send(prepared(change.write, update, [JSON.stringify(event.request)]));
    change.record(event, request.id);
  }
}
