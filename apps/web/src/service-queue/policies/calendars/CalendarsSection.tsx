import type { Queue, SeverityPolicyDraft } from '@twotrack/service-queue/contract';
import { Button } from '../../../ui/Button.js';
import panel from '../../../ui/panel/panel.module.css';
import { Section } from '../../../ui/panel/Section.js';
import { CalendarEditor } from './CalendarEditor.js';
import { faultsOf, withCalendar, withNewCalendar, withoutCalendar } from './calendars-draft.js';
import { QueueTermsTable } from './QueueTermsTable.js';
import { TryClock } from './TryClock.js';
import { words } from './words.js';

export interface CalendarsProps {
  draft: SeverityPolicyDraft;
  change: (draft: SeverityPolicyDraft) => void;
  queues: readonly Queue[];
}

/** In which hours the clocks of which queue run, and to which targets (S8). Edits the draft and nothing else. */
export function CalendarsSection({ draft, change, queues }: CalendarsProps) {
  return (
    <div className={panel.parts}>
      <Section
        heading={words.heading}
        aside={
          <Button size="small" onClick={() => change(withNewCalendar(draft, words.newName))}>
            {words.add}
          </Button>
        }
      >
        <p className={panel.muted}>{draft.calendars.length > 0 ? words.about : words.none}</p>
        {draft.calendars.map((calendar) => (
          <CalendarEditor
            key={calendar.id}
            calendar={calendar}
            faults={faultsOf(draft, queues, calendar.id)}
            change={(next) => change(withCalendar(draft, next))}
            remove={() => change(withoutCalendar(draft, calendar.id))}
          />
        ))}
      </Section>
      <QueueTermsTable draft={draft} change={change} queues={queues} />
      <TryClock draft={draft} queues={queues} />
    </div>
  );
}
