import { useState, type KeyboardEvent } from 'react';
import type { Item } from '@twotrack/product-backlog/contract';
import { undoLast } from '../../board/parts/undo.js';
import { say } from '../../ui/toasts.js';
import { scoreItem } from './commands.js';
import styles from './refine.module.css';
import { words, type Vector } from './words.js';

/** A level in place: a digit sets it, Backspace takes it away, Tab goes on. */
export function ScoreCell({ item, vector, editable }: { item: Item; vector: Vector; editable: boolean }) {
  const known = item.vectors[vector];
  const [typed, setTyped] = useState<number | null | undefined>(undefined);
  const level = typed === undefined ? known : (typed ?? undefined);
  const tip = words.anchors[vector].map((anchor, i) => `${i + 1} ${anchor}`).join('\n');
  const set = (next: number | null) => {
    if (next === (known ?? null)) return;
    setTyped(next);
    scoreItem(item.id, { vectors: { [vector]: next } })
      .catch((why: Error) => say(why.message, { tone: 'problem' }))
      .finally(() => setTyped(undefined));
  };
  const onKey = (event: KeyboardEvent) => {
    const takesBack = event.key === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (takesBack) void undoLast();
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (/^[1-5]$/.test(event.key)) set(Number(event.key));
    else if (event.key === 'Backspace' || event.key === 'Delete') set(null);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') beside(event);
    else return;
    event.preventDefault();
  };
  return (
    <input
      className={styles.cell}
      data-vector={vector}
      inputMode="numeric"
      autoComplete="off"
      aria-label={words.cell(vector, item.key)}
      title={tip}
      value={level ?? ''}
      placeholder={words.none}
      readOnly={!editable}
      onKeyDown={editable ? onKey : undefined}
      onChange={({ target }) => {
        const digit = /[1-5]/.exec(target.value.replace(String(level ?? ''), ''))?.[0];
        if (digit) set(Number(digit));
        else if (target.value === '') set(null);
      }}
    />
  );
}

/** The same vector of the item above or below. */
function beside({ key, currentTarget }: KeyboardEvent): void {
  const vector = currentTarget.getAttribute('data-vector')!;
  const all = [...document.querySelectorAll<HTMLElement>(`[data-vector="${vector}"]`)];
  all[all.indexOf(currentTarget as HTMLElement) + (key === 'ArrowUp' ? -1 : 1)]?.focus();
}
