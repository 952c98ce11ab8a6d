import { useEffect, useRef, type RefObject } from 'react';
import { say } from '../ui/toasts.js';
import { FILTER_ID } from './Header.js';
import { keyCommands, type PageCommands } from './key-commands.js';
import { useValue } from '../live/value.js';
import { listenToKeys } from './keys.js';
import { overlay } from './overlays.js';
import { pageKeys } from './parts/page-keys.js';
import { filterOf, isFiltered, unfiltered, type BoardSearch, type Go } from './search.js';
import { pullFromQueue } from './track-parts.js';
import { words } from './words.js';

interface Page {
  slug: string;
  search: BoardSearch;
  openKey: string | null;
  go: Go;
}

/** What keys and menus do with the page, and the keys themselves. The same object as long as the page is there. */
export function usePageCommands(page: Page, works: boolean): RefObject<PageCommands | null> {
  const latest = useRef(page);
  latest.current = page;
  const commands = useRef<PageCommands>(null);
  commands.current ??= commandsOf(() => latest.current);
  const here = useValue(pageKeys);
  useEffect(() => listenToKeys(keyCommands(commands.current!, works, here !== null)), [works, here]);
  // By themselves: their single keys must not wait for the chords of the others
  useEffect(() => (here ? listenToKeys(here) : undefined), [here]);
  return commands;
}

const commandsOf = (now: () => Page): PageCommands => ({
  openCard: (track, card) => now().go({ key: track.card(card)?.key ?? null }),
  show: (which) => {
    const { go, search } = now();
    const { t: _, ...both } = search;
    go({ search: which === 'both' ? both : { ...search, t: which }, place: 'board' });
  },
  triage: () => now().go({ place: 'triage' }),
  refine: () => now().go({ place: 'refine' }),
  clear: () => {
    const { go, search, openKey } = now();
    if (overlay.get()) return false;
    if (openKey) go({ key: null });
    else if (isFiltered(filterOf(search))) go({ search: unfiltered(search) });
    else return false;
    return true;
  },
  focusFilter: () => document.getElementById(FILTER_ID)?.focus(),
  pullNext: () => void pullFromQueue(),
  copyLink: (track, card) => copyLink(now().slug, track.card(card)?.key ?? ''),
});

function copyLink(slug: string, key: string): void {
  const link = `${location.origin}/b/${slug}/i/${key}`;
  void navigator.clipboard?.writeText(link).then(() => say(words.menu.copied(key)));
}
