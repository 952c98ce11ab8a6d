import { useState, type ReactNode } from 'react';
import { Button } from '../Button.js';
import { Popover } from '../Popover.js';
import { Failure } from './Failure.js';
import type { Mode } from './LimitFields.js';
import styles from './panel.module.css';
import { ReasonForm } from './ReasonForm.js';
import { useFocusBack } from './use-focus-back.js';
import type { Sending } from './use-sending.js';
import { words } from './words.js';

interface Props {
  anchor: Element | null;
  onClose: () => void;
  /** Null as soon as the column has room again. */
  limit: { count: number; mode: Mode } | null;
  /** The shortest reason that passes a limit, in characters. */
  reasonMin: number;
  says: { title: string; notMoved: string; holders: string; again: string };
  /** The cards that hold the column, each with its way out. */
  holders: ReactNode;
  help: { label: string; run: () => void } | null;
  sending: Sending;
  retry: (reason?: string) => Promise<unknown>;
}

/** The refusal of a full column: counts, policy, who holds it, and the ways on that its mode allows (W1, W3). */
export function LimitRefusal({ anchor, onClose, limit, reasonMin, says, holders, help, sending, retry }: Props) {
  const [overriding, setOverriding] = useState(false);
  const opener = useFocusBack(overriding);
  const { busy, failure, send } = sending;
  const go = async (reason?: string) => {
    await (reason === undefined ? retry() : retry(reason));
    onClose();
  };
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      title={says.title}
      focus="panel"
      footer={
        <>
          {limit?.mode === 'block-unless-reason' && !overriding && (
            <Button ref={opener} onClick={() => setOverriding(true)}>
              {words.limit.anyway}
            </Button>
          )}
          <Button onClick={onClose}>{overriding ? words.close : words.cancel}</Button>
        </>
      }
    >
      <div className={styles.stack}>
        {!limit && (
          <Button look="primary" disabled={busy} onClick={() => void send(() => go())}>
            {says.again}
          </Button>
        )}
        {limit && (
          <>
            <p>{says.notMoved}</p>
            <p className={styles.muted}>{words.limit.policy(limit.count, limit.mode)}</p>
            <h3>{says.holders}</h3>
            <ul className={styles.cards}>{holders}</ul>
            {help && (
              <Button size="small" look="quiet" onClick={help.run}>
                {help.label}
              </Button>
            )}
          </>
        )}
        {limit && overriding && (
          <ReasonForm
            label={words.limit.reason}
            needed={words.limit.reasonShort(reasonMin)}
            min={reasonMin}
            action={words.limit.moveAnyway}
            send={go}
            onDone={() => setOverriding(false)}
          />
        )}
        <Failure failure={failure} />
      </div>
    </Popover>
  );
}
