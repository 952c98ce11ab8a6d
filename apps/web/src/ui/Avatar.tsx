import type { CSSProperties } from 'react';
import { hueOf } from '../identity/people.js';
import styles from './small.module.css';

/** A person by initials; a dashed ring when nobody. `mark` is a short word at its edge, such as a number. */
export function Avatar({ name, initials, size = 20 }: { name?: string; initials?: string; size?: number }) {
  return (
    <span
      className={initials ? styles.avatar : styles.nobody}
      style={{
        inlineSize: size,
        blockSize: size,
        fontSize: Math.max(9, Math.round(size * 0.45)),
        ...(name && ({ '--hue': hueOf(name) } as CSSProperties)),
      }}
      title={name}
    >
      {initials && <span aria-hidden>{initials}</span>}
      <span className="spoken">{name ?? 'Nobody'}</span>
    </span>
  );
}
