import type { Goal, GoalShares } from '@twotrack/product-backlog/contract';
import { progressOf } from '@twotrack/product-backlog/domain';
import styles from './goal.module.css';
import { useTimeLeft } from './time-frame.js';
import { dayOf, inUnits, percentOf, words } from './words.js';

type Aim = Pick<Goal, 'title' | 'measure' | 'startsOn' | 'endsOn'>;

/** How far the measure has come, in words and as a bar. */
export function Progress({ measure }: Pick<Aim, 'measure'>) {
  const { name, unit, from, to, current } = measure;
  const come = progressOf(measure);
  return (
    <>
      <p className={styles.measured}>
        <span>{words.measured(name, inUnits(current, unit), inUnits(from, unit), inUnits(to, unit))}</span>
        <b>{words.progress(percentOf(come))}</b>
      </p>
      <div className={styles.bar} aria-hidden>
        <span style={{ width: `${Math.min(1, Math.max(0, come)) * 100}%` }} />
      </div>
    </>
  );
}

/** The time a goal has, and how much of it is left while it is open. */
export function TimeFrame({ aim, open = true }: { aim: Aim; open?: boolean }) {
  const left = useTimeLeft(aim);
  return (
    <p>
      {words.time(dayOf(aim.startsOn), dayOf(aim.endsOn))}
      {open && ` · ${left}`}
    </p>
  );
}

/** What of the work served it. */
export const Shares = ({ shares: { wip, finished } }: { shares: GoalShares }) => (
  <dl className={styles.shares}>
    <dt>{words.share.wip}</dt>
    <dd>{words.share.of(wip)}</dd>
    <dd>{words.share.percent(wip)}</dd>
    <dt>{words.share.finished}</dt>
    <dd>{words.share.of(finished)}</dd>
    <dd>{words.share.percent(finished)}</dd>
  </dl>
);
