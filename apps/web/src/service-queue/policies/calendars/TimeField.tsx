import { useState } from 'react';
import { timeIn } from './calendars-draft.js';
import styles from './calendars.module.css';
import { words } from './words.js';

interface Props {
  label: string;
  time: string;
  change: (time: string) => void;
}

/** While it is typed in, it shows what is typed; only a time of a day is taken. */
export function TimeField({ label, time, change }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      className={styles.time}
      aria-label={label}
      title={words.time}
      aria-invalid={(typed !== null && !timeIn(typed)) || undefined}
      inputMode="numeric"
      maxLength={5}
      value={typed ?? time}
      onChange={({ target }) => {
        setTyped(target.value);
        const next = timeIn(target.value);
        if (next && next !== time) change(next);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
