import type { Backtest, BacktestWeek } from '@twotrack/service-queue/contract';
import panel from '../../ui/panel/panel.module.css';
import { SeverityChip, type SeverityNumber } from '../../ui/Severity.js';
import styles from './policies.module.css';
import { words } from './words.js';

const severities: readonly SeverityNumber[] = [1, 2, 3, 4, 5];
const SHOWN = 200;
const hours = (minutes: number) => Math.round(minutes / 60);

/** Old against new: how many went where, what it does to weeks, and each ticket that changes. */
export function BacktestTold({ slug, told }: { slug: string; told: Backtest }) {
  const { changes, tickets, matrix, changed } = told;
  return (
    <div className={panel.stack}>
      <p role="status">
        <b>{words.backtest.summary(changes, tickets)}</b>
      </p>
      <div className={styles.scroller} tabIndex={0} role="group" aria-label={words.backtest.matrix}>
        <table className={styles.grid}>
          <caption>{words.backtest.matrix}</caption>
          <thead>
            <tr>
              <td />
              {severities.map((severity) => (
                <th key={severity} scope="col">
                  <SeverityChip severity={severity} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {severities.map((old) => (
              <tr key={old}>
                <th scope="row">
                  <SeverityChip severity={old} />
                </th>
                {severities.map((now) => (
                  <td key={now} className={old !== now && matrix[old - 1]![now - 1]! > 0 ? styles.moved : undefined}>
                    {matrix[old - 1]![now - 1]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Weeks told={told} />
      {changed.length > 0 && <h4>{words.backtest.changed}</h4>}
      <ul className={panel.lines}>
        {changed.slice(0, SHOWN).map(({ id, key, title, old, new: now, because }) => (
          <li key={id}>
            <a href={`/b/${slug}/i/${key}`}>{key}</a> {title} <SeverityChip severity={old} /> →{' '}
            <SeverityChip severity={now} /> <span className={panel.muted}>{because.join('; ')}</span>
          </li>
        ))}
      </ul>
      {changes > SHOWN && <p className={panel.muted}>{words.backtest.more(changes - SHOWN)}</p>}
    </div>
  );
}

function Weeks({ told }: { told: Backtest }) {
  const { pair } = words.backtest;
  const row = ({ sev1, nightPages, slaMinutes, tickets }: Omit<BacktestWeek, 'monday'>) => (
    <>
      <td>{tickets}</td>
      <td>{pair(sev1.old, sev1.new)}</td>
      <td>{pair(nightPages.old, nightPages.new)}</td>
      <td>{pair(hours(slaMinutes.old), hours(slaMinutes.new))}</td>
    </>
  );
  return (
    <div className={styles.scroller} tabIndex={0} role="group" aria-label={words.backtest.measures}>
      <table className={styles.grid}>
        <caption>{words.backtest.measures}</caption>
        <thead>
          <tr>
            <th scope="col">{words.backtest.week}</th>
            <th scope="col">{words.backtest.tickets}</th>
            <th scope="col">{words.backtest.sev1}</th>
            <th scope="col" title={words.backtest.nightsHint}>
              {words.backtest.nights}
            </th>
            <th scope="col">{words.backtest.sla}</th>
          </tr>
        </thead>
        <tbody>
          {told.weeks.slice(-12).map((week) => (
            <tr key={week.monday}>
              <th scope="row">{week.monday}</th>
              {row(week)}
            </tr>
          ))}
          <tr>
            <th scope="row">{words.backtest.total}</th>
            {row(told)}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
