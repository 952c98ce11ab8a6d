import type { Ticket } from '@twotrack/service-queue/contract';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { exactTime } from '../../ui/times.js';
import { useChangesBefore } from './api.js';
import { words } from './words.js';

const HOURS = 4;
const SHOWN = 5;

/** What was changed shortly before the trouble, the last first (S16); nothing where nothing was. */
export function ChangesBefore({ ticket }: { ticket: Ticket }) {
  const { data } = useChangesBefore(ticket.reportedAt, HOURS);
  const planned = (data?.planned ?? []).filter(({ id }) => id !== ticket.id);
  const reported = data?.reported ?? [];
  if (planned.length + reported.length === 0) return null;
  return (
    <Section heading={words.changesBefore.title(HOURS)}>
      <ul className={panel.lines}>
        {planned.slice(0, SHOWN).map(({ id, key, title }) => (
          <li key={id}>{words.changesBefore.planned(key, title)}</li>
        ))}
        {reported.slice(0, SHOWN).map(({ id, at, summary, source }) => (
          <li key={id}>
            {summary}{' '}
            <span className={panel.muted}>{[source, exactTime(Date.parse(at))].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ul>
      {Math.max(planned.length, reported.length) > SHOWN && (
        <p className={panel.muted}>{words.changesBefore.more(planned.length + reported.length)}</p>
      )}
    </Section>
  );
}
