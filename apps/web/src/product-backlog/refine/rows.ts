import type { Item, ScoreWeights } from '@twotrack/product-backlog/contract';
import { gapsOf, isToReconsider, orderOf } from '@twotrack/product-backlog/domain';
import { serverNow } from '../../live/server-time.js';
import { items, settings } from '../product-store.js';
import type { Vector } from './words.js';

export const VECTORS: readonly Vector[] = ['value', 'learning', 'risk', 'size'];
export type Filter = 'unscored' | 'stale' | 'new' | 'all';
export const FILTERS: readonly Filter[] = ['unscored', 'stale', 'new', 'all'];

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

export const everything = (tell: () => void): (() => void) => {
  const ends = [items.subscribe('*', tell), settings.subscribe(tell)];
  return () => ends.forEach((end) => end());
};

/** All of the order, with what the score says of each. */
export function rowsNow(): Row[] {
  const rule = settings.get();
  if (!rule) return [];
  const order = orderOf(items.cards());
  const gaps = gapsOf(order, rule.weights);
  const now = serverNow();
  const since = (at: string): number => Math.max(0, Math.floor((now - Date.parse(at)) / DAY));
  return order.map((item, at) => {
    const gap = gaps.get(item.id);
    const touchedDays = since(item.touchedAt);
    return {
      item,
      place: at + 1,
      score: gap?.score ?? null,
      up: gap?.up ?? null,
      ageDays: since(item.createdAt),
      touchedDays,
      stale: touchedDays >= rule.dinosaurs.days,
      reconsider: isToReconsider(item.vectors),
    };
  });
}

const shows: Record<Filter, (row: Row) => boolean> = {
  unscored: ({ score }) => score === null,
  stale: ({ stale }) => stale,
  new: ({ ageDays }) => ageDays < NEW_DAYS,
  all: () => true,
};

export const filtered = (rows: readonly Row[], filter: Filter, text: string): Row[] =>
  rows.filter(
    (row) => shows[filter](row) && `${row.item.key} ${row.item.title}`.toLowerCase().includes(text.toLowerCase()),
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
