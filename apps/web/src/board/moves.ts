import { Refused } from '../http/refused.js';
import { canChange, connection } from '../live/connection.js';
import { say } from '../ui/toasts.js';
import { askLine, openOverlay } from './overlays.js';
import { announce } from './parts/announce.js';
import { cursor, listAt } from './parts/cursor.js';
import { placeKey, type Beside, type TrackDefinition } from './parts/track.js';
import { words } from './words.js';

/** Moves a card; what the column wants to know is asked first, and a refusal is explained where it happened. */
export async function moveCard(track: TrackDefinition, id: string, columnId: string): Promise<boolean> {
  const card = track.card(id);
  if (!card) return false;
  if (card.column === columnId) return (say(words.alreadyThere), false);
  const question = track.question(id, columnId);
  const reason = question ? await askLine(question) : undefined;
  if (reason === null) return false;
  return attempt(track, id, columnId, async (given) => {
    const stays = keepFocus(track, id);
    await track.move(id, columnId, given ?? reason);
    announce(words.moved(card.key, nameOf(columnId)));
    stays();
  });
}

/** Puts a card beside another one, if that is anybody's to decide here. */
export async function rankCard(track: TrackDefinition, id: string, beside: Beside): Promise<boolean> {
  const card = track.card(id);
  const { means, words: why } = track.ranking();
  if (!card || !track.rank || means === 'nothing') return (say(track.rank ? why : words.refusedOrder), false);
  return attempt(track, id, card.column, async () => {
    await track.rank!(id, beside);
    announce(means === 'decides' ? words.ranked(card.key) : words.proposed(card.key));
  });
}

/** Dropped by hand: into another column, beside a card, or both. */
export async function dropCard(
  track: TrackDefinition,
  id: string,
  columnId: string,
  beside: Beside | null,
): Promise<void> {
  const from = track.card(id)?.column;
  if (from !== columnId && !(await moveCard(track, id, columnId))) return;
  if (beside) await rankCard(track, id, beside);
  else if (from === columnId && !track.rank) say(words.refusedOrder);
}

/** Does something that may be refused, and says so if it is. */
export async function attempt(
  track: TrackDefinition,
  id: string,
  columnId: string,
  act: (reason?: string) => Promise<unknown> | void,
): Promise<boolean> {
  if (!canChange(connection.get())) return (say(words.readOnly, { tone: 'problem' }), false);
  try {
    await act();
    return true;
  } catch (why) {
    if (!(why instanceof Refused)) say(words.failed((why as Error).message), { tone: 'problem' });
    else if (why.status === 409) refuse(track, id, columnId, why, act);
    else say(why.detail, { tone: 'problem' });
    return false;
  }
}

function refuse(
  track: TrackDefinition,
  id: string,
  columnId: string,
  refused: Refused,
  act: (reason?: string) => Promise<unknown> | void,
): void {
  const key = track.card(id)?.key ?? '';
  announce(words.notMoved(key, refused.detail));
  const header = document.querySelector(`[data-place="${placeKey(track.name, columnId)}"]`);
  const anchor = header?.querySelector('header') ?? header;
  anchor?.animate?.([{ opacity: 1 }, { opacity: 0.35 }, { opacity: 1 }], 180);
  openOverlay({ kind: 'refusal', track, card: id, refused, anchor, retry: async (reason) => act(reason) });
}

/** A card that leaves for a collapsed column takes no focus along: its neighbour gets it. */
function keepFocus(track: TrackDefinition, id: string): () => void {
  const now = cursor.get();
  if (!now?.held || now.card !== id) return () => {};
  const ids = listAt(track.name, now.columnId)?.ids() ?? [];
  const at = ids.indexOf(id);
  const neighbour = ids[at + 1] ?? ids[at - 1];
  return () => {
    const column = track.card(id)?.column;
    if (neighbour && column && !listAt(track.name, column)) listAt(track.name, now.columnId)?.reveal(neighbour);
  };
}

const nameOf = (columnId: string): string =>
  document.querySelector(`[data-column="${columnId}"] h3`)?.textContent ?? columnId;
