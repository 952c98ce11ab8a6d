import { attempt } from './moves.js';
import { askLine } from './overlays.js';
import { announce } from './parts/announce.js';
import type { CardAction, TrackDefinition } from './parts/track.js';

/** Does what the menu offers, or says why not. */
export function act(track: TrackDefinition, action: CardAction, card: string): void {
  const offer = action.offer(card);
  if (!offer) return;
  if (offer.why) return announce(offer.why);
  const column = track.card(card)?.column ?? '';
  void attempt(track, card, column, () => action.run(card, askLine));
}
