import { useRef, type ReactNode } from 'react';
import type { Refused } from '../../http/refused.js';
import { Button } from '../Button.js';
import { Popover } from '../Popover.js';
import { Failure, sentenceOf } from './Failure.js';
import styles from './panel.module.css';
import { useSending } from './use-sending.js';
import { words } from './words.js';

interface Props {
  refused: Refused;
  retry: () => Promise<unknown>;
  onClose: () => void;
  anchor: Element | null;
  title: string;
  /** What one does instead. */
  way?: { label: string; run: () => Promise<unknown> } | undefined;
  /** What else helps, such as who has the right. */
  children?: ReactNode;
}

/** What was refused and why; asking again is offered where it can help. */
export function PlainRefusal({ refused, retry, onClose, anchor, title, way, children }: Props) {
  const { busy, failure, send } = useSending();
  const main = useRef<HTMLButtonElement>(null);
  const on = way ?? (passes(refused) ? { label: words.again, run: retry } : null);
  const go = async () => {
    if (on && (await send(on.run))) onClose();
  };
  return (
    <Popover
      anchor={anchor}
      onClose={onClose}
      title={title}
      focus={on ? main : undefined}
      footer={
        <>
          <Button onClick={onClose}>{words.close}</Button>
          {on && (
            <Button ref={main} look="primary" disabled={busy} onClick={() => void go()}>
              {on.label}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.stack}>
        <p>{sentenceOf(refused)}</p>
        {children}
        <Failure failure={failure} />
      </div>
    </Popover>
  );
}

/** The board has moved on, or the server was busy: the same may be allowed now. */
const passes = ({ code, status }: Refused): boolean => code === 'stale-version' || status === 429 || status === 503;
