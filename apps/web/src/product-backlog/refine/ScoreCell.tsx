import { useState, type KeyboardEvent } from 'react';
import type { Item } from '@twotrack/product-backlog/contract';
import { undoLast } from '../../board/parts/undo.js';
import { say } from '../../ui/toasts.js';
import { useItem } from '../product-store.js';
import { scoreItem } from './commands.js';
import { BETS_ID } from './BetsLine.js';
import styles from './refine.module.css';
import { words, type Vector } from './words.js';

interface ScoreCellProps {
  item: Item;
  vector: Vector;
  editable: boolean;
  /** The id of what is said of the value. */
  told?: string;
}

/** A level in place: a digit sets it, Backspace takes it away, Tab goes on; up and down are the table's. */
export function ScoreCell({ item, vector, editable, told = BETS_ID }: ScoreCellProps) {
  // the rows are a moment behind the cards
  const known = (useItem(item.id) ?? item).vectors[vector];
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
    else return;
    event.preventDefault();
  };
  return (
    <input
      className={styles.cell}
      data-cell={vector}
      inputMode="numeric"
      autoComplete="off"
      aria-label={words.cell(vector, item.key)}
      aria-describedby={vector === 'value' ? told : undefined}
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
