import { ChevronDown, CircleHelp, Search, SlidersHorizontal, X } from 'lucide-react';
import { lazy, Suspense, useRef } from 'react';
import { useCan, useMe } from '../identity/session.js';
import { team } from '../identity/team-store.js';
import { useValue } from '../live/value.js';
import { IconButton } from '../ui/Button.js';
import { ConnectionSign } from './ConnectionSign.js';
import styles from './header.module.css';
import { openOverlay } from './overlays.js';
import { letGo } from './parts/cursor.js';
import { useMarkCounts } from './mark-counts.js';
import { People } from './People.js';
import { Places } from './Places.js';
import type { BoardSearch, Go, Place } from './search.js';
import { keyOf, tip } from './shortcuts.js';
import { words } from './words.js';

const ShareLine = lazy(() => import('./share/ShareLine.js'));

interface FilterProps {
  search: BoardSearch;
  onSearch: (next: BoardSearch) => void;
}

interface HeaderProps extends FilterProps {
  narrow: boolean;
  place: Place;
  go: Go;
}

export function Header({ search, onSearch, narrow, place, go }: HeaderProps) {
  const { name, share } = useValue(team);
  const { name: myself, id: me } = useMe();
  const { read } = useCan();
  return (
    <header className={styles.header} onFocus={letGo}>
      <Mark />
      <h1 className={styles.heading}>
        <button
          type="button"
          className={styles.team}
          aria-haspopup="menu"
          aria-label={words.boardHeading(name)}
          onClick={({ currentTarget }) => openOverlay({ kind: 'teams', anchor: currentTarget })}
        >
          {name || '…'} <ChevronDown size={14} aria-hidden />
        </button>
      </h1>
      {read && !narrow && <Places place={place} go={go} />}
      {read && <FilterField search={search} onSearch={onSearch} />}
      {read && place === 'board' && <Marks search={search} onSearch={onSearch} me={me} />}
      <span className={styles.gap} />
      <ConnectionSign />
      {read && !narrow && <People />}
      <IconButton
        label={`${words.settings}: ${myself}`}
        aria-haspopup="menu"
        onClick={({ currentTarget }) => openOverlay({ kind: 'settings', anchor: currentTarget })}
      >
        <SlidersHorizontal size={16} aria-hidden />
      </IconButton>
      {read && !narrow && (
        <IconButton label={tip(words.help, 'help')} onClick={() => openOverlay({ kind: 'help' })}>
          <CircleHelp size={16} aria-hidden />
        </IconButton>
      )}
      <Suspense>{share && place === 'board' && <ShareLine />}</Suspense>
    </header>
  );
}

const marks = [
  { flag: 'mine', label: words.mine },
  { flag: 'unassigned', label: words.unassigned },
  { flag: 'blocked', label: words.blocked },
  { flag: 'sev1', label: words.sev1 },
] as const;

function Marks({ search, onSearch, me }: FilterProps & { me: string }) {
  const counts = useMarkCounts(me);
  return (
    <div className={styles.marks}>
      {marks.map(({ flag, label }) => (
        <button
          key={flag}
          type="button"
          className={styles.mark}
          aria-pressed={!!search[flag]}
          onClick={() => onSearch(toggled(search, flag))}
        >
          {label} {counts[flag] ? <span className={styles.markCount}>{counts[flag]}</span> : null}
        </button>
      ))}
    </div>
  );
}

function toggled(search: BoardSearch, flag: (typeof marks)[number]['flag']): BoardSearch {
  const { [flag]: on, ...rest } = search;
  return on ? rest : { ...rest, [flag]: 1 };
}

/** Two tracks under one roof. */
const Mark = () => (
  <svg className={styles.logo} width="22" height="22" viewBox="0 0 22 22" aria-hidden>
    <rect width="22" height="22" rx="6" fill="var(--accent)" />
    <rect x="5" y="5.5" width="12" height="3.6" rx="1.8" fill="var(--on-accent)" />
    <rect x="5" y="12.9" width="7.5" height="3.6" rx="1.8" fill="var(--on-accent)" opacity="0.72" />
  </svg>
);

export const FILTER_ID = 'board-filter';

function FilterField({ search, onSearch }: FilterProps) {
  const field = useRef<HTMLInputElement>(null);
  const change = (text: string) => {
    const { q: _, ...rest } = search;
    onSearch(text ? { ...rest, q: text } : rest);
  };
  return (
    <div className={styles.filter} role="search">
      <Search size={14} aria-hidden />
      <input
        ref={field}
        id={FILTER_ID}
        type="text"
        placeholder={words.filter}
        aria-label={words.filterHint}
        title={tip(words.filterHint, 'filter')}
        value={search.q ?? ''}
        onChange={({ target }) => change(target.value)}
        onKeyDown={({ key }) => {
          if (key !== 'Escape') return;
          change('');
          field.current?.blur();
        }}
      />
      {search.q ? (
        <button type="button" className={styles.clear} aria-label={words.clear} onClick={() => change('')}>
          <X size={13} aria-hidden />
        </button>
      ) : (
        <kbd aria-hidden>{keyOf('filter')}</kbd>
      )}
    </div>
  );
}
