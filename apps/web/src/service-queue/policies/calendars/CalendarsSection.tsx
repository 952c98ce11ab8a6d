import { Button } from '../../../ui/Button.js';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import { CalendarEditor } from './CalendarEditor.js';
import styles from './calendars.module.css';
import { faultsOf, withCalendar, withNewCalendar, withoutCalendar } from './calendars-draft.js';
import type { CalendarsProps } from './props.js';
import { QueueTermsTable } from './QueueTermsTable.js';
import { TryClock } from './TryClock.js';
import { words } from './words.js';

/** In which hours the clocks of which queue run, and to which targets (S8). Edits the draft and nothing else. */
export function CalendarsSection({ draft, change, queues }: CalendarsProps) {
  const set = change ?? (() => {});
  return (
    <div className={panel.parts}>
      <Section
        heading={words.heading}
        aside={
          change && (
            <Button size="small" onClick={() => set(withNewCalendar(draft, words.newName))}>
              {words.add}
            </Button>
          )
        }
      >
        <p className={panel.muted}>{draft.calendars.length > 0 ? words.about : words.none}</p>
        <fieldset className={styles.bare} disabled={!change}>
          {draft.calendars.map((calendar) => (
            <CalendarEditor
              key={calendar.id}
              calendar={calendar}
              faults={faultsOf(draft, queues, calendar.id)}
              change={(next) => set(withCalendar(draft, next))}
              remove={() => set(withoutCalendar(draft, calendar.id))}
            />
          ))}
        </fieldset>
      </Section>
      <QueueTermsTable draft={draft} change={change} queues={queues} />
      <TryClock draft={draft} queues={queues} />
    </div>
  );
}
