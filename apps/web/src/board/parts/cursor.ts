import { valueOf } from '../../live/value.js';
import { placeKey, type TrackName } from './track.js';

/** The card that keys act on: the one that has focus, or had it last. */
export interface Cursor {
  readonly track: TrackName;
  readonly columnId: string;
  readonly card: string;
  /** Focus is on it, also while it travels between columns. */
  readonly held: boolean;
}

export const cursor = valueOf<Cursor | null>(null);

/** A column as it is shown just now: filtered, and perhaps held. */
export interface ShownList {
  ids(): readonly string[];
  /** Scrolls there and gives the card focus. */
  reveal(card: string): void;
}

const lists = new Map<string, ShownList>();

export function registerList(track: TrackName, columnId: string, list: ShownList): () => void {
  const key = placeKey(track, columnId);
  lists.set(key, list);
  return () => void (lists.get(key) === list && lists.delete(key));
}

export const listAt = (track: TrackName, columnId: string): ShownList | undefined =>
  lists.get(placeKey(track, columnId));

/** The board's elements say where they belong, so one listener serves all cards. */
export function cardAt(target: EventTarget | null): { track: TrackName; columnId: string; card: string } | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-card]') : null;
  const { card, track, column } = row?.dataset ?? {};
  return card && track && column ? { card, track: track as TrackName, columnId: column } : null;
}

export function followFocus(target: EventTarget | null): void {
  const at = cardAt(target);
  if (at) cursor.set({ ...at, held: true });
  else letGo();
}

export function letGo(): void {
  const now = cursor.get();
  if (now?.held) cursor.set({ ...now, held: false });
}
