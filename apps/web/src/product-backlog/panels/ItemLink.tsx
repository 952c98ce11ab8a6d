import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useMe } from '../../identity/session.js';

/** The key of an item of this team, which opens it over what one looks at: nothing is loaded anew, no session left. */
export function ItemLink({ itemKey }: { itemKey: string }) {
  const { teamSlug } = useMe();
  const router = useRouter({ warn: false }) as ReturnType<typeof useRouter> | null;
  const open = (event: MouseEvent) => {
    if (!router || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const here = location.pathname.replace(/\/i\/[^/]+$/, '');
    router.history.push(`${here}/i/${itemKey}${location.search}`);
  };
  return (
    <a href={`/b/${teamSlug}/i/${itemKey}`} onClick={open}>
      {itemKey}
    </a>
  );
}
