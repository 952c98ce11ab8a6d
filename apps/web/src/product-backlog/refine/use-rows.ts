import { useEffect, useState } from 'react';
import { items, settings } from '../product-store.js';
import { rowsNow, type Row } from './rows.js';

/** Not more often than this, in milliseconds, however much changes. */
const WAIT = 250;

/** The rows of refinement, live. */
export function useRows(): readonly Row[] {
  const [rows, setRows] = useState<readonly Row[]>(rowsNow);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lookedAt = 0;
    const look = () => {
      timer = undefined;
      lookedAt = Date.now();
      setRows(rowsNow);
    };
    const tell = () => (timer ??= setTimeout(look, Math.max(0, lookedAt + WAIT - Date.now())));
    const ends = [items.subscribe('*', tell), settings.subscribe(tell)];
    look();
    return () => {
      clearTimeout(timer);
      ends.forEach((end) => end());
    };
  }, []);
  return rows;
}
