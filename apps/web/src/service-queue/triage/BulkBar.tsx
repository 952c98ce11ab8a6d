import type { ReactNode } from 'react';
import { useBoard } from '../../board/parts/gestures.js';
import { useValue } from '../../live/value.js';
import { Button } from '../../ui/Button.js';
import { Kbd } from '../../ui/Kbd.js';
import * as acts from './acts.js';
import styles from './bars.module.css';
import { leftover, underway } from './bulk.js';
import { choice, type ChoiceKind } from './choices.js';
import { ticketOf } from './children.js';
import { unacknowledgedIn } from './groups.js';
import { clearSelection, picked } from './picked.js';
import { words } from './words.js';

/** What one can do with the selection; on a phone also with the row that was touched last. */
export function BulkBar({ narrow }: { narrow: boolean }) {
  const { selected, focus } = useValue(picked);
  const { ask } = useBoard().gestures;
  const ids = selected.size > 0 ? [...selected] : narrow && focus ? [focus] : [];
  if (ids.length === 0) return null;
  const some = ids.flatMap((id) => ticketOf(id) ?? []);
  const open = some.reduce((sum, ticket) => sum + unacknowledgedIn(ticket), 0);
  const all = some.reduce((sum, { marks }) => sum + (marks.folded?.open ?? 1), 0);
  const choose = (kind: ChoiceKind) => (anchor: Element) => choice.set({ kind, ids, anchor });
  return (
    <div className={styles.bar} role="toolbar" aria-label={words.bar.label}>
      {selected.size > 0 && <span className={styles.says}>{words.bar.selected(selected.size, all)}</span>}
      <Act keys="a" primary onAct={() => void acts.ack(ask)}>
        {open > 1 ? words.ask.ack(open) : words.buttons.ack}
      </Act>
      <Act keys="s" onAct={choose('snooze')}>
        {words.buttons.snooze}
      </Act>
      <Act keys="e" onAct={choose('escalate')}>
        {words.buttons.escalate}
      </Act>
      {!narrow && (
        <>
          <Act keys="m" onAct={choose('merge')}>
            {words.buttons.merge}
          </Act>
          <Act keys="t" onAct={choose('column')}>
            {words.buttons.move}
          </Act>
          <Act keys="i" onAct={() => void acts.takeThem()}>
            {words.buttons.mine}
          </Act>
        </>
      )}
      <Act onAct={choose('more')}>{words.menu.more}</Act>
      {selected.size > 0 && (
        <Button size="small" look="quiet" onClick={clearSelection}>
          {words.bar.clear} <Kbd keys="Escape" />
        </Button>
      )}
    </div>
  );
}

interface ActProps {
  keys?: string;
  primary?: boolean;
  onAct: (anchor: Element) => void;
  children: ReactNode;
}

const Act = ({ keys, primary = false, onAct, children }: ActProps) => (
  <Button
    size="small"
    look={primary ? 'primary' : 'plain'}
    // the row keeps the focus, so that the keys go on where they were
    onPointerDown={(event) => event.preventDefault()}
    onClick={({ currentTarget }) => onAct(currentTarget)}
  >
    {children} {keys && !primary && <Kbd keys={keys} />}
  </Button>
);

/** How far a bulk is; and what it could not do, with the reasons. */
export function BulkNews() {
  const now = useValue(underway);
  const left = useValue(leftover);
  if (now) {
    return (
      <div className={styles.news} role="status">
        <span>{now.what}</span>
        {now.of > 1 && <progress max={now.of} value={now.done || undefined} aria-label={now.what} />}
        {now.of > 1 && <span className={styles.number}>{words.progress(now.done, now.of)}</span>}
        {now.stop && (
          <Button size="small" onClick={now.stop}>
            {words.stop}
          </Button>
        )}
      </div>
    );
  }
  if (!left) return null;
  return (
    <div className={styles.news} data-left role="status">
      <b>{left.title}</b>
      <ul className={styles.reasons}>
        {left.reasons.map(({ detail, keys }) => (
          <li key={detail} title={keys.join(', ')}>
            {keys.length}× {detail}
          </li>
        ))}
      </ul>
      <Button size="small" look="quiet" onClick={() => leftover.set(null)}>
        {words.dismiss}
      </Button>
    </div>
  );
}
