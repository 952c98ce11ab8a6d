import { useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useCan } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { holdFocus } from '../../ui/panel/hold-focus.js';
import { DinosaurRow, type Act } from './DinosaurRow.js';
import styles from './keep.module.css';
import type { Grown } from './use-keeping.js';
import { words } from './words.js';

/** So many rows at once: an old backlog has thousands. */
const PAGE = 100;

const acts: Record<string, Act> = { k: 'keep', n: 'not-now', d: 'remove' };

interface Props {
  dinosaurs: readonly Grown[];
  /** Has the focus when the last one is decided. */
  fallback: RefObject<HTMLElement | null>;
}

/** The list holds still meanwhile: boards may hear of the decision before its answer is here. */
interface Asking {
  id: string;
  act: Act;
  rows: readonly Grown[];
}

/** One row after the other, one key a decision; the focus goes on to the next. */
export function DinosaurList({ dinosaurs, fallback }: Props) {
  const { order } = useCan();
  const list = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(PAGE);
  const [current, setCurrent] = useState<string | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const rows = asking?.rows ?? dinosaurs.slice(0, shown);
  const stop = rows.some(({ id }) => id === current) ? current : rows[0]?.id;

  /** At once: what closes with the focus in it gives it to the whole dialog. */
  const focus = (id: string | undefined) => {
    if (id) setCurrent(id);
    const row = id && list.current?.querySelector<HTMLElement>(`[data-row="${id}"]`);
    holdFocus(row || fallback.current);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement) || !target.dataset['row']) return;
    const at = rows.findIndex(({ id }) => id === target.dataset['row']);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[key];
    const act = order ? acts[key] : undefined;
    if (to !== undefined) focus(rows[Math.min(Math.max(to, 0), rows.length - 1)]?.id);
    else if (act) setAsking({ id: rows[at]!.id, act, rows });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  /** Decided or given up: on to the next one, or back to this. */
  const done = (id: string, decided: boolean) => {
    const at = rows.findIndex((row) => row.id === id);
    focus(decided ? (rows[at + 1] ?? rows[at - 1])?.id : id);
    setAsking(null);
  };

  if (rows.length === 0) return <p className={styles.none}>{words.none}</p>;
  return (
    <>
      <p className={styles.muted}>{words.hint}</p>
      <ul ref={list} className={styles.list} aria-label={words.list} onKeyDown={onKeyDown}>
        {rows.map((grown) => (
          <DinosaurRow
            key={grown.id}
            grown={grown}
            tabStop={grown.id === stop}
            decides={order}
            asking={asking?.id === grown.id ? asking.act : null}
            onAsk={(act) => setAsking({ id: grown.id, act, rows })}
            onDone={(decided) => done(grown.id, decided)}
          />
        ))}
      </ul>
      {dinosaurs.length > rows.length && (
        <Button size="small" onClick={() => setShown(shown + PAGE)}>
          {words.more(Math.min(PAGE, dinosaurs.length - rows.length))}
        </Button>
      )}
    </>
  );
}
