import { useCan, useMe } from '../identity/session.js';
import { Menu, type MenuEntry } from '../ui/Menu.js';
import { openOverlay } from './overlays.js';
import { rails } from './parts/settings.js';
import { placeKey, type TrackDefinition } from './parts/track.js';
import { words as part } from './parts/words.js';
import { words } from './words.js';

interface ColumnMenuProps {
  track: TrackDefinition;
  columnId: string;
  anchor: Element;
  onClose: () => void;
}

export function ColumnMenu({ track, columnId, anchor, onClose }: ColumnMenuProps) {
  const { administer } = useCan();
  const { teamSlug } = useMe();
  const name = track.useColumns().find(({ id }) => id === columnId)?.name ?? columnId;
  const later = (run: () => void) => () => void setTimeout(run, 0);
  const entries: MenuEntry[] = [
    { label: words.menu.policy, run: later(() => openOverlay({ kind: 'column', track, columnId })) },
    {
      label: words.menu.collapse,
      run: () => rails.set({ ...rails.get(), [placeKey(track.name, columnId)]: true }),
    },
  ];
  entries.push({ label: words.breaches.open, run: later(() => openOverlay({ kind: 'breaches' })) });
  if (track.name === 'service' && administer) {
    entries.push('line', { label: words.routing, run: () => location.assign(`/b/${teamSlug}/policies/routing`) });
    entries.push({ label: words.policy, run: () => location.assign(`/b/${teamSlug}/policies/severity`) });
  }
  return <Menu anchor={anchor} label={part.columnActions(name)} entries={entries} onClose={onClose} align="end" />;
}
