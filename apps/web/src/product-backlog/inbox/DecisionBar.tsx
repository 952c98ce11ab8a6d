import { DECIDED_AT_ONCE, ItemType } from '@twotrack/product-backlog/contract';
import { Button } from '../../ui/Button.js';
import { ReasonForm } from '../../ui/panel/ReasonForm.js';
import panel from '../../ui/panel/panel.module.css';
import type { Picked } from '../order/use-picked.js';
import { words as panels } from '../panels/words.js';
import type { Decision } from './commands.js';
import styles from './inbox.module.css';
import { MergeAllForm } from './MergeAllForm.js';
import { words } from './words.js';

export type AskingFor = 'whose-problem' | 'merge' | 'decline' | null;

interface Props {
  picked: Picked;
  busy: boolean;
  asking: AskingFor;
  onAsk: (what: AskingFor) => void;
  asOne: boolean;
  onAsOne: (asOne: boolean) => void;
  /** Resolves when it was sent, rejects with what was refused. */
  send: (decision: Decision) => Promise<void>;
  onDecide: (decision: Decision) => void;
}

/** What is decided of all that are selected, at once. */
export function DecisionBar({ picked, busy, asking, onAsk, asOne, onAsOne, send, onDecide }: Props) {
  const count = picked.ids.length;
  if (count === 0) return null;
  const done = () => onAsk(null);
  const one = count > 1 && asOne ? { asOne } : {};
  const said = count < DECIDED_AT_ONCE ? words.selected(count) : words.asMany(count);
  return (
    <div className={styles.bar} role="group" aria-label={said}>
      <div className={panel.actions}>
        <b aria-live="polite">{said}</b>
        <Button size="small" look="quiet" onClick={() => picked.none()}>
          {words.selectNone}
        </Button>
      </div>
      {asking === null && (
        <>
          <div className={panel.actions}>
            <span className={panel.muted}>{words.acceptAs}</span>
            {ItemType.options.map((type) => (
              <Button
                key={type}
                size="small"
                disabled={busy}
                onClick={() =>
                  type === 'debt' ? onAsk('whose-problem') : onDecide({ decision: 'accept', type, ...one })
                }
              >
                {panels.types[type]}
              </Button>
            ))}
          </div>
          {count > 1 && (
            <label className={panel.actions}>
              <input type="checkbox" checked={asOne} onChange={({ target }) => onAsOne(target.checked)} />
              {words.asOne}
            </label>
          )}
          <div className={panel.actions}>
            <Button size="small" disabled={busy} onClick={() => onAsk('merge')}>
              {words.merge}
            </Button>
            {count > 1 && (
              <Button
                size="small"
                disabled={busy}
                onClick={() => onDecide({ decision: 'join', requestId: picked.ids[0]! })}
              >
                {words.together}
              </Button>
            )}
            <Button size="small" disabled={busy} onClick={() => onAsk('decline')}>
              {words.decline}
            </Button>
          </div>
        </>
      )}
      {asking === 'whose-problem' && (
        <ReasonForm
          label={panels.item.whoseProblem}
          needed={panels.item.whoseProblemNeeded}
          action={panels.inbox.acceptDebt}
          max={120}
          send={(whoseProblem) => send({ decision: 'accept', type: 'debt', whoseProblem, ...one })}
          onDone={done}
        />
      )}
      {asking === 'merge' && (
        <MergeAllForm
          count={count}
          send={(into) =>
            send(
              'item' in into
                ? { decision: 'merge', itemId: into.item.id }
                : { decision: 'join', requestId: into.request.id },
            )
          }
          onDone={done}
        />
      )}
      {asking === 'decline' && (
        <ReasonForm
          label={words.declineReason(count)}
          needed={panels.inbox.declineReasonNeeded}
          action={words.declineNow(count)}
          look="danger"
          send={(reason) => send({ decision: 'decline', reason })}
          onDone={done}
        />
      )}
    </div>
  );
}
