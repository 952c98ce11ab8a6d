import type { CSSProperties } from 'react';
import { useFaces } from '../../identity/people.js';
import styles from './card.module.css';

/** Up to two people by initials; a dashed ring when nobody. The card's spoken label names them. */
export function WhoWorks({ ids }: { ids: readonly string[] }) {
  const faces = useFaces();
  if (ids.length === 0) return <span className={styles.nobody} aria-hidden />;
  return ids.slice(0, 2).map((id) => {
    const face = faces.get(id);
    return (
      <span
        key={id}
        className={styles.who}
        style={{ '--hue': face?.hue } as CSSProperties}
        title={face?.name}
        aria-hidden
      >
        {face?.initials ?? '?'}
      </span>
    );
  });
}
