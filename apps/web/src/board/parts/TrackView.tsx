import { useId, type CSSProperties, type MouseEvent, type ReactNode } from 'react';
import { ColumnView } from './ColumnView.js';
import { cardAt, followFocus } from './cursor.js';
import { useBoard } from './gestures.js';
import styles from './track.module.css';
import type { TrackDefinition } from './track.js';

interface TrackViewProps {
  track: TrackDefinition;
  /** Stands in the header: what counts here, and what one can do. */
  summary?: ReactNode;
  actions?: ReactNode;
  /** A button of one column. */
  extraOf?: (columnId: string) => ReactNode;
  /** Show only this column; none where it is empty: then the track is its header. */
  only?: string | undefined;
  style?: CSSProperties;
}

/** One track: its law, its numbers, its columns. One listener serves every card in it. */
export function TrackView({ track, summary, actions, extraOf, only, style }: TrackViewProps) {
  const columns = track.useColumns();
  const { gestures } = useBoard();
  const heading = useId();

  const click = (event: MouseEvent) => {
    const target = event.target as Element;
    const act = target.closest<HTMLElement>('[data-act]');
    const card = cardAt(target)?.card;
    if (act?.dataset.act === 'column-menu') {
      const column = target.closest<HTMLElement>('[data-column]')!.dataset.column!;
      gestures.columnMenu(track, column, act);
    } else if (card && act?.dataset.act === 'menu') gestures.menu(track, card, act);
    else if (card && act?.dataset.act === 'why') gestures.why(track, card, act);
    else if (card && act?.dataset.action) gestures.act(track, card, act.dataset.action);
    else if (card && target.closest('a') && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      gestures.open(track, card);
    }
  };
  const context = (event: MouseEvent) => {
    const card = cardAt(event.target)?.card;
    const row = (event.target as Element).closest('[data-card]');
    if (!card || !row) return;
    event.preventDefault();
    gestures.menu(track, card, row.querySelector('[data-act="menu"]') ?? row);
  };
  return (
    <section
      className={styles.track}
      aria-labelledby={heading}
      data-track={track.name}
      style={style}
      onClick={click}
      onContextMenu={context}
      onFocus={(event) => followFocus(event.target)}
    >
      <header className={styles.header}>
        <h2 id={heading} className={styles.title}>
          {track.title}
        </h2>
        <span className={styles.law}>{track.lawInWords}</span>
        <div className={styles.summary}>{summary}</div>
        {actions}
      </header>
      {columns.length === 0 && <p className={styles.nothing}>{track.nothingHere()}</p>}
      <div className={styles.columns} hidden={only === ''}>
        {columns
          .filter(({ id }) => only === undefined || id === only)
          .map((column) => (
            <ColumnView key={column.id} track={track} column={column} extra={extraOf?.(column.id)} />
          ))}
      </div>
    </section>
  );
}
