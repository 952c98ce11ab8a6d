import { listAt } from './cursor.js';
import type { TrackDefinition } from './track.js';

/** After so long nobody waits for it any more, in ms. */
const PATIENCE = 5_000;

/** Gives a card the focus as soon as its column shows it: an answer may come before the change it tells of. */
export function revealOnceThere(track: TrackDefinition, columnId: string, card: string): void {
  const give = () => {
    const list = listAt(track.name, columnId);
    if (!list?.ids().includes(card)) return;
    list.reveal(card);
    end();
  };
  const soon = () => requestAnimationFrame(give);
  const forget = track.subscribe(columnId, soon);
  const timer = setTimeout(forget, PATIENCE);
  const end = () => {
    forget();
    clearTimeout(timer);
  };
  soon();
}
