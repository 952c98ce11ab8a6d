import type { Item, ScoreWeights } from '@twotrack/product-backlog/contract';
import { gapsOf, isToReconsider, orderOf } from '@twotrack/product-backlog/domain';
import { serverNow } from '../../live/server-time.js';
import { items, settings } from '../product-store.js';
import type { Filter } from './search.js';
import type { Vector } from './words.js';

export const VECTORS: readonly Vector[] = ['value', 'learning', 'risk', 'size'];

const DAY = 24 * 60 * 60_000;
const NEW_DAYS = 7;

export interface Row {
  item: Item;
  place: number;
  score: number | null;
  /** Places between order and score; null without a score. */
  up: number | null;
  ageDays: number;
  touchedDays: number;
  stale: boolean;
  reconsider: boolean;
}

/** All of the order, with what the score says of each; who stands as before is the same row as before. */
export function rowsNow(before: readonly Row[] = []): readonly Row[] {
  const rule = settings.get();
  if (!rule) return [];
  const order = orderOf(items.cards());
  const gaps = gapsOf(order, rule.weights);
  const now = serverNow();
  const since = (at: string): number => Math.max(0, Math.floor((now - Date.parse(at)) / DAY));
  const known = new Map(before.map((row) => [row.item.id, row]));
  return order.map((item, at) => {
    const gap = gaps.get(item.id);
    const touchedDays = since(item.touchedAt);
    const row: Row = {
      item,
      place: at + 1,
      score: gap?.score ?? null,
      up: gap?.up ?? null,
      ageDays: since(item.createdAt),
      touchedDays,
      stale: touchedDays >= rule.dinosaurs.days,
      reconsider: isToReconsider(item.vectors),
    };
    const was = known.get(item.id);
    return was && isSame(was, row) ? was : row;
  });
}

const isSame = (a: Row, b: Row): boolean => (Object.keys(a) as (keyof Row)[]).every((name) => a[name] === b[name]);

/** The order as it is at this moment, of those alone that are shown. */
export function orderAmong(shown: readonly Row[]): string[] {
  const ids = new Set(shown.map(({ item }) => item.id));
  return orderOf(items.cards()).flatMap(({ id }) => (ids.has(id) ? [id] : []));
}

const shows: Record<Filter, (row: Row) => boolean> = {
  unscored: ({ score }) => score === null,
  stale: ({ stale }) => stale,
  new: ({ ageDays }) => ageDays < NEW_DAYS,
  all: () => true,
};

/** Those that a filter lets through; the one that somebody works on stays until they leave it. */
export const filtered = (rows: readonly Row[], filter: Filter, text: string, chosen: string | null = null): Row[] =>
  rows.filter(
    (row) =>
      row.item.id === chosen ||
      (shows[filter](row) && `${row.item.key} ${row.item.title}`.toLowerCase().includes(text.toLowerCase())),
  );

/** Which items would be ordered elsewhere than now, by a formula: along the order that it suggests. */
export function movesBy(formula: ScoreWeights): { item: Item; from: number; to: number }[] {
  const order = orderOf(items.cards());
  const gaps = gapsOf(order, formula);
  return order
    .map((item, at) => ({ item, from: at + 1, to: at + 1 - (gaps.get(item.id)?.up ?? 0) }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => a.to - b.to);
}
