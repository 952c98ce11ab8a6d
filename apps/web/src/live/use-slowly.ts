import { useEffect, useState } from 'react';

const WAIT = 500;

/** Something told about many cards, looked at twice a second at most; the same value until it says something else. */
export function useSlowly<T>(follow: (tell: () => void) => () => void, look: () => T, wait = WAIT): T {
  const [seen, setSeen] = useState(look);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let lookedAt = 0;
    const show = () => {
      const next = look();
      setSeen((before) => (JSON.stringify(next) === JSON.stringify(before) ? before : next));
    };
    const lookAgain = () => {
      timer = undefined;
      lookedAt = Date.now();
      show();
    };
    show();
    const end = follow(() => (timer ??= setTimeout(lookAgain, Math.max(0, lookedAt + wait - Date.now()))));
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [follow, look, wait]);
  return seen;
}
