import { useId } from 'react';
import type { BusinessCalendar } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import { TextField } from '../../../ui/Field.js';
import panel from '../../../ui/panel/panel.module.css';
import styles from './calendars.module.css';
import { HolidayList } from './HolidayList.js';
import { WeekEditor } from './WeekEditor.js';
import { words } from './words.js';

interface Props {
  calendar: BusinessCalendar;
  /** What is wrong with it, in words. */
  faults: readonly string[];
  change: (calendar: BusinessCalendar) => void;
  remove: () => void;
}

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone')];

export function CalendarEditor({ calendar, faults, change, remove }: Props) {
  const zones = useId();
  return (
    <div className={styles.calendar} role="group" aria-label={calendar.name}>
      <div className={styles.head}>
        <TextField
          label={words.name}
          maxLength={60}
          value={calendar.name}
          onChange={({ target }) => change({ ...calendar, name: target.value })}
        />
        <TextField
          label={words.zone}
          hint={words.zoneHint}
          list={zones}
          spellCheck={false}
          value={calendar.zone}
          onChange={({ target }) => change({ ...calendar, zone: target.value })}
        />
        <datalist id={zones}>
          {ZONES.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        <Button look="quiet" size="small" aria-label={words.remove(calendar.name)} onClick={remove}>
          {words.removeShort}
        </Button>
      </div>
      <WeekEditor calendar={calendar} change={change} />
      <HolidayList holidays={calendar.holidays} change={(holidays) => change({ ...calendar, holidays })} />
      {faults.length > 0 && (
        <ul className={panel.failure} role="alert">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
