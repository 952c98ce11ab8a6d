import type { Ticket } from '@twotrack/service-queue/contract';
import { useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import { useAgo } from '../../ui/panel/ago.js';
import { SeverityChip } from '../../ui/Severity.js';
import styles from './group.module.css';
import { words } from './group-words.js';

interface Props {
  child: Ticket;
  /** Whether it stays open when the group is resolved; undefined where that is no question. */
  kept: boolean | undefined;
  busy: boolean;
  onKeep: (keeps: boolean) => void;
  /** How it is taken out; undefined for who may not. */
  out: string | undefined;
  outOf: string;
  onOut: () => void;
}

/** One ticket under another. */
export function ChildRow({ child, kept, busy, onKeep, out, outOf, onOut }: Props) {
  const ago = useAgo();
  const { teamSlug } = useMe();
  return (
    <li className={styles.row}>
      <span className={styles.text}>
        <SeverityChip severity={child.severity} /> <a href={`/b/${teamSlug}/i/${child.key}`}>{child.key}</a>{' '}
        {child.title}{' '}
        <span className={panel.muted}>{child.resolvedAt ? words.resolvedNow : ago(child.reportedAt)}</span>
      </span>
      <span className={styles.acts}>
        {kept !== undefined && (
          <label>
            <input
              type="checkbox"
              aria-label={words.keepOf(child.key)}
              checked={kept}
              onChange={({ target }) => onKeep(target.checked)}
            />
            {words.keep}
          </label>
        )}
        {out && (
          <Button size="small" look="quiet" disabled={busy} aria-label={outOf} onClick={onOut}>
            {out}
          </Button>
        )}
      </span>
    </li>
  );
}
