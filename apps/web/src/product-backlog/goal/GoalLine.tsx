import { lazy, Suspense, useRef, useState } from 'react';
import { Target } from 'lucide-react';
import type { Goal } from '@twotrack/product-backlog/contract';
import { progressOf } from '@twotrack/product-backlog/domain';
import { useValue } from '../../live/value.js';
import { useCan } from '../../identity/session.js';
import { ProofLine } from '../evidence/ProofLine.js';
import { goal as goalNow, settings } from '../product-store.js';
import { KeepLine } from '../keep/KeepLine.js';
import styles from './goal.module.css';
import { useShares } from './use-shares.js';
import { percentOf, words } from './words.js';

const GoalPopover = lazy(() => import('./GoalPopover.js'));

/** The goal in the header of the track: how far it has come, and what of the work serves it. More at a press. */
export default function GoalLine({ onOpen }: { onOpen: () => void }) {
  const goal = useValue(goalNow);
  const vision = useValue(settings)?.vision;
  const { read } = useCan();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.line}
        aria-haspopup="dialog"
        aria-expanded={open}
        title={vision || undefined}
        onClick={() => setOpen(true)}
      >
        <Target size={14} aria-hidden />
        {goal ? <Short goal={goal} /> : <span className={styles.name}>{words.noGoal}</span>}
      </button>
      {read && <ProofLine onOpen={onOpen} />}
      {open && (
        <Suspense>
          <GoalPopover anchor={button.current} onClose={() => setOpen(false)} onOpen={onOpen} />
        </Suspense>
      )}
      <KeepLine />
    </>
  );
}

function Short({ goal }: { goal: Goal }) {
  const shares = useShares(goal);
  return (
    <>
      <span className={styles.name}>
        <span className="spoken">{words.heading}: </span>
        {goal.title}
      </span>
      <span className={styles.come}>{words.progress(percentOf(progressOf(goal.measure)))}</span>
      {shares && (
        <span className={styles.short}>
          {words.share.short(words.share.percent(shares.wip), words.share.percent(shares.finished))}
        </span>
      )}
    </>
  );
}
