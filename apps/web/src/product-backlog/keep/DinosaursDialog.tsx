import { useRef } from 'react';
import { Dialog } from '../../ui/Dialog.js';
import { DinosaursView } from './DinosaursView.js';
import { words } from './words.js';

/** The ritual over the board. */
export default function DinosaursDialog({ onClose }: { onClose: () => void }) {
  const view = useRef<HTMLDivElement>(null);
  return (
    <Dialog open onClose={onClose} title={words.title} size="wide" initialFocus={view}>
      <DinosaursView ref={view} />
    </Dialog>
  );
}
