import { useCallback, useMemo } from 'react';
import type { Folded, Queue, Ticket } from '@twotrack/service-queue/contract';
import { CardFrame } from '../board/parts/CardFrame.js';
import card from '../board/parts/card.module.css';
import type { Frame } from '../board/parts/track.js';
import { WhoWorks } from '../board/parts/WhoWorks.js';
import { useBoard } from '../board/parts/gestures.js';
import { useFaces, type Face } from '../identity/people.js';
import { serverNow, useTold } from '../live/server-time.js';
import { ageOf, timeOfDay } from '../ui/times.js';
import { SeverityCounts } from './SeverityCounts.js';
import { isClosedFor } from './open-now.js';
import { responseTo } from './response.js';
import { useQueues, useTicket } from './service-store.js';
import { clockOf, slaLeft } from './sla-left.js';
import styles from './ticket-card.module.css';
import { words } from './words.js';

export function TicketCard(frame: Frame) {
  const ticket = useTicket(frame.id);
  const faces = useFaces();
  const queues = useQueues();
  const label = useMemo(() => ticket && spoken(ticket, faces), [ticket, faces]);
  if (!ticket || !label) return null;
  const { key, title, severity } = ticket;
  return (
    <CardFrame
      frame={frame}
      cardKey={key}
      label={label}
      top={
        <>
          <button
            type="button"
            className={`${styles.severity} ${styles[`sev${severity}`]}`}
            data-act="why"
            aria-label={words.whySeverity(severity, key)}
            tabIndex={-1}
          >
            S{severity}
          </button>
          <Aged ticket={ticket} />
          <span className={card.key}>{key}</span>
          <GroupSize ticket={ticket} />
          <Told ticket={ticket} />
          <SlaLeft ticket={ticket} />
        </>
      }
      title={title}
      bottom={
        <>
          {ticket.marks.folded ? (
            <Group folded={ticket.marks.folded} ticket={ticket} />
          ) : (
            <span className={card.fill}>{placeOf(ticket, queues)}</span>
          )}
          {ticket.expedited && (
            <span className={styles.expedited} title={words.expeditedHelp}>
              {words.expedited}
            </span>
          )}
          {!ticket.marks.folded?.unacknowledged && <Responded ticket={ticket} />}
        </>
      }
      end={<WhoWorks ids={ticket.assignee ? [ticket.assignee] : []} />}
    />
  );
}

/** Where waiting has raised it: by this, not by its severity, it is ordered (S7). */
function Aged({ ticket: { severity, effectiveClass } }: { ticket: Ticket }) {
  if (effectiveClass === severity) return null;
  return (
    <span className={styles.aged} title={words.agedHelp(severity, effectiveClass)}>
      {words.aged(effectiveClass)}
    </span>
  );
}

/** How often its alert was told, where that was more than once. */
function Told({ ticket: { alert } }: { ticket: Ticket }) {
  if (!alert || alert.repeats === 0) return null;
  return (
    <span className={card.narrowHides} title={words.toldHelp(alert)}>
      {words.told(alert)}
    </span>
  );
}

/** How many lie under it. */
function GroupSize({ ticket: { marks } }: { ticket: Ticket }) {
  if (!marks.folded) return null;
  return (
    <span className={styles.group} title={words.groupHelp(marks.folded)}>
      {words.group(marks.folded.count)}
    </span>
  );
}

