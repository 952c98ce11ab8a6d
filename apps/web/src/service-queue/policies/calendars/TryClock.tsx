import { useState } from 'react';
import type { ClockTrial, Queue, SeverityPolicyDraft, TryClock as Asked } from '@twotrack/service-queue/contract';
import { command } from '../../../http/send.js';
import { useMe } from '../../../identity/session.js';
import { Button } from '../../../ui/Button.js';
import { SelectField, TextField } from '../../../ui/Field.js';
import { Failure } from '../../../ui/panel/Failure.js';
import panel from '../../../ui/panel/panel.module.css';
import { useSending } from '../../../ui/panel/use-sending.js';
import { SeverityChip } from '../../../ui/Severity.js';
import { openDaysInWords } from '../../panels/open-days.js';
import { timeOf } from '../../panels/time-of.js';
import styles from './calendars.module.css';
import { words } from './words.js';

/** When a ticket reported now, or then, would be due by the draft as it stands; nothing is changed. */
export function TryClock({ draft, queues }: { draft: SeverityPolicyDraft; queues: readonly Queue[] }) {
  const { teamSlug } = useMe();
  const [queue, setQueue] = useState(queues[0]?.id ?? '');
  const [when, setWhen] = useState('');
  const [trial, setTrial] = useState<ClockTrial | null>(null);
  const { busy, failure, send } = useSending();
  const ask = () =>
    send(async () => {
      const { sla, calendars, queues } = draft;
      const reportedAt = when ? { reportedAt: new Date(when).toISOString() } : {};
      const asked: Asked = { sla, calendars, queues, queue, ...reportedAt };
      setTrial(null);
      setTrial(await command<ClockTrial>(`/api/teams/${teamSlug}/service-queue/policies/try-clock`, asked));
    });
  return (
    <form
      className={panel.section}
      onSubmit={(event) => {
        event.preventDefault();
        if (queue) void ask();
      }}
    >
      <h3>{words.try.heading}</h3>
      <div className={panel.columns}>
        <SelectField label={words.try.queue} value={queue} onChange={({ target }) => setQueue(target.value)}>
          {queues.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          label={words.try.when}
          type="datetime-local"
          value={when}
          onChange={({ target }) => setWhen(target.value)}
        />
      </div>
      <div>
        <Button type="submit" disabled={busy || !queue}>
          {words.try.action}
        </Button>
      </div>
      <Failure failure={failure} />
      {trial && <Tried trial={trial} />}
    </form>
  );
}

function Tried({ trial: { reportedAt, severities } }: { trial: ClockTrial }) {
  const now = Date.now();
  return (
    <div className={styles.scroller} role="status">
      <p>{words.try.reported(timeOf(reportedAt, now))}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{words.severity}</th>
            <th scope="col">{words.response}</th>
            <th scope="col">{words.resolution}</th>
          </tr>
        </thead>
        <tbody>
          {severities.map(({ severity, clocks }) => (
            <tr key={severity}>
              <th scope="row">
                <SeverityChip severity={severity} long />
              </th>
              {clocks.map(({ clock, due, open }) => (
                <td key={clock}>
                  {words.try.due(timeOf(due, now))}
                  {open && <div className={panel.muted}>{openDaysInWords(open)}</div>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
