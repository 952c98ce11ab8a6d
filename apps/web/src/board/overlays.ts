import { valueOf } from '../live/value.js';
import type { Refused } from '../http/refused.js';
import type { Asked, AskLine, TrackDefinition } from './parts/track.js';

/** What lies over the board; one thing at a time. */
export type Overlay =
  | { kind: 'card-menu' | 'move-menu' | 'why'; track: TrackDefinition; card: string; anchor: Element }
  | { kind: 'column-menu'; track: TrackDefinition; columnId: string; anchor: Element }
  | { kind: 'column'; track: TrackDefinition; columnId: string }
  | {
      kind: 'refusal';
      track: TrackDefinition;
      card: string;
      refused: Refused;
      retry: (reason?: string) => Promise<unknown>;
      anchor: Element | null;
    }
  | { kind: 'ask'; asked: Asked; answer: (line: string | null) => void }
  | { kind: 'create'; track: TrackDefinition }
  | { kind: 'help' | 'goal' | 'dinosaurs' | 'order' | 'inbox' | 'breaches' | 'integrations' | 'forms' | 'share' }
  | { kind: 'settings' | 'teams'; anchor: Element };

export const overlay = valueOf<Overlay | null>(null);

export const openOverlay = (next: Overlay): void => overlay.set(next);
export const closeOverlay = (): void => overlay.set(null);

/** Asks for one line, or yes or no, in a small dialog. */
export const askLine: AskLine = (asked) =>
  new Promise((answered) => {
    openOverlay({
      kind: 'ask',
      asked,
      answer: (line) => {
        closeOverlay();
        answered(line);
      },
    });
  });
