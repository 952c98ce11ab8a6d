import { memo, useEffect, useRef, type ReactNode } from 'react';
import styles from './card.module.css';
import { useChange } from './changes.js';
import { useDraggableCard } from './drag.js';
import { useBoard } from './gestures.js';
import { hasButtons, type Frame } from './track.js';
import { words } from './words.js';

interface CardFrameProps {
  frame: Frame;
  cardKey: string;
  /** The whole card in one spoken sentence. */
  label: string;
  look?: 'blocked' | 'plain' | undefined;
  /** A line along the lower edge: it has been here longer than half of the others, or than most. */
  line?: 'aged' | 'old' | null;
  /** Of less account at present, and so dimmed. */
  aside?: boolean;
  top: ReactNode;
  title: string;
  /** Not shown where a card is one line. */
  bottom?: ReactNode;
  /** Stays also in one line: who, or why not. */
  end?: ReactNode;
}

/** Plain HTML: one real link stretched over the card, one real button; the board listens for all of them at once. */
export function CardFrame({
  frame,
  cardKey,
  label,
  look = 'plain',
  line = null,
  aside,
  top,
  title,
  bottom,
  end,
}: CardFrameProps) {
  const { hrefOf, narrow } = useBoard();
  const row = useRef<HTMLDivElement>(null);
  useDraggableCard(row, frame);
  const buttons = narrow && hasButtons(frame.track);
  return (
    <div
      ref={row}
      role="listitem"
      aria-posinset={frame.at + 1}
      aria-setsize={frame.of}
      className={styles.card}
      data-card={frame.id}
      data-track={frame.track.name}
      data-column={frame.columnId}
      data-look={look}
      data-line={line ?? undefined}
      data-aside={aside || undefined}
      data-buttons={buttons || undefined}
      style={{ transform: `translateY(${frame.start}px)` }}
    >
      <a
        className={styles.link}
        href={hrefOf(cardKey)}
        aria-label={`${label}, ${words.position(frame.at + 1, frame.of)}`}
        tabIndex={frame.tabStop ? 0 : -1}
        draggable={false}
      />
      <div className={styles.top}>
        {top}
        <button
          type="button"
          className={styles.more}
          data-act="menu"
          aria-label={words.actionsFor(cardKey)}
          aria-haspopup="menu"
          tabIndex={-1}
        />
      </div>
      <p className={styles.title}>{title}</p>
      <div className={styles.bottom}>
        {bottom}
        {end}
      </div>
      {buttons && <Buttons frame={frame} cardKey={cardKey} />}
      <ChangedBy card={frame.id} />
    </div>
  );
}

/** What one needs most, under the thumb. */
function Buttons({ frame: { track, id }, cardKey }: { frame: Frame; cardKey: string }) {
  return (
    <div className={styles.buttons}>
      {track.actions.map((action) => {
        const says = action.short?.(id);
        const offer = action.offer(id);
        return (
          says &&
          offer && (
            <button
              key={action.id}
              type="button"
              data-act="do"
              data-action={action.id}
              aria-label={`${says} ${cardKey}`}
              title={offer.why}
              disabled={!!offer.why}
            >
              {says}
            </button>
          )
        );
      })}
    </div>
  );
}

/** Who just changed it: a bar that fades at the edge, and a name for a moment. */
const ChangedBy = memo(function ChangedBy({ card }: { card: string }) {
  const change = useChange(card);
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!change || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    bar.current?.animate?.([{ opacity: 1 }, { opacity: 0 }], { duration: 1_500, fill: 'forwards', easing: 'ease-in' });
  }, [change]);
  if (!change) return null;
  return (
    <>
      <span ref={bar} className={styles.bar} />
      <span className={styles.changed}>
        {change.name} {change.what}
      </span>
    </>
  );
});
