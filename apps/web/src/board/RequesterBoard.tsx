import { Plus } from 'lucide-react';
import { Suspense, lazy, useId, type ReactNode } from 'react';
import { OwnRequests } from '../product-backlog/panels/index.js';
import { OwnTickets } from '../service-queue/panels/index.js';
import { Button } from '../ui/Button.js';
import { openOverlay } from './overlays.js';
import { useBoard } from './parts/gestures.js';
import type { TrackName } from './parts/track.js';
import styles from './requester.module.css';
import { tracks } from './tracks.js';
import { words } from './words.js';

const Wishes = lazy(() => import('../product-backlog/item/Wishes.js'));

/** Both tracks for somebody who asks: what they asked for and what they reported, and nothing of others (L7). */
export default function RequesterBoard() {
  const { gestures, hrefOf } = useBoard();
  return (
    <div className={styles.page}>
      <Own track="product" action={words.newRequestLong}>
        <OwnRequests />
        <Suspense>
          <Wishes />
        </Suspense>
      </Own>
      <Own track="service" action={words.newTicketLong}>
        <OwnTickets hrefOf={hrefOf} onOpen={(id) => gestures.open(tracks.service, id)} />
      </Own>
    </div>
  );
}

function Own({ track, action, children }: { track: TrackName; action: string; children: ReactNode }) {
  const heading = useId();
  return (
    <section className={styles.track} aria-labelledby={heading}>
      <header className={styles.header}>
        <div>
          <h2 id={heading} className={styles.title}>
            {tracks[track].title}
          </h2>
          <p className={styles.law}>{words.ownLaw[track]}</p>
        </div>
        <Button
          look="primary"
          icon={<Plus size={14} aria-hidden />}
          onClick={() => openOverlay({ kind: 'create', track: tracks[track] })}
        >
          {action}
        </Button>
      </header>
      {children}
    </section>
  );
}
