import { useMemo, useRef, type TouchEvent } from 'react';
import { BottomBar } from './BottomBar.js';
import styles from './narrow.module.css';
import type { TrackDefinition } from './parts/track.js';
import { TrackView } from './parts/TrackView.js';
import type { BoardSearch, Go } from './search.js';
import { partsOf } from './track-parts.js';
import { tracks } from './tracks.js';
import { words } from './words.js';

interface NarrowBoardProps {
  search: BoardSearch;
  onSearch: (next: BoardSearch) => void;
  go: Go;
}

const SWIPE = 60;

/** One column at a time; chips choose it, a swipe too. The bar at the bottom chooses the track. */
export function NarrowBoard({ search, onSearch, go }: NarrowBoardProps) {
  const track = tracks[search.t ?? 'service'];
  const first = useFirstColumn(track);
  const column = track.columnIds.find((id) => id === search.col) ?? first;
  const from = useRef<{ x: number; y: number } | null>(null);
  const show = (columnId: string) => onSearch({ ...search, t: track.name, col: columnId });

  const swipe = ({ changedTouches }: TouchEvent) => {
    const touch = changedTouches[0];
    const start = from.current;
    from.current = null;
    if (!start || !touch) return;
    const across = touch.clientX - start.x;
    if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(touch.clientY - start.y)) return;
    const next = track.columnIds[track.columnIds.indexOf(column) - Math.sign(across)];
    if (next) show(next);
  };
  return (
    <>
      <nav className={styles.chips} aria-label={words.columnsOf(track.title)}>
        <Chips track={track} chosen={column} onChoose={show} />
      </nav>
      <div
        style={{ display: 'contents' }}
        onTouchStart={({ touches }) =>
          (from.current = touches[0] ? { x: touches[0].clientX, y: touches[0].clientY } : null)
        }
        onTouchEnd={swipe}
      >
        <TrackView
          key={`${track.name}/${column}`}
          track={track}
          only={column}
          {...partsOf(track)}
          style={{ flex: 1 }}
        />
      </div>
      <BottomBar chosen={track.name} search={search} go={go} />
    </>
  );
}

/** Where nobody has chosen one: the first in which cards wait, as the board was when it was read. */
function useFirstColumn(track: TrackDefinition): string {
  const isRead = track.useColumns().length > 0;
  return useMemo(() => {
    const [start, ...others] = track.columnIds;
    const order = track.law === 'decided' ? [...others, start!] : track.columnIds;
    const waits = (id: string) => isRead && id !== track.endColumn && track.ids(id).length > 0;
    return order.find(waits) ?? order[0]!;
  }, [track, isRead]);
}

interface ChipsProps {
  track: TrackDefinition;
  chosen: string;
  onChoose: (id: string) => void;
}

function Chips({ track, chosen, onChoose }: ChipsProps) {
  return track.useColumns().map((column) => (
    <button
      key={column.id}
      type="button"
      className={styles.chip}
      aria-pressed={column.id === chosen}
      onClick={() => onChoose(column.id)}
    >
      {column.name} <Count track={track} columnId={column.id} limit={column.limit?.count ?? null} />
    </button>
  ));
}

function Count({ track, columnId, limit }: { track: TrackDefinition; columnId: string; limit: number | null }) {
  const count = track.useIds(columnId).length;
  return <span>{limit === null ? count : `${count}/${limit}`}</span>;
}
