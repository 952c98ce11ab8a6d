import { useContext, type MouseEvent } from 'react';
import { BoardContext } from '../../board/parts/gestures.js';
import { useMe } from '../../identity/session.js';
import { items } from '../product-store.js';
import { productTrack } from '../product-track.js';

/** The key of an item of this team, which opens it where one is; what left the board is opened by its address. */
export function ItemLink({ id, itemKey }: { id: string; itemKey: string }) {
  const { teamSlug } = useMe();
  const board = useContext(BoardContext);
  const open = (event: MouseEvent) => {
    if (!board || !items.card(id) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    board.gestures.open(productTrack, id);
  };
  return (
    <a href={`/b/${teamSlug}/i/${itemKey}`} onClick={open}>
      {itemKey}
    </a>
  );
}
