import styles from './evidence.module.css';
import type { ProblemTold } from './use-evidence.js';
import { words } from './words.js';

/** What a problem had cost when it was proposed, what it costs by now, and what the fix changed (S15). */
export function ProblemFigures({ problem: { key, tickets, hours, slaMisses, now } }: { problem: ProblemTold }) {
  const effect = now?.effect;
  return (
    <div className={styles.facts}>
      <p className={styles.state}>{words.problem(key)}</p>
      <dl>
        <dt>{words.before}</dt>
        <dd>{words.cost(tickets, hours, slaMisses)}</dd>
        <dt>{words.now}</dt>
        <dd>{now ? words.cost(now.tickets, now.hours, now.slaMisses) : words.unknown}</dd>
      </dl>
      {now && <p>{effect ? words.effect(effect.days, effect.before, effect.after) : words.noEffect}</p>}
    </div>
  );
}
