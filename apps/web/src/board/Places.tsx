import type { MouseEvent, ReactNode } from 'react';
import { team } from '../identity/team-store.js';
import { useValue } from '../live/value.js';
import { useUnacknowledged } from '../service-queue/unacknowledged.js';
import styles from './header.module.css';
import type { Go, Place } from './search.js';
import { tip } from './shortcuts.js';
import { words } from './words.js';

interface PlacesProps {
  place: Place;
  go: Go;
}

/** The pages of a team: its board, the triage with what nobody has answered yet, and what decides without asking. */
export function Places({ place, go }: PlacesProps) {
  const { slug } = useValue(team);
  const waiting = useUnacknowledged();
  return (
    <nav className={styles.places} aria-label={words.pages}>
      <PlaceLink to="board" place={place} go={go} tip={tip(words.board, 'both')}>
        {words.board}
      </PlaceLink>
      <PlaceLink to="triage" place={place} go={go} tip={tip(words.triageCount(waiting), 'triage')}>
        {words.triage}
        {waiting > 0 && (
          <>
            <span className={styles.waiting} aria-hidden>
              {waiting}
            </span>
            <span className="spoken">{words.unacknowledged(waiting)}</span>
          </>
        )}
      </PlaceLink>
      <PlaceLink to="refine" place={place} go={go} tip={tip(words.refine, 'refine')}>
        {words.refine}
      </PlaceLink>
      <a href={`/b/${slug}/policies/severity`} className={`${styles.place} ${styles.seldom}`}>
        {words.policies}
      </a>
    </nav>
  );
}

function PlaceLink({ to, place, go, tip, children }: PlacesProps & { to: Place; tip: string; children: ReactNode }) {
  const { slug } = useValue(team);
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go({ place: to });
  };
  return (
    <a
      href={`/b/${slug}${to === 'board' ? '' : `/${to}`}`}
      className={styles.place}
      aria-current={place === to ? 'page' : undefined}
      title={tip}
      onClick={follow}
    >
      {children}
    </a>
  );
}
