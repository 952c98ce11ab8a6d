import { useState } from 'react';
import type { Holiday } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import { TextField } from '../../../ui/Field.js';
import panel from '../../../ui/panel/panel.module.css';
import styles from './calendars.module.css';
import { words } from './words.js';

interface Props {
  holidays: readonly Holiday[];
  change: (holidays: Holiday[]) => void;
}

const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeZone: 'UTC' });

/** Days that are closed whatever the week says, in their order. */
export function HolidayList({ holidays, change }: Props) {
  return (
    <div className={panel.stack} role="group" aria-label={words.holidays}>
      <span className={panel.label}>{words.holidays}</span>
      {holidays.length === 0 && <p className={panel.muted}>{words.noHolidays}</p>}
      <ul className={styles.holidays}>
        {holidays.map(({ date, name }) => (
          <li key={date} className={styles.holiday}>
            <time dateTime={date}>{day.format(new Date(date))}</time>
            <span>{name}</span>
            <Button
              look="quiet"
              size="small"
              aria-label={words.removeHoliday(name)}
              onClick={() => change(holidays.filter((one) => one.date !== date))}
            >
              {words.removeShort}
            </Button>
          </li>
        ))}
      </ul>
      <NewHoliday
        add={(holiday) =>
          change(
            [...holidays.filter(({ date }) => date !== holiday.date), holiday].sort((a, b) =>
              a.date < b.date ? -1 : 1,
            ),
          )
        }
      />
    </div>
  );
}

function NewHoliday({ add }: { add: (holiday: Holiday) => void }) {
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const complete = /^\d{4}-\d\d-\d\d$/.test(date) && name.trim() !== '';
  return (
    <form
      className={styles.newHoliday}
      onSubmit={(event) => {
        event.preventDefault();
        if (!complete) return;
        add({ date, name: name.trim() });
        setDate('');
        setName('');
      }}
    >
      <TextField label={words.holidayDate} type="date" value={date} onChange={({ target }) => setDate(target.value)} />
      <TextField
        label={words.holidayName}
        maxLength={60}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <Button type="submit" disabled={!complete}>
        {words.addHoliday}
      </Button>
    </form>
  );
}
