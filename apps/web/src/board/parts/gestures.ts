import { createContext, useContext } from 'react';
import type { AskLine, Beside, Filter, TrackDefinition } from './track.js';

/** What the board does when something on it is used; its parts only tell. */
export interface Gestures {
  open(track: TrackDefinition, card: string): void;
  menu(track: TrackDefinition, card: string, anchor: Element): void;
  columnMenu(track: TrackDefinition, columnId: string, anchor: Element): void;
  why(track: TrackDefinition, card: string, anchor: Element): void;
  /** One of the track's actions, by its button on the card. */
  act(track: TrackDefinition, card: string, action: string): void;
  ask: AskLine;
  /** Dropped on a column, or beside a card of it. */
  drop(track: TrackDefinition, card: string, columnId: string, beside: Beside | null): void;
}

export interface BoardView {
  readonly gestures: Gestures;
  readonly filter: Filter;
  readonly filtered: boolean;
  readonly me: string;
  readonly hrefOf: (key: string) => string;
  /** False while changes are not possible; nothing can be dragged then. */
  readonly changeable: boolean;
  /** One column at a time, without dragging: what one needs most is a button on the card. */
  readonly narrow: boolean;
}

export const BoardContext = createContext<BoardView | null>(null);

export function useBoard(): BoardView {
  const board = useContext(BoardContext);
  if (!board) throw new Error('This part stands on a board');
  return board;
}
