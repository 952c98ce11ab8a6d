import { progressOf } from '@twotrack/product-backlog/domain';
import { Order } from './Order.js';
import { Shell } from './Shell.js';
import { Shipped } from './Shipped.js';
import styles from './page.module.css';
import { useShown, type Shown } from './use-shown.js';
import { words } from './words.js';

/** The product for people outside the team: where it goes, what came of it, what comes next (P16). Nothing to press but more. */
export function ShowPage({ token }: { token: string }) {
  const { shown, why, gone, more } = useShown(token);
  if (gone) return <Shell title={words.goneTitle}>{<p>{words.gone}</p>}</Shell>;
  if (!shown) return <Shell title={why ? words.failed : words.loading}>{why && <p>{words.unreachable}</p>}</Shell>;
  return (
    <Shell title={shown.team} under={shown.vision}>
      {why && <p role="alert">{words.unreachable}</p>}
      <Goal goal={shown.goal} />
      <Shipped shipped={shown.shipped} hits={shown.hits} />
      <Order {...shown} onMore={more} />
      {shown.productOwner && <p className={styles.muted}>{words.by(shown.productOwner)}</p>}
    </Shell>
  );
}

function Goal({ goal }: Pick<Shown, 'goal'>) {
  if (!goal) return <p className={styles.muted}>{words.noGoal}</p>;
  const { name, unit, from, to, current } = goal.measure;
  const percent = Math.round(progressOf(goal.measure) * 100);
  const inUnits = (value: number) => `${value} ${unit}`;
  return (
    <section className={styles.card}>
      <p className={styles.muted}>{words.goal}</p>
      <h2 className={styles.goal}>{goal.title}</h2>
      <div
        className={styles.bar}
        role="meter"
        aria-label={words.progress(percent)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(100, Math.max(0, percent))}
      >
        <span style={{ inlineSize: `${Math.min(100, Math.max(0, percent))}%` }} />
      </div>
      <p>
        <strong>{words.progress(percent)}</strong> ·{' '}
        {words.measured(name, inUnits(current), inUnits(from), inUnits(to))}
      </p>
      <p className={styles.muted}>{words.frame(goal.startsOn, goal.endsOn)}</p>
    </section>
  );
}
