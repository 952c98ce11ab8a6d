import { useEffect, type RefObject } from 'react';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { attachClosestEdge, extractClosestEdge } from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { valueOf } from '../../live/value.js';
import { useBoard } from './gestures.js';
import type { Beside, Frame, TrackDefinition } from './track.js';
import { words } from './words.js';

/** The card in the hand. */
export interface Dragging {
  readonly track: TrackDefinition;
  readonly card: string;
  readonly from: string;
}

export const dragging = valueOf<Dragging | null>(null);

/** What the column under the hand says: where the card would land, or why it would not. */
export const hovered = valueOf<{ track: TrackDefinition; columnId: string; says: string; legal: boolean } | null>(null);

const inHand = (data: Record<string | symbol, unknown>): Dragging => data as unknown as Dragging;

/** Makes a card something to take; in a decided order also something to drop beside. */
export function useDraggableCard(element: RefObject<HTMLElement | null>, { track, id, columnId }: Frame): void {
  const { changeable } = useBoard();
  useEffect(() => {
    const row = element.current;
    if (!row || !changeable) return;
    const edge = (closest: string | null) => {
      if (closest) row.dataset.edge = closest;
      else delete row.dataset.edge;
    };
    return combine(
      draggable({
        element: row,
        getInitialData: () => ({ track, card: id, from: columnId }),
        onDragStart: () => {
          row.dataset.dragging = '';
          dragging.set({ track, card: id, from: columnId });
        },
        onDrop: () => {
          delete row.dataset.dragging;
          dragging.set(null);
          hovered.set(null);
        },
      }),
      dropTargetForElements({
        element: row,
        canDrop: ({ source }) => linesUp(inHand(source.data), track, columnId) && inHand(source.data).card !== id,
        getData: ({ input, element }) =>
          attachClosestEdge({ beside: id }, { input, element, allowedEdges: ['top', 'bottom'] }),
        onDrag: ({ self }) => edge(extractClosestEdge(self.data)),
        onDragLeave: () => edge(null),
        onDrop: () => edge(null),
      }),
    );
  }, [element, track, id, columnId, changeable]);
}

/** A drop line shows where the hand decides the place: in its own column, or anywhere for whoever decides the order. */
const linesUp = ({ track, from }: Dragging, over: TrackDefinition, columnId: string): boolean =>
  track === over &&
  !!track.rank &&
  (from === columnId ? track.ranking().means !== 'nothing' : track.ranking().means === 'decides');

/** Makes a column something to drop on, scrolling when the hand is at its edge. */
export function useColumnTarget(
  element: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  track: TrackDefinition,
  columnId: string,
): void {
  const { gestures } = useBoard();
  useEffect(() => {
    if (!element.current) return;
    const target = dropTargetForElements({
      element: element.current,
      getData: () => ({ columnId }),
      onDragEnter: ({ source }) => hovered.set({ track, columnId, ...verdict(inHand(source.data), track, columnId) }),
      onDragLeave: () => hovered.set(null),
      onDrop: ({ source, location }) => {
        const { card, track: from } = inHand(source.data);
        if (from !== track) return;
        const beside = besideOf(location.current.dropTargets[0]?.data ?? {});
        // Not before `dragend`: the card would leave its row, and a row that is gone cannot end its drag
        setTimeout(() => gestures.drop(track, card, columnId, beside));
      },
    });
    if (!scroller.current) return target;
    return combine(target, scrolling(scroller.current));
  }, [element, scroller, track, columnId, gestures]);
}

/** Wanted only with a card in the hand, so it comes after the board. */
function scrolling(element: HTMLElement): () => void {
  let end: (() => void) | null = () => {};
  void import('@atlaskit/pragmatic-drag-and-drop-auto-scroll/element').then(({ autoScrollForElements }) => {
    if (end) end = autoScrollForElements({ element });
  });
  return () => {
    end?.();
    end = null;
  };
}

function besideOf(data: Record<string | symbol, unknown>): Beside | null {
  if (typeof data.beside !== 'string') return null;
  return extractClosestEdge(data) === 'top' ? { before: data.beside } : { after: data.beside };
}

function verdict(hand: Dragging, track: TrackDefinition, columnId: string): { says: string; legal: boolean } {
  if (hand.track !== track) return { says: words.wrongTrack(hand.track.title), legal: false };
  if (hand.from !== columnId) return { says: track.landing(hand.card, columnId), legal: true };
  return { says: track.ranking().words, legal: track.ranking().means !== 'nothing' };
}
