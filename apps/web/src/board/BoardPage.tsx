import { lazy, Suspense, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Role } from '@twotrack/shared';
import { canOf, useMe } from '../identity/session.js';
import { team } from '../identity/team-store.js';
import { canChange, connection } from '../live/connection.js';
import { useValue } from '../live/value.js';
import { Toaster } from '../ui/Toaster.js';
import { useMedia } from '../ui/use-media.js';
import { act } from './act.js';
import styles from './board.module.css';
import { BottomBar } from './BottomBar.js';
import { ConnectionBar } from './ConnectionSign.js';
import { Header } from './Header.js';
import { dropCard } from './moves.js';
import { NarrowBoard } from './NarrowBoard.js';
import { openBoard } from './open-board.js';
import { askLine, openOverlay } from './overlays.js';
import { letGo } from './parts/cursor.js';
import { BoardContext, type BoardView, type Gestures } from './parts/gestures.js';
import { groupsOnly } from './parts/settings.js';
import { filterOf, isFiltered, type BoardSearch, type Go, type Place } from './search.js';
import { Tracks } from './Tracks.js';
import { usePageCommands } from './use-page-commands.js';
import { WhenWanted } from './WhenWanted.js';
import { words } from './words.js';

const TriagePage = lazy(() => import('../service-queue/triage/index.js'));
const RefinePage = lazy(() => import('../product-backlog/refine/index.js'));
const Weather = lazy(() => import('../service-queue/triage/Weather.js'));
const RequesterBoard = lazy(() => import('./RequesterBoard.js'));

interface BoardPageProps {
  slug: string;
  teamId: string;
  /** As the session says, until the board itself has told. */
  roles: readonly Role[];
  search: BoardSearch;
  /** The key of the card that is open over the board. */
  openKey: string | null;
  place: Place;
  go: Go;
}

/** Both tracks of a team on one screen, live; for a requester their own part of both. */
export function BoardPage({ slug, teamId, roles, search, openKey, place, go }: BoardPageProps) {
  const retry = useLive(slug, teamId);
  const narrow = useMedia('(max-width: 719px)');
  const wide = useMedia('(min-width: 1760px)');
  const { id: me, roles: told } = useMe();
  const { read } = canOf(me ? told : roles);
  const name = useValue(team).name;
  const link = useValue(connection);
  const changeable = canChange(link) && !narrow;
  const page = usePageCommands({ slug, search, openKey, go }, read);

  useEffect(() => void (document.title = words.boardTitle(name || slug)), [name, slug]);

  const gestures = useMemo<Gestures>(
    () => ({
      open: (track, card) => page.current!.openCard(track, card),
      menu: (track, card, anchor) => openOverlay({ kind: 'card-menu', track, card, anchor }),
      columnMenu: (track, columnId, anchor) => openOverlay({ kind: 'column-menu', track, columnId, anchor }),
      why: (track, card, anchor) => openOverlay({ kind: 'why', track, card, anchor }),
      act: (track, card, id) =>
        act(
          track,
          track.actions.find((action) => action.id === id)!,
          card,
        ),
      ask: askLine,
      drop: (track, card, columnId, beside) => void dropCard(track, card, columnId, beside),
    }),
    [page],
  );
  const folds = useValue(groupsOnly);
  const filter = useMemo(() => filterOf(search, folds), [search, folds]);
  const hrefOf = useCallback((key: string) => `/b/${slug}/i/${key}`, [slug]);
  const board = useMemo<BoardView>(
    () => ({ gestures, filter, filtered: isFiltered(filter), me, hrefOf, changeable, narrow }),
    [gestures, filter, me, hrefOf, changeable, narrow],
  );
  const onSearch = (next: BoardSearch) => go({ search: next, replace: true });
  return (
    <BoardContext value={board}>
      <div className={styles.page} data-connection={link.state}>
        <Header search={search} onSearch={onSearch} narrow={narrow} place={place} go={go} />
        <ConnectionBar onRetry={retry} />
        {me && read && (
          <Suspense>
            <Weather inTriage={place === 'triage'} onTriage={() => go({ place: 'triage' })} />
          </Suspense>
        )}
        <main
          className={styles.board}
          onPointerDown={({ target }) => (target as Element).closest('[data-card]') || letGo()}
        >
          {!read ? (
            <Suspense>
              <RequesterBoard />
            </Suspense>
          ) : place !== 'board' ? (
            <Suspense>
              {place === 'triage' ? <TriagePage /> : <RefinePage />}
              {narrow && <BottomBar chosen={place} search={search} go={go} />}
            </Suspense>
          ) : narrow ? (
            <NarrowBoard search={search} onSearch={onSearch} go={go} />
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

/** Follows the board while the page is there. */
function useLive(slug: string, teamId: string): () => void {
  const live = useRef<ReturnType<typeof openBoard>>(null);
  useEffect(() => {
    live.current = openBoard(slug, teamId);
    return () => live.current?.close();
  }, [slug, teamId]);
  return useCallback(() => live.current?.retry(), []);
}
