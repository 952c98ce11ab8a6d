import type { Queue } from '@twotrack/service-queue/contract';
import { Section } from '../../../ui/panel/Section.js';
import { withQueueTerms } from './calendars-draft.js';
import styles from './calendars.module.css';
import type { CalendarsProps } from './props.js';
import { TargetsGrid } from './TargetsGrid.js';
import { words } from './words.js';

/** Which hours each queue keeps, and whether it has targets of its own. */
export function QueueTermsTable({ draft, change, queues }: CalendarsProps) {
  return (
    <Section heading={words.queues}>
      <fieldset className={styles.bare} disabled={!change}>
        <div className={styles.scroller}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{words.queue}</th>
                <th scope="col">{words.hours}</th>
                <th scope="col">{words.own}</th>
              </tr>
            </thead>
            <tbody>
              {queues.map((queue) => (
                <Row key={queue.id} queue={queue} draft={draft} change={change} />
              ))}
            </tbody>
          </table>
        </div>
      </fieldset>{' '}
    </Section>
  );
}

function Row({ queue: { id, name }, draft, change }: Omit<CalendarsProps, 'queues'> & { queue: Queue }) {
  const { sla, calendar } = draft.queues[id] ?? {};
  const set = (terms: { calendar?: string | undefined; sla?: typeof sla | undefined }) => {
    const next = { calendar, sla, ...terms };
    change?.(
      withQueueTerms(draft, id, {
        ...(next.calendar && { calendar: next.calendar }),
        ...(next.sla && { sla: next.sla }),
      }),
    );
  };
  return (
    <>
      <tr>
        <th scope="row">{name}</th>
        <td>
          <select
            className={styles.select}
            aria-label={words.hoursOf(name)}
            value={calendar ?? ''}
            onChange={({ target }) => set({ calendar: target.value || undefined })}
          >
            <option value="">{words.plain}</option>
            {draft.calendars.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        </td>
        <td>
          <input
            type="checkbox"
            aria-label={words.ownOf(name)}
            checked={sla !== undefined}
            onChange={({ target }) => set({ sla: target.checked ? draft.sla : undefined })}
          />
        </td>
      </tr>
      {sla && (
        <tr>
          <td colSpan={3}>
            <TargetsGrid name={name} sla={sla} change={(next) => set({ sla: next })} />
          </td>
        </tr>
      )}
    </>
  );
}
