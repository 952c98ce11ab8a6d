import { useState, type ReactNode } from 'react';
import type { Timeline } from '@twotrack/service-queue/contract';
import { Button } from '../../ui/Button.js';
import { SelectField } from '../../ui/Field.js';
import { Failure } from '../../ui/panel/Failure.js';
import panel from '../../ui/panel/panel.module.css';
import { useNow } from '../../ui/panel/use-now.js';
import { words as common } from '../../ui/panel/words.js';
import { timeOfDay } from '../../ui/times.js';
import { useTimeline } from './api.js';
import styles from './problems.module.css';
import { TeamPage } from './TeamPage.js';
import { entriesOf, type Entry } from './timeline-entries.js';
import { words } from './words.js';

const HOUR = 3_600_000;
type Stretch = keyof typeof words.timeline.stretches;

/** What happened beside what was changed (S16). */
export default function TimelinePage() {
  return (
    <TeamPage title={words.timeline.title}>
      <Stretched />
    </TeamPage>
  );
}

function Stretched() {
  const [hours, setHours] = useState<Stretch>('24');
  // the end keeps still while one reads; "now" is the next full minute
  const [end, setEnd] = useState(() => Math.ceil(Date.now() / 60_000) * 60_000);
  const length = Number(hours) * HOUR;
  const { data, error } = useTimeline(new Date(end - length).toISOString(), new Date(end).toISOString());
  return (
    <div className={panel.stack}>
      <div className={styles.bar}>
        <SelectField
          label={words.timeline.stretch}
          value={hours}
          onChange={({ target }) => setHours(target.value as Stretch)}
        >
          {Object.entries(words.timeline.stretches).map(([id, name]) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <div className={panel.actions}>
          <Button onClick={() => setEnd(end - length)}>{words.timeline.earlier}</Button>
          <Button disabled={end >= Date.now()} onClick={() => setEnd(end + length)}>
            {words.timeline.later}
          </Button>
        </div>
      </div>
      {data ? <Entries timeline={data} /> : error ? <Failure failure={error} /> : <p>{common.loading}</p>}
    </div>
  );
}

function Entries({ timeline }: { timeline: Timeline }) {
  const entries = entriesOf(timeline);
  const named = new Map(entries.map((entry) => [entry.id, entry]));
  const slug = location.pathname.split('/')[2]!;
  if (entries.length === 0) return <p className={panel.muted}>{words.timeline.empty}</p>;
  return (
    <ol className={styles.line} aria-label={words.timeline.title}>
      {entries
        .filter(({ at }) => at >= timeline.from)
        .map((entry) => (
          <Row key={entry.id} entry={entry} slug={slug}>
            <Before changes={(timeline.before[entry.id] ?? []).flatMap((id) => named.get(id) ?? [])} />
          </Row>
        ))}
    </ol>
  );
}

function Row({ entry, slug, children }: { entry: Entry; slug: string; children: ReactNode }) {
  const now = useNow();
  return (
    <li className={styles.entry} data-kind={entry.kind}>
      <time dateTime={entry.at}>{timeOfDay(entry.at, now)}</time>
      <div>
        <p>
          <b>{entry.what}</b> {entry.key ? <a href={`/b/${slug}/i/${entry.key}`}>{entry.key}</a> : null} {entry.title}
        </p>
        {entry.until !== undefined && (
          <p className={panel.muted}>
            {entry.until ? words.timeline.until(timeOfDay(entry.until, now)) : words.timeline.goesOn}
          </p>
        )}
        {children}
      </div>
    </li>
  );
}

/** What may have caused it: told, not claimed. */
function Before({ changes }: { changes: readonly Entry[] }) {
  const now = useNow();
  if (changes.length === 0) return null;
  return (
    <>
      <p className={panel.muted}>{words.timeline.before}</p>
      <ul>
        {changes.map(({ id, at, key, title }) => (
          <li key={id}>
            {timeOfDay(at, now)} {key} {title}
          </li>
        ))}
      </ul>
    </>
  );
}
