import type { RankingRecord } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import { useAgo } from '../../ui/panel/ago.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useSending } from '../../ui/panel/use-sending.js';
import { ranked } from '../panels/history-words.js';
import { unrankItem } from './commands.js';
import styles from './order.module.css';
import { behalf } from './history-words.js';
import { useDecides } from './use-decides.js';
import { words } from './words.js';

/** One decision on the order, with its way back while nobody has ranked the item since. */
export function RankingRow({ ranking }: { ranking: RankingRecord }) {
  const { seq, at, by, onBehalfOf, item, was, before, after, reason, proposedBy, undoes, undoneBy, latest } = ranking;
  const decides = useDecides();
  const ago = useAgo();
  const { busy, failure, send } = useSending();
  const keys = new Map([before, after].flatMap((one) => (one ? [[one.id, one.key] as const] : [])));
  const names = { item: (id: string) => keys.get(id)!, person: String, column: String };
  const now = { before: before?.id ?? null, after: after?.id ?? null };
  return (
    <li>
      <p>
        <b>{by.name}</b>
        {behalf(onBehalfOf)} {ranked(now, names).replace(' it ', ` ${item.key} `)} <time dateTime={at}>{ago(at)}</time>
      </p>
      <p className={panel.muted}>
        {item.title}. {words.ledger.was(was?.key ?? null)} {proposedBy && words.ledger.proposed(proposedBy.name)}{' '}
        {undoes && words.ledger.undoes} {undoneBy && words.ledger.undone}
      </p>
      {reason && <p className={panel.reason}>“{reason}”</p>}
      {decides && latest && (
        <Button
          size="small"
          className={styles.undo}
          disabled={busy}
          aria-label={words.ledger.undoWhich(item.key)}
          onClick={() => void send(() => unrankItem(item, seq))}
        >
          {words.ledger.undo}
        </Button>
      )}
      <Failure failure={failure} />
    </li>
  );
}
