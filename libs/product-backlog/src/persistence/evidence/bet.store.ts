import { prepared, type Change } from '@twotrack/shared/stream';
import type { Item, ProductEvent } from '../../contract/index.js';
import * as domain from '../../domain/index.js';
import { clearAlarm, setAlarm } from '../alarm.js';
import type { Ringer } from '../clock.store.js';
import { itemJson } from '../item.store.js';

/** The alarm at which a shipped, unproven item is to be reviewed (P16). */
export const REVIEW = 'review';

/** Inside a command that changed an item: it rings at its review date, if it has one to be rung at. */
export function followBet(change: Change<ProductEvent>, teamId: string, was: Item, item: Item): void {
  const [before, now] = [reviewOf(was), reviewOf(item)];
  if (before === now) return;
  if (now) setAlarm(change, teamId, { cardId: item.id, kind: REVIEW, dueAt: now });
  else clearAlarm(change, { cardId: item.id, kind: REVIEW });
}

const reviewOf = (item: Item): string | null => (domain.isUnproven(item) ? item.marks.bet!.reviewAt : null);

const standing = `select ${itemJson} as item from product_backlog.item i
  where i.id = any($2::uuid[]) and i.team_id is not distinct from $1 order by i.id`;

/** Says of each item whose date has come that it is to be reviewed, if it still is to. */
export const ringReviews: Ringer = async (change, teamId, alarms) => {
  const ids = alarms.map(({ cardId }) => cardId);
  const rows = await prepared<{ item: Item }>(change.read, standing, [teamId, ids]);
  for (const { item } of rows) {
    const event = domain.reviewDue(item);
    if (event) change.record(event, item.id);
  }
};
