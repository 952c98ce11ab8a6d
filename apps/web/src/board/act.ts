import { say } from '../ui/toasts.js';
import { attempt } from './moves.js';
import { askLine } from './overlays.js';
import type { CardAction, TrackDefinition } from './parts/track.js';

/** Does what the menu offers, or says why not. */
export function act(track: TrackDefinition, action: CardAction, card: string): void {
  const offer = action.offer(card);
  if (!offer) return;
  if (offer.why) return void say(offer.why);
  const column = track.card(card)?.column ?? '';
  void attempt(track, card, column, () => action.run(card, askLine));
}
