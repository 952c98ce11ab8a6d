import type { Proposal } from '@twotrack/product-backlog/contract';
import { useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import { secondsBetween } from '../../ui/panel/ago.js';
import styles from '../../ui/panel/panel.module.css';
import { useNow } from '../../ui/panel/use-now.js';
import { duration } from '../../ui/panel/words.js';
import { waitsLong } from '../inbox/waiting.js';
import old from '../order/order.module.css';
import { words as order } from '../order/words.js';
import { useItem } from '../product-store.js';
import { placed } from './history-words.js';
import { useNames } from './names.js';
import { words } from './words.js';

interface Props {
  proposal: Proposal;
  busy: boolean;
  /** May be answered here; `picked`: together with others. */
  answerable: boolean;
  picked: boolean;
  onPick: () => void;
  onAccept: () => void;
  onDecline: () => void;
  onWithdraw: () => void;
  onOpenItem?: ((itemId: string) => void) | undefined;
}

/** "PRD-12 above PRD-7", who proposes it, why, and since when it waits. */
export function ProposalRow({
  proposal,
  busy,
  answerable,
  picked,
  onPick,
  onAccept,
  onDecline,
  onWithdraw,
  onOpenItem,
}: Props) {
  const me = useMe();
  const now = useNow();
  const names = useNames();
  const item = useItem(proposal.itemId);
  const waiting = secondsBetween(proposal.at, now);
  const sentence = words.proposals.sentence(item?.key ?? words.history.missing, placed(proposal.place, names));
  return (
    <li
      className={picked ? `${styles.card} ${old.picked}` : styles.card}
      data-id={proposal.id}
      tabIndex={0}
      aria-label={sentence}
    >
      <p className={styles.inline}>
        <b>{sentence}</b>
        {answerable && (
          <input type="checkbox" checked={picked} onChange={onPick} aria-label={order.select(sentence)} tabIndex={-1} />
        )}
      </p>
      {item && <p>{item.title}</p>}
      {proposal.reason && <p className={styles.reason}>“{proposal.reason}”</p>}
      <p className={styles.muted}>
        {waitsLong(proposal.at, now) && <b className={old.old}>{order.old} · </b>}
        {words.proposals.by(proposal.by.name, duration(waiting))}
      </p>
      <div className={styles.actions}>
        {answerable && (
          <>
            <Button size="small" look="primary" disabled={busy} onClick={onAccept} aria-keyshortcuts="y">
              {words.proposals.accept}
            </Button>
            <Button size="small" disabled={busy} onClick={onDecline} aria-keyshortcuts="n">
              {words.proposals.decline}
            </Button>
          </>
        )}
        {proposal.by.id === me.id && (
          <Button size="small" disabled={busy} onClick={onWithdraw}>
            {words.proposals.withdraw}
          </Button>
        )}
        {item && onOpenItem && (
          <Button size="small" look="quiet" onClick={() => onOpenItem(item.id)}>
            {words.inbox.openItem(item.key)}
          </Button>
        )}
      </div>
    </li>
  );
}
