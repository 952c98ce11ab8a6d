import { streamOf, type Actor, type Who } from '@twotrack/shared';
import type { DataSource } from 'typeorm';
import type { Named, OrderChange, OrderChanges } from '../contract/index.js';
import { movedBetween, orderBefore, type OrderStep } from '../domain/index.js';
import { isoOf, onlyTeam } from './rankings.js';

/** One event of the log that changed the order. */
interface Step extends OrderStep {
  readonly seq: number;
  readonly at: string;
  readonly by: Who;
  readonly onBehalfOf: Who | null;
  readonly reason: string | null;
  readonly what: string;
}

/**
 * What changed in the order since a moment (P14): the order of now, from which every step since is taken back. So the
 * work grows with what happened since then, and not with what happened before.
 */
export async function orderChanges(db: DataSource, since: string, actor: Actor): Promise<OrderChanges> {
  onlyTeam(actor);
  const { now, steps, names } = await db.transaction('REPEATABLE READ', async (tx) => {
    const inOrder: { id: string }[] = await tx.query(ORDER, [actor.teamId]);
    const steps: Step[] = await tx.query(STEPS, [streamOf('product', actor.teamId), since]);
    const touched = [...new Set(steps.map(({ itemId }) => itemId))];
    const names: Named[] = await tx.query(NAMES, [touched]);
    return { now: inOrder.map(({ id }) => id), steps, names: new Map(names.map((named) => [named.id, named])) };
  });
  const before = orderBefore(now, steps);
  const [was, is] = [placesIn(before), placesIn(now)];
  const moved = movedBetween(before, now, new Set(steps.map(({ itemId }) => itemId)));
  const stepsOf = byItem(steps);
  const changes = moved.map((id): OrderChange => {
    const decisions = stepsOf.get(id)!;
    const { seq, at, by, onBehalfOf, reason, what } = decisions.at(-1)!;
    const last = { seq, at, by, onBehalfOf, reason, what };
    return {
      item: names.get(id)!,
      from: was.get(id) ?? null,
      to: is.get(id) ?? null,
      decisions: decisions.length,
      last,
    };
  });
  const place = ({ from, to }: OrderChange): number => to ?? from ?? 0;
  changes.sort((a, b) => place(a) - place(b) || (a.item.id < b.item.id ? -1 : 1));
  return { since, before: before.length, now: now.length, changes };
}

function byItem(steps: readonly Step[]): Map<string, Step[]> {
  const found = new Map<string, Step[]>();
  for (const step of steps) {
    const theirs = found.get(step.itemId);
    if (theirs) theirs.push(step);
    else found.set(step.itemId, [step]);
  }
  return found;
}

const placesIn = (order: readonly string[]): Map<string, number> => new Map(order.map((id, at) => [id, at + 1]));

const ORDER = 'select id from product_backlog.item where team_id = $1 and rank is not null order by rank';
const NAMES = 'select id, key, title from product_backlog.item where id = any($1)';

const isIn = (event: string) => `(${event}.body #>> '{item,rank}') is not null`;

/*
 * Whichever event it was: an item that has a rank after it stands in the order. Whether it stood there before says the
 * event before it, of the same card.
 */
const STEPS = `
  with since as (
    select e.*, ${isIn('e')} as is_in, lag(${isIn('e')}) over (partition by e.card_id order by e.seq) as was_in
    from product_backlog.event e
    where e.stream_id = $1 and e.body ? 'item' and e.seq > coalesce((
      select b.seq from product_backlog.event b where b.stream_id = $1 and b.at <= $2 order by b.seq desc limit 1), 0)),
  stepped as (
    select s.*, coalesce(s.was_in, (
      select ${isIn('b')} from product_backlog.event b
      where b.card_id = s.card_id and b.seq < s.seq and b.body ? 'item' order by b.seq desc limit 1), false) as stood
    from since s)
  select seq::int, ${isoOf('at')} as at, by, body -> 'onBehalfOf' as "onBehalfOf", body ->> 'reason' as reason,
    type as what, card_id as "itemId", stood as "wasIn", is_in as "isIn",
    case when is_in then body #>> '{was,before}' else body #>> '{item,formerNeighbour}' end as "wasBefore"
  from stepped where type = 'item-ranked' or stood <> is_in order by seq`;
