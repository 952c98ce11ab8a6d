import { useEffect, useRef } from 'react';

/** The ref of the button that opens something in its own place: it has the focus again when that closes. */
export function useFocusBack(open: boolean) {
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(open);
  useEffect(() => {
    // What closed took the focus with it; somewhere else it may stay
    const lost = document.activeElement?.contains(opener.current);
    if (wasOpen.current && !open && lost) opener.current?.focus();
    wasOpen.current = open;
  }, [open]);
  return opener;
}
