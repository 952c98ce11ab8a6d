import type { ColumnId } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import { secondsBetween } from '../../ui/panel/ago.js';
import styles from '../../ui/panel/panel.module.css';
import { useNow } from '../../ui/panel/use-now.js';
import { duration, words as common } from '../../ui/panel/words.js';
import { useNames } from './names.js';
import type { WayOut } from './ways-out.js';
import { words } from './words.js';

interface Props {
  way: WayOut;
  busy: boolean;
  onMove: (to: ColumnId) => void;
}

/** A card that holds a place in a full column: how long, who has it, and the one move that frees the place. */
export function HolderRow({ way: { item, forward, back }, busy, onMove }: Props) {
  const now = useNow();
  const names = useNames();
  const who = item.assignees.map(names.person).join(', ') || words.nobody;
  const count =
    forward && (forward.column.limit ? `${forward.count}/${forward.column.limit.count}` : `${forward.count}`);
  return (
    <li className={styles.holder}>
      <div>
        <p>
          <b>{item.key}</b> {item.title}
        </p>
        <p className={styles.muted}>
          {who} · {common.limit.older(duration(secondsBetween(item.enteredColumnAt, now)))}
          {item.blocked && ` · ${words.refusal.blocked(item.blocked.reason)}`}
          {forward && ` · ${(forward.room ? words.refusal.room : words.refusal.nextFull)(forward.column.name, count!)}`}
        </p>
      </div>
      {forward?.room ? (
        <Button
          size="small"
          disabled={busy}
          aria-label={words.refusal.moveOf(item.key, forward.column.name)}
          onClick={() => onMove(forward.column.id)}
        >
          {words.refusal.moveTo(forward.column.name)}
        </Button>
      ) : (
        back && (
          <Button
            size="small"
            disabled={busy}
            aria-label={words.refusal.pullBackOf(item.key, back.name)}
            onClick={() => onMove(back.id)}
          >
            {common.limit.pullBack}
          </Button>
        )
      )}
    </li>
  );
}
