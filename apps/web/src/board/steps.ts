import { moveCard, rankCard } from './moves.js';
import { say } from '../ui/toasts.js';
import { announce } from './parts/announce.js';
import { cursor, listAt, type Cursor } from './parts/cursor.js';
import type { TrackDefinition } from './parts/track.js';
import { bothTracks } from './tracks.js';
import { words } from './words.js';

/** To another card of the column. False: the board does not have the focus. */
export function step(by: number): boolean | void {
  const now = cursor.get();
  const list = now && listAt(now.track, now.columnId);
  if (!now?.held || !list) return enter();
  const ids = list.ids();
  const at = Math.min(ids.length - 1, Math.max(0, ids.indexOf(now.card) + by));
  const card = ids[at];
  if (card) list.reveal(card);
}

/** The board is entered where one was, or at its first card. */
function enter(): boolean | void {
  if (document.activeElement && document.activeElement !== document.body && !document.activeElement.closest('main'))
    return false;
  const now = cursor.get();
  const last = now && listAt(now.track, now.columnId);
  if (last?.ids().includes(now!.card)) return last.reveal(now!.card);
  const first = placesInSight()[0];
  const list = first && listAt(first.track.name, first.columnId);
  if (!list) return false;
  list.reveal(list.ids()[0]!);
}

/** To the column beside it, at the same height. */
export function aside(by: 1 | -1): boolean | void {
  const now = cursor.get();
  if (!now?.held) return enter();
  const places = placesInSight();
  const here = places.findIndex(({ track, columnId }) => track.name === now.track && columnId === now.columnId);
  const there = places[here + by];
  if (!there) return announce(words.noColumn);
  const from = listAt(now.track, now.columnId)!.ids().indexOf(now.card);
  const list = listAt(there.track.name, there.columnId)!;
  list.reveal(list.ids()[Math.min(from, list.ids().length - 1)]!);
}

/** Moves the card one column on. */
export function shift(track: TrackDefinition, { card }: Cursor, by: 1 | -1): void {
  const column = track.card(card)?.column;
  const next = column && track.columnIds[track.columnIds.indexOf(column) + by];
  if (next) void moveCard(track, card, next);
  else say(words.noColumn);
}

export type Step = 'up' | 'down' | 'top' | 'bottom';

/** Beside which card this step puts it, among what the column shows; null when it stands there already. */
export function besideAt(ids: readonly string[], card: string, to: Step) {
  const at = ids.indexOf(card);
  const rest = ids.filter((id) => id !== card);
  const target = { up: at - 1, down: at + 1, top: 0, bottom: ids.length - 1 }[to];
  if (at < 0 || target < 0 || target >= ids.length || target === at) return null;
  const before = rest[target];
  return before ? { before } : { after: rest[target - 1]! };
}

/** Ranks the card by one step. */
export function place(track: TrackDefinition, { card }: Pick<Cursor, 'card'>, to: Step): void {
  const column = track.card(card)?.column ?? '';
  const beside = besideAt(listAt(track.name, column)?.ids() ?? track.ids(column), card, to);
  if (track.rank && !beside) say(words.alreadyThere);
  else void rankCard(track, card, beside ?? { before: card });
}

function placesInSight(): { track: TrackDefinition; columnId: string }[] {
  return bothTracks
    .flatMap((track) => track.columnIds.map((columnId) => ({ track, columnId })))
    .filter(({ track, columnId }) => (listAt(track.name, columnId)?.ids().length ?? 0) > 0);
}
