import { Inbox, LifeBuoy, ListChecks, Package } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWaiting } from '../product-backlog/product-store.js';
import { useUnacknowledged } from '../service-queue/unacknowledged.js';
import styles from './narrow.module.css';
import { openOverlay } from './overlays.js';
import type { TrackName } from './parts/track.js';
import type { BoardSearch, Go } from './search.js';
import { bothTracks } from './tracks.js';
import { words } from './words.js';

const icons: Record<TrackName, ReactNode> = {
  product: <Package size={20} aria-hidden />,
  service: <LifeBuoy size={20} aria-hidden />,
};

interface BottomBarProps {
  chosen: TrackName | 'triage' | 'refine';
  search: BoardSearch;
  go: Go;
}

/** The places of a phone, under the thumb. */
export function BottomBar({ chosen, search, go }: BottomBarProps) {
  const waiting = useWaiting();
  const unacknowledged = useUnacknowledged();
  return (
    <nav className={styles.bar} aria-label={words.places}>
      {bothTracks.map(({ name, title }) => (
        <button
          key={name}
          type="button"
          aria-pressed={name === chosen}
          onClick={() => go({ place: 'board', search: { ...search, t: name }, replace: true })}
        >
          {icons[name]}
          {title}
        </button>
      ))}
      <button
        type="button"
        aria-pressed={chosen === 'triage'}
        aria-label={words.triageCount(unacknowledged)}
        onClick={() => go({ place: 'triage' })}
      >
        <ListChecks size={20} aria-hidden />
        {words.triage}
        {unacknowledged > 0 && <span className={styles.badge}>{unacknowledged}</span>}
      </button>
      <button type="button" aria-label={words.inboxCount(waiting)} onClick={() => openOverlay({ kind: 'inbox' })}>
        <Inbox size={20} aria-hidden />
        {words.inbox}
        {waiting > 0 && <span className={styles.badge}>{waiting}</span>}
      </button>
    </nav>
  );
}
