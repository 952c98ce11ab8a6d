import { Inbox, LifeBuoy, Package } from 'lucide-react';
import { useRef, type ReactNode, type TouchEvent } from 'react';
import { useWaiting } from '../product-backlog/product-store.js';
import styles from './narrow.module.css';
import { openOverlay } from './overlays.js';
import type { TrackDefinition, TrackName } from './parts/track.js';
import { TrackView } from './parts/TrackView.js';
import type { BoardSearch } from './search.js';
import { partsOf } from './track-parts.js';
import { bothTracks, tracks } from './tracks.js';
import { words } from './words.js';

interface NarrowBoardProps {
  search: BoardSearch;
  onSearch: (next: BoardSearch) => void;
}

const SWIPE = 60;

/** One column at a time; chips choose it, a swipe too. The bar at the bottom chooses the track. */
export function NarrowBoard({ search, onSearch }: NarrowBoardProps) {
  const track = tracks[search.t ?? 'service'];
  const column = track.columnIds.find((id) => id === search.col) ?? track.columnIds[track.name === 'product' ? 1 : 0]!;
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
      <BottomBar chosen={track.name} onChoose={(t) => onSearch({ ...search, t })} />
    </>
  );
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

const icons: Record<TrackName, ReactNode> = {
  product: <Package size={20} aria-hidden />,
  service: <LifeBuoy size={20} aria-hidden />,
};

function BottomBar({ chosen, onChoose }: { chosen: TrackName; onChoose: (track: TrackName) => void }) {
  const waiting = useWaiting();
  return (
    <nav className={styles.bar} aria-label={words.places}>
      {bothTracks.map(({ name, title }) => (
        <button key={name} type="button" aria-pressed={name === chosen} onClick={() => onChoose(name)}>
          {icons[name]}
          {title}
        </button>
      ))}
      <button type="button" aria-label={words.inboxCount(waiting)} onClick={() => openOverlay({ kind: 'inbox' })}>
        <Inbox size={20} aria-hidden />
        {words.inbox}
        {waiting > 0 && <span className={styles.badge}>{waiting}</span>}
      </button>
    </nav>
  );
}
