import { notFound } from '@twotrack/shared';
import { prepared, together, type Change } from '@twotrack/shared/stream';
import type { EntityManager } from 'typeorm';
import type { ColumnId, Item, ProductEvent, ReadyRule } from '../contract/index.js';
import type { Holding, Ranked } from '../domain/index.js';
import { holdingJson, updateColumns } from './column.store.js';
import { last } from './order.store.js';
import { insertAllOf, jsonOf, updateAllOf } from './rows.js';
import { saveProblems } from './story.store.js';
import { ItemTable } from './tables.js';

/** What creating and moving look at: read once for a whole group, kept true by the commands that use it. */
export interface Hand {
  readonly keyPrefix: string;
  lastNumber: number;
  /** The last of all in the order. */
  last: Ranked | null;
  readonly holdings: Map<ColumnId, Holding>;
  /** What the team asks of an item that goes In progress; null where it never said (P8). */
  readonly ready: ReadyRule | null;
  /** How many items the order should hold at most; null for no ceiling (P12). */
  readonly ceiling: number | null;
  /** Those that the commands of the group are about. */
  readonly items: Map<string, Item>;
  /** New items, each with the problem that it states, and changed ones: as they stand last, still to be written. */
  readonly born: Map<string, { readonly item: Item; readonly problem: string }>;
  readonly changed: Map<string, Item>;
}

const reading = `
  select b.key_prefix as "keyPrefix", b.last_number as "lastNumber", ${last} as last,
    (select json_agg(${holdingJson('c')}) from product_backlog.board_column c where c.team_id = $1) as holdings,
    (select s.body -> 'ready' from product_backlog.settings s where s.team_id = $1) as ready,
    (select (s.body ->> 'ceiling')::int from product_backlog.settings s where s.team_id = $1) as ceiling,
    (select coalesce(json_agg(${jsonOf(ItemTable, 'i')}), '[]') from product_backlog.item i
     where i.team_id is not distinct from $1 and i.id = any($2::uuid[])) as items
  from product_backlog.backlog b where b.team_id = $1`;

interface Row {
  keyPrefix: string;
  lastNumber: number;
  last: Ranked | null;
  holdings: Holding[];
  ready: ReadyRule | null;
  ceiling: number | null;
  items: Item[];
}

const hands = new WeakMap<EntityManager, Hand>();

/** What the commands before left, or one reading: all of a group stand behind one turnstile. */
export const atHand = async (change: Change<ProductEvent>, teamId: string): Promise<Hand> =>
  hands.get(change.tx) ?? takeInHand(change.read, teamId, change.cards);

/** What lies at hand of this group, if anything does. */
export const handOf = (change: Change<ProductEvent>): Hand | undefined => hands.get(change.tx);

/** Reads what creating and moving these cards look at. */
export async function takeInHand(tx: EntityManager, teamId: string, cards: readonly string[]): Promise<Hand> {
  const [row] = await prepared<Row>(tx, reading, [teamId, cards]);
  if (!row) throw notFound('team', teamId);
  const hand = {
    ...row,
    holdings: new Map(row.holdings.map((holding) => [holding.column.id, holding])),
    items: new Map(row.items.map((item) => [item.id, item])),
    born: new Map(),
    changed: new Map(),
  };
  hands.set(tx, hand);
  return hand;
}

/** Around any other command: whoever comes next reads anew. */
export function forget(change: Change<ProductEvent>): void {
  hands.delete(change.tx);
}

/** Leaves what a command did to its hand to be written with what the others of its group did. */
export function leave(change: Change<ProductEvent>, teamId: string, hand: Hand, changed: readonly Holding[]): void {
  for (const holding of changed) hand.holdings.set(holding.column.id, holding);
  change.gather('hand', (tx) => writeHand(tx, teamId, hand));
}

function writeHand(tx: EntityManager, teamId: string, { born, changed, holdings, lastNumber }: Hand) {
  const young = [...born.values()];
  const told = young.filter(({ problem }) => problem).map(({ item: { id }, problem }) => ({ id, problem }));
  const standing = [...changed.values()];
  born.clear();
  changed.clear();
  const json = JSON.stringify;
  return together(tx, (given) => {
    const team = given(teamId);
    return [
      ...(young.length > 0 ? [insertAllOf(ItemTable, team, given(json(young.map(({ item }) => item))))] : []),
      ...(told.length > 0 ? [saveProblems(team, given(json(told)))] : []),
      ...(standing.length > 0
        ? [updateAllOf(ItemTable, given(json(standing)), given(standing.map(({ id }) => id)))]
        : []),
      ...(young.length > 0
        ? [`update product_backlog.backlog set last_number = ${given(lastNumber)} where team_id = ${team}`]
        : []),
      updateColumns(team, given(json([...holdings.values()]))),
    ];
  });
}

export function holdingAt({ holdings }: Hand, id: ColumnId): Holding {
  const holding = holdings.get(id);
  if (!holding) throw notFound('column', id);
  return holding;
}
