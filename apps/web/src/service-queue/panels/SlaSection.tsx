import type { SlaClock, Ticket } from '@twotrack/service-queue/contract';
import { clocksOf } from '@twotrack/service-queue/domain';
import { secondsBetween, useAgo } from '../../ui/panel/ago.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useNow } from '../../ui/panel/use-now.js';
import { duration } from '../../ui/panel/words.js';
import { usePolicy } from '../service-store.js';
import { useNames } from './names.js';
import { isOpenAt, openDaysInWords, usedBy } from './open-days.js';
import styles from './sla.module.css';
import type { PartProps } from './ticket-detail.js';
import { timeOf } from './time-of.js';
import { words } from './words.js';

/** The two clocks, and why they are due when they are (S8). */
export function SlaSection({ ticket, detail }: PartProps) {
  const now = useNow();
  const policy = usePolicy();
  const judgedByIt = policy && policy.version === ticket.policyVersion;
  // Open hours are known to the server only
  const plain = judgedByIt && !policy.queues[ticket.queueId]?.calendar && !ticket.marks.inHours;
  const clocks = plain ? clocksOf(ticket, policy, new Date(now).toISOString()) : detail.clocks;
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
  const { metAt, due, pausedSeconds, open } = clock;
  const total = clock.targetMinutes * 60;
  const until = metAt ? Date.parse(metAt) : now;
  const used = open ? usedBy(open, until) : secondsBetween(ticket.reportedAt, until) - pausedSeconds;
  const late = clock.breached || (open && !metAt && due && Date.parse(due) < now);
  const state = metAt ? (clock.breached ? 'missed' : 'met') : late ? 'over' : due ? 'running' : 'paused';
  const left = open && due && state === 'over' ? -secondsBetween(due, now) : total - used;
  const name = words.sla[clock.clock];
  const said = leftOf(clock, state, left, now);
  return (
    <div className={styles.clock} data-state={state}>
      <span className={styles.name}>{name}</span>
      <span className={panel.muted}>
        {open ? words.sla.openTarget(words.openMinutes(clock.targetMinutes)) : words.sla.target(minutesOf(clock))}
      </span>
      <span className={styles.left}>{said}</span>
      <div
        className={styles.bar}
        role="meter"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={Math.min(total, Math.max(0, Math.round(used)))}
        aria-valuetext={said}
      >
        <span style={{ inlineSize: `${Math.min(100, Math.max(0, (used / total) * 100))}%` }} />
      </div>
      {pausedSeconds > 0 && <span className={panel.muted}>{words.sla.paused(duration(pausedSeconds))}</span>}
      {open && (
        <p className={styles.days}>
          {openDaysInWords(open)}
          {state === 'running' && !isOpenAt(open, now) && ` · ${words.sla.outside}`}
        </p>
      )}
    </div>
  );
}

const minutesOf = ({ targetMinutes }: SlaClock): string => words.minutes(Math.round(targetMinutes));

type State = 'met' | 'missed' | 'over' | 'running' | 'paused';

const leftOf = ({ metAt, due, open }: SlaClock, state: State, left: number, now: number): string => {
  const said = open ? words.openMinutes : words.minutes;
  if (metAt) return (state === 'met' ? words.sla.met : words.sla.metLate)(timeOf(metAt, now));
  if (state === 'over') return words.sla.over(words.minutes(Math.ceil(-left / 60)));
  if (!due) return words.sla.pausedNow(said(Math.floor(left / 60)));
  return `${words.sla.left(left < 3600 ? mmss(left) : said(Math.floor(left / 60)))} · ${words.sla.due(timeOf(due, now))}`;
};

const mmss = (seconds: number): string => {
  const whole = Math.max(0, Math.floor(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
};

function Retargeted({ ticket: { retargeted } }: { ticket: Ticket }) {
  const ago = useAgo();
  const names = useNames();
  if (!retargeted) return null;
  const because = retargeted.because.map((one) => words.sla.by[one] ?? names.fact(one)).join(', ');
  return <p className={panel.muted}>{words.sla.retargeted(ago(retargeted.at), retargeted.from, because)}</p>;
}