/** How severe they are, since when they come, and one button for all that nobody has answered. */
function Group({ folded, ticket }: { folded: Folded; ticket: Ticket }) {
  const { unacknowledged: open, severities } = folded;
  const { changeable, narrow } = useBoard();
  const says = ticket.acknowledged ? words.since(open) : words.ackAll(open);
  return (
    <>
      <span className={`${card.fill} ${styles.severities}`}>
        <SeverityCounts counts={severities} />
        <span className={card.denseHides} title={words.arrivals}>
          {words.groupAge(timeOfDay(folded.firstAt, serverNow()), timeOfDay(folded.lastAt, serverNow()))}
        </span>
        {folded.unacknowledgedSince && <Oldest since={folded.unacknowledgedSince} />}
      </span>
      {open > 0 && changeable && !narrow && (
        <button
          type="button"
          className={styles.ackAll}
          data-act="do"
          data-action="acknowledge-ticket"
          title={ticket.acknowledged ? words.sinceHelp(open) : words.groupHelp(folded)}
          aria-label={`${words.ackAll(open)}: ${ticket.key}`}
          tabIndex={-1}
        >
          {says}
        </button>
      )}
    </>
  );
}

/** How long the first of them waits that nobody has answered. */
function Oldest({ since }: { since: string }) {
  const age = useTold(useCallback((now: number) => ageOf(since, now), [since]));
  return (
    <span className={`${styles.unacked} ${card.denseHides} ${card.narrowHides}`} title={words.oldestHelp}>
      {age}
    </span>
  );
}

/** What it waits for, or what it is about and which queue it is in. */
function placeOf({ waiting, service, queueId }: Ticket, queues: readonly Queue[]): string {
  if (waiting) return words.waitsFor(waiting.reason);
  const queue = queues.length > 1 ? queues.find(({ id }) => id === queueId)?.name : null;
  return [service, queue].filter(Boolean).join(' · ');
}

function SlaLeft({ ticket }: { ticket: Ticket }) {
  const told = useTold(useCallback((now: number) => slaLeft(ticket, now, isClosedFor(ticket, now)), [ticket]));
  const [tone, left] = told.split(' ', 1).concat(told.slice(told.indexOf(' ') + 1)) as [string, string];
  if (tone === 'none') return null;
  if (tone === 'paused') {
    const why = words.pausedFor(ticket.waiting?.reason ?? words.paused);
    return (
      <span className={`${card.push} ${styles.sla} ${styles.paused}`} title={why}>
        {words.paused}
      </span>
    );
  }
  const clock = words[clockOf(ticket)];
  return (
    <span
      className={`${card.push} ${styles.sla} ${styles[tone]}`}
      title={words.dueAt(clock, timeOfDay(ticket.due!, serverNow()))}
    >
      {left}
    </span>
  );
}

/** Whether somebody has responded, and for how long it has been so. */
function Responded({ ticket }: { ticket: Ticket }) {
  const response = responseTo(ticket);
  const since = response?.since ?? ticket.reportedAt;
  const age = useTold(useCallback((now: number) => ageOf(since, now), [since]));
  if (!response) return null;
  const { how } = response;
  const met = how !== 'open';
  return (
    <span
      className={`${met ? styles.met : styles.unacked} ${met ? card.narrowHides : ''} ${card.denseHides}`}
      title={how === 'acked' ? words.ackedBy(ticket.acknowledged!.by.name) : words.respondedHelp[how]}
    >
      {words.responded[how]} <span className={styles.since}>{age}</span>
    </span>
  );
}

function spoken(ticket: Ticket, faces: ReadonlyMap<string, Face>): string {
  const { key, title, severity, effectiveClass, due, resolvedAt, assignee } = ticket;
  const response = responseTo(ticket);
  const clock = words[clockOf(ticket)];
  const name = assignee && faces.get(assignee)?.name;
  const time = due ? words.spoken.due(clock, timeOfDay(due, serverNow())) : words.spoken.paused;
  return [
    words.spoken.severity(severity),
    effectiveClass !== severity && words.spoken.aged(effectiveClass),
    key,
    title,
    ticket.marks.folded && words.groupHelp(ticket.marks.folded),
    ticket.alert && words.toldHelp(ticket.alert),
    response && words.spoken.responded[response.how],
    !resolvedAt && time,
    name ? words.spoken.by(name) : words.spoken.nobody,
  ]
    .filter(Boolean)
    .join(', ');
}
