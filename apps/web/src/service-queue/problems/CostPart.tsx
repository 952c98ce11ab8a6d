import type { FixEffect, ProblemCost } from '@twotrack/service-queue/contract';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import styles from './problems.module.css';
import { words } from './words.js';

const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** What it has cost, and whether the fix has helped: figures with their words, the bars only beside them. */
export function CostPart({ cost, effect }: { cost: ProblemCost; effect: FixEffect | null }) {
  const most = Math.max(1, ...cost.weeks.map(({ tickets }) => tickets));
  return (
    <>
      <Section heading={words.cost.title}>
        <dl className={styles.figures}>
          <Figure name={words.cost.tickets} value={cost.tickets} aside={words.cost.open(cost.openTickets)} />
          <Figure name={words.cost.hours} value={Math.round(cost.hoursInWorking * 10) / 10} />
          <Figure name={words.cost.misses} value={cost.slaMisses} />
        </dl>
        {cost.weeks.length > 0 && (
          <>
            <p className={panel.muted}>{words.cost.weeks}</p>
            <ol className={styles.weeks}>
              {cost.weeks.map(({ from, tickets }) => (
                <li key={from}>
                  <span className={styles.week} style={{ inlineSize: `${(tickets / most) * 60}%` }} aria-hidden />
                  {words.cost.week(day.format(new Date(from)), tickets)}
                </li>
              ))}
            </ol>
          </>
        )}
      </Section>
      {effect && (
        <Section heading={words.effect.title}>
          <dl className={styles.figures}>
            <Figure name={words.effect.before(effect.days)} value={effect.before} />
            <Figure name={words.effect.after(effect.days)} value={effect.after} />
          </dl>
        </Section>
      )}
    </>
  );
}

const Figure = ({ name, value, aside }: { name: string; value: number; aside?: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>
      {value}
      {aside && <span className={panel.muted}> {aside}</span>}
    </dd>
  </div>
);
