import { useState } from 'react';
import type { BusinessCalendar, Opening } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import panel from '../../../ui/panel/panel.module.css';
import { withDay, withOpening } from './calendars-draft.js';
import styles from './calendars.module.css';
import { TimeField } from './TimeField.js';
import { words } from './words.js';

interface Props {
  calendar: BusinessCalendar;
  change: (calendar: BusinessCalendar) => void;
}

/** Seven days of opening hours; the hours of one can be copied to others. */
export function WeekEditor({ calendar, change }: Props) {
  const [copied, setCopied] = useState<number | null>(null);
  return (
    <div className={styles.week} role="group" aria-label={words.week(calendar.name)}>
      {words.days.map((name, day) => {
        const openings = calendar.week[day]!;
        const set = (next: Opening[]) => change(withDay(calendar, day, next));
        return (
          <div key={name} className={styles.day}>
            <span className={styles.dayName}>{name}</span>
            <Stretches day={day} openings={openings} set={set} />
            <div className={styles.acts}>
              <Button look="quiet" size="small" aria-label={words.copyDay(day)} onClick={() => setCopied(day)}>
                {words.copy}
              </Button>
              {copied !== null && copied !== day && (
                <Button
                  look="quiet"
                  size="small"
                  aria-label={words.sameAsOn(copied, day)}
                  onClick={() => set(calendar.week[copied]!)}
                >
                  {words.sameAs(copied)}
                </Button>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}

interface StretchesProps {
  day: number;
  openings: readonly Opening[];
  set: (openings: Opening[]) => void;
}

function Stretches({ day, openings, set }: StretchesProps) {
  return (
    <div className={styles.stretches}>
      {openings.length === 0 && <span className={panel.muted}>{words.closed}</span>}
      {openings.map(({ from, to }, at) => (
        <span key={at} className={styles.stretch}>
          <TimeField
            label={words.from(day, at)}
            time={from}
            change={(next) => set(openings.with(at, { from: next, to }))}
          />
          <span aria-hidden="true">–</span>
          <TimeField
            label={words.to(day, at)}
            time={to}
            change={(next) => set(openings.with(at, { from, to: next }))}
          />
          <Button
            look="quiet"
            size="small"
            aria-label={words.removeStretch(day, at)}
            onClick={() => set(openings.toSpliced(at, 1))}
          >
            ×
          </Button>
        </span>
      ))}
      <Button
        look="quiet"
        size="small"
        aria-label={words.addStretchOn(day)}
        disabled={openings.length >= 8}
        onClick={() => set(withOpening(openings))}
      >
        {words.addStretch}
      </Button>
    </div>
  );
}
