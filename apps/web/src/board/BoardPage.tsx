import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useMe } from '../identity/session.js';
import { team } from '../identity/team-store.js';
import { canChange, connection } from '../live/connection.js';
import { useValue } from '../live/value.js';
import { Toaster } from '../ui/Toaster.js';
import { say } from '../ui/toasts.js';
import styles from './board.module.css';
import { ConnectionBar } from './ConnectionSign.js';
import { FILTER_ID, Header } from './Header.js';
import { keyCommands, listenToKeys, type PageCommands } from './keys.js';
import { dropCard } from './moves.js';
import { NarrowBoard } from './NarrowBoard.js';
import { openBoard } from './open-board.js';
import { openOverlay, overlay } from './overlays.js';
import { letGo } from './parts/cursor.js';
import { BoardContext, type BoardView, type Gestures } from './parts/gestures.js';
import { split } from './parts/settings.js';
import { Splitter } from './parts/Splitter.js';
import type { TrackDefinition } from './parts/track.js';
import { TrackView } from './parts/TrackView.js';
import { filterOf, isFiltered, unfiltered, type BoardSearch } from './search.js';
import { partsOf, pullFromQueue } from './track-parts.js';
import { bothTracks, tracks } from './tracks.js';
import { useMedia } from './use-media.js';
import { words } from './words.js';

const loadOverlays = () => import('./Overlays.js');
const Overlays = lazy(loadOverlays);

interface BoardPageProps {
  slug: string;
  teamId: string;
  search: BoardSearch;
  /** The key of the card that is open over the board. */
  openKey: string | null;
  go: (to: { key?: string | null; search?: BoardSearch; replace?: boolean }) => void;
  onSignIn: () => void;
}

/** Both tracks of a team on one screen, live. */
export function BoardPage({ slug, teamId, search, openKey, go, onSignIn }: BoardPageProps) {
  const retry = useLive(slug, teamId);
  const narrow = useMedia('(max-width: 719px)');
  const wide = useMedia('(min-width: 1760px)');
  const { id: me } = useMe();
  const name = useValue(team).name;
  const link = useValue(connection);
  const changeable = canChange(link) && !narrow;

  useEffect(() => void (document.title = words.boardTitle(name || slug)), [name, slug]);

  const page = useRef<PageCommands>(null);
  page.current = {
    openCard: (track, card) => go({ key: track.card(card)?.key ?? null }),
    show: (which) => go({ search: which === 'both' ? without(search) : { ...search, t: which } }),
    clear: () => {
      if (overlay.get()) return false;
      if (openKey) go({ key: null });
      else if (isFiltered(filterOf(search))) go({ search: unfiltered(search) });
      else return false;
      return true;
    },
    focusFilter: () => document.getElementById(FILTER_ID)?.focus(),
    pullNext: () => void pullFromQueue(),
    copyLink: (track, card) => copyLink(slug, track.card(card)?.key ?? ''),
  };
  useEffect(() => {
    const now = () => page.current!;
    return listenToKeys(
      keyCommands({
        openCard: (track, card) => now().openCard(track, card),
        show: (which) => now().show(which),
        clear: () => now().clear(),
        focusFilter: () => now().focusFilter(),
        pullNext: () => now().pullNext(),
        copyLink: (track, card) => now().copyLink(track, card),
      }),
    );
  }, []);

  const gestures = useMemo<Gestures>(
    () => ({
      open: (track, card) => page.current!.openCard(track, card),
      menu: (track, card, anchor) => openOverlay({ kind: 'card-menu', track, card, anchor }),
      columnMenu: (track, columnId, anchor) => openOverlay({ kind: 'column-menu', track, columnId, anchor }),
      why: (track, card, anchor) => openOverlay({ kind: 'why', track, card, anchor }),
      drop: (track, card, columnId, beside) => void dropCard(track, card, columnId, beside),
    }),
    [],
  );
  const filter = useMemo(() => filterOf(search), [search]);
  const hrefOf = useCallback((key: string) => `/b/${slug}/i/${key}`, [slug]);
  const board = useMemo<BoardView>(
    () => ({ gestures, filter, filtered: isFiltered(filter), me, hrefOf, changeable }),
    [gestures, filter, me, hrefOf, changeable],
  );
  return (
    <BoardContext value={board}>
      <div className={styles.page} data-connection={link.state}>
        <Header search={search} onSearch={(next) => go({ search: next, replace: true })} narrow={narrow} />
        <ConnectionBar onRetry={retry} onSignIn={onSignIn} />
        <main
          className={styles.board}
          onPointerDown={({ target }) => (target as Element).closest('[data-card]') || letGo()}
        >
          {narrow ? (
            <NarrowBoard search={search} onSearch={(next) => go({ search: next, replace: true })} partsOf={partsOf} />
          ) : (
            <Tracks only={search.t} wide={wide} />
          )}
        </main>
        <Toaster />
        <WhenWanted openKey={openKey} go={go} page={page} />
      </div>
    </BoardContext>
  );
}

function Tracks({ only, wide }: { only: BoardSearch['t']; wide: boolean }) {
  const shares = useValue(split);
  if (only) return <TrackView track={tracks[only]} {...partsOf(tracks[only])} style={{ flex: 1 }} />;
  const layout = wide ? 'side' : 'stacked';
  const share = shares[layout];
  const [product, service] = bothTracks as [TrackDefinition, TrackDefinition];
  return (
    <div className={styles.both} data-layout={layout}>
      <TrackView track={product} {...partsOf(product)} style={{ flex: `${share} 1 0` }} />
      <Splitter
        direction={wide ? 'row' : 'column'}
        share={share}
        onChange={(next) => split.set({ ...split.get(), [layout]: next })}
      />
      <TrackView track={service} {...partsOf(service)} style={{ flex: `${1 - share} 1 0` }} />
    </div>
  );
}

function copyLink(slug: string, key: string): void {
  const link = `${location.origin}/b/${slug}/i/${key}`;
  void navigator.clipboard?.writeText(link).then(() => say(words.menu.copied(key)));
}

function without({ t: _, ...rest }: BoardSearch): BoardSearch {
  return rest;
}

/** Follows the board while the page is there. */
function useLive(slug: string, teamId: string): () => void {
  const live = useRef<ReturnType<typeof openBoard>>(null);
  useEffect(() => {
    live.current = openBoard(slug, teamId);
    return () => live.current?.close();
  }, [slug, teamId]);
  return useCallback(() => live.current?.retry(), []);
}

/** Menus, panels and dialogs are loaded when the browser has nothing better to do, or when they are wanted. */
function WhenWanted(props: {
  openKey: string | null;
  go: BoardPageProps['go'];
  page: React.RefObject<PageCommands | null>;
}) {
  const wanted = useValue(overlay) !== null || props.openKey !== null;
  const [ready, setReady] = useState(false);
  useEffect(() => {
    const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1_500));
    idle(() => void loadOverlays().then(() => setReady(true)));
  }, []);
  if (!wanted && !ready) return null;
  return (
    <Suspense>
      <Overlays {...props} />
    </Suspense>
  );
}
