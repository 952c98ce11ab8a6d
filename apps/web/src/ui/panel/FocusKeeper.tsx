import { useEffect, useRef, type ReactNode } from 'react';
import styles from './panel.module.css';

interface Props {
  /** What is in it; a change may have taken the row in focus away. */
  rows: string;
  label: string;
  children: ReactNode;
}

/** A place whose rows go away under the focus: the focus then goes to the place, not to nowhere. */
export function FocusKeeper({ rows, label, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const held = useRef(false);
  useEffect(() => {
    if (held.current && document.activeElement?.contains(place.current)) place.current?.focus();
  }, [rows]);
  return (
    <div
      ref={place}
      className={styles.stack}
      role="group"
      aria-label={label}
      tabIndex={-1}
      onFocus={() => (held.current = true)}
      onBlur={({ relatedTarget }) => {
        if (relatedTarget && !place.current?.contains(relatedTarget)) held.current = false;
      }}
    >
      {children}
    </div>
  );
}
