import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import styles from './splitter.module.css';
import { words } from './words.js';

interface SplitterProps {
  /** `column`: above each other; `row`: side by side. */
  direction: 'column' | 'row';
  /** The share of what is before it, 0 to 1. */
  share: number;
  onChange: (share: number) => void;
}

const STEP = 0.02;
const LEAST = 0.12;

/** Divides the tracks; pointer or arrows. */
export function Splitter({ direction, share, onChange }: SplitterProps) {
  const bar = useRef<HTMLDivElement>(null);
  const set = (next: number) => onChange(Math.min(1 - LEAST, Math.max(LEAST, next)));

  const follow = (event: PointerEvent) => {
    if (!bar.current!.hasPointerCapture(event.pointerId)) return;
    const box = bar.current!.parentElement!.getBoundingClientRect();
    set(direction === 'row' ? (event.clientX - box.left) / box.width : (event.clientY - box.top) / box.height);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowUp: -STEP, ArrowLeft: -STEP, ArrowDown: STEP, ArrowRight: STEP }[event.key];
    if (!step && event.key !== 'Home') return;
    event.preventDefault();
    event.stopPropagation();
    set(step ? share + step : 0.5);
  };
  return (
    <div
      ref={bar}
      role="separator"
      tabIndex={0}
      className={styles.splitter}
      data-direction={direction}
      aria-label={words.splitter}
      aria-orientation={direction === 'row' ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(share * 100)}
      aria-valuemin={LEAST * 100}
      aria-valuemax={100 - LEAST * 100}
      onPointerDown={(event) => bar.current!.setPointerCapture(event.pointerId)}
      onPointerMove={follow}
      onDoubleClick={() => set(0.5)}
      onKeyDown={press}
    />
  );
}
