import type { SlaClock, Ticket } from '@twotrack/service-queue/contract';
import { clocksOf } from '@twotrack/service-queue/domain';
import { secondsBetween, useAgo } from '../../ui/panel/ago.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useNow } from '../../ui/panel/use-now.js';
import { duration } from '../../ui/panel/words.js';
import { usePolicy } from '../service-store.js';
import { useNames } from './names.js';
import styles from './sla.module.css';
import type { PartProps } from './ticket-detail.js';
import { timeOf } from './time-of.js';
import { words } from './words.js';

/** The two clocks, and why they are due when they are (S8). */
export function SlaSection({ ticket, detail }: PartProps) {
  const now = useNow();
  const policy = usePolicy();
  const judgedByIt = policy && policy.version === ticket.policyVersion;
  const clocks = judgedByIt ? clocksOf(ticket, policy, new Date(now).toISOString()) : detail.clocks;
  return (
    <Section heading={words.sla.heading}>
      <div className={styles.clocks}>
        {clocks.map((clock) => (
          <ClockRow key={clock.clock} clock={clock} ticket={ticket} now={now} />
        ))}
      </div>
      <Retargeted ticket={ticket} />
    </Section>
  );
}

function ClockRow({ clock, ticket, now }: { clock: SlaClock; ticket: Ticket; now: number }) {
  const { metAt, due, pausedSeconds } = clock;
  const total = clock.targetMinutes * 60;
  const until = metAt ? Date.parse(metAt) : now;
  const used = secondsBetween(ticket.reportedAt, until) - pausedSeconds;
  const state = metAt ? (clock.breached ? 'missed' : 'met') : clock.breached ? 'over' : due ? 'running' : 'paused';
  const name = words.sla[clock.clock];
  return (
    <div className={styles.clock} data-state={state}>
      <span className={styles.name}>{name}</span>
      <span className={panel.muted}>{words.sla.target(words.minutes(Math.round(clock.targetMinutes)))}</span>
      <span className={styles.left}>{leftOf(clock, state, total - used, now)}</span>
      <div
        className={styles.bar}
        role="meter"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={Math.min(total, Math.max(0, Math.round(used)))}
        aria-valuetext={leftOf(clock, state, total - used, now)}
      >
        <span style={{ inlineSize: `${Math.min(100, Math.max(0, (used / total) * 100))}%` }} />
      </div>
      {pausedSeconds > 0 && <span className={panel.muted}>{words.sla.paused(duration(pausedSeconds))}</span>}
    </div>
  );
}

type State = 'met' | 'missed' | 'over' | 'running' | 'paused';

const leftOf = ({ metAt, due }: SlaClock, state: State, left: number, now: number): string => {
  if (metAt) return (state === 'met' ? words.sla.met : words.sla.metLate)(timeOf(metAt, now));
  if (state === 'over') return words.sla.over(words.minutes(Math.ceil(-left / 60)));
  if (!due) return words.sla.pausedNow(words.minutes(Math.floor(left / 60)));
  return `${words.sla.left(left < 3600 ? mmss(left) : words.minutes(Math.floor(left / 60)))} · ${words.sla.due(timeOf(due, now))}`;
};

const mmss = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

function Retargeted({ ticket: { retargeted } }: { ticket: Ticket }) {
  const ago = useAgo();
  const names = useNames();
  if (!retargeted) return null;
  const because = retargeted.because.map((one) => (one === 'policy' ? words.sla.byPolicy : names.fact(one))).join(', ');
  return <p className={panel.muted}>{words.sla.retargeted(ago(retargeted.at), retargeted.from, because)}</p>;
}
