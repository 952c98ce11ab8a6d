import { memo, useCallback, useSyncExternalStore } from 'react';
import type { Ticket } from '@twotrack/service-queue/contract';
import { WhoWorks } from '../../board/parts/WhoWorks.js';
import { serverNow, useTold } from '../../live/server-time.js';
import { SeverityChip } from '../../ui/Severity.js';
import { timeOfDay } from '../../ui/times.js';
import { responseTo } from '../response.js';
import { SeverityCounts } from '../SeverityCounts.js';
import { tickets } from '../service-store.js';
import { slaLeft } from '../sla-left.js';
import { words as track } from '../words.js';
import { children, ticketOf } from './children.js';
import { lastActs } from './others.js';
import styles from './row.module.css';
import { words } from './words.js';

interface TriageRowProps {
  id: string;
  at: number;
  of: number;
  start: number;
  tabStop: boolean;
  selected: boolean;
  expanded: boolean;
  /** It does not belong to the list any more. */
  left: boolean;
}

/** One ticket or one group: 40 px, everything that decides on it. */
export const TriageRow = memo(function TriageRow({
  id,
  at,
  of,
  start,
  tabStop,
  selected,
  expanded,
  left,
}: TriageRowProps) {
  const ticket = useRowTicket(id);
  const act = useSyncExternalStore(lastActs.subscribe, () => lastActs.get().get(id));
  const gone = left ? (act ?? words.row.gone) : null;
  const { folded } = ticket?.marks ?? {};
  return (
    <div
      role="option"
      aria-selected={selected}
      aria-posinset={at + 1}
      aria-setsize={of}
      aria-label={ticket ? spoken(ticket, expanded, gone) : words.row.gone}
      tabIndex={tabStop ? 0 : -1}
      className={styles.row}
      data-row={id}
      data-left={left || !ticket || undefined}
      data-under={ticket?.parentId ? '' : undefined}
      data-group={folded ? '' : undefined}
      style={{ transform: `translateY(${start}px)` }}
    >
      <span className={styles.check} data-check aria-hidden />
      {ticket && (
        <>
          <SeverityChip severity={ticket.severity} />
          {ticket.effectiveClass !== ticket.severity && (
            <span className={styles.aged} title={track.agedHelp(ticket.severity, ticket.effectiveClass)} aria-hidden>
              {track.aged(ticket.effectiveClass)}
            </span>
          )}
          <span className={styles.key}>{ticket.key}</span>
          {folded && (
            <span className={styles.size} data-expand data-open={expanded || undefined} aria-hidden>
              {folded.count}
            </span>
          )}
          <span className={styles.what}>{ticket.title}</span>
          {folded && !gone && (
            <span className={styles.counts} aria-hidden>
              <SeverityCounts counts={folded.severities} />
            </span>
          )}
          {gone ? <span className={styles.act}>{gone}</span> : <Marks ticket={ticket} />}
          <span className={styles.service}>{ticket.service}</span>
          <span className={styles.who}>{ticket.assignee && <WhoWorks ids={[ticket.assignee]} />}</span>
          <Due ticket={ticket} />
        </>
      )}
    </div>
  );
});

/** On the board, or under an open group; the last one known once it is gone from both. */
function useRowTicket(id: string): Ticket | undefined {
  const subscribe = useCallback(
    (tell: () => void) => {
      const ends = [tickets.subscribe(id, tell), children.subscribe(tell)];
      return () => ends.forEach((end) => end());
    },
    [id],
  );
  const now = useSyncExternalStore(subscribe, () => ticketOf(id));
  if (now) remembered.set(id, now);
  return now ?? remembered.get(id);
}

/** What has left the board is shown as it was, until the list is made anew. */
const remembered = new Map<string, Ticket>();
export const forgetRows = (): void => remembered.clear();

function Marks({ ticket }: { ticket: Ticket }) {
  const { snoozed, escalated, disputed, folded } = ticket.marks;
  const since = ticket.acknowledged && folded && folded.unacknowledged > 0 ? folded.unacknowledged : 0;
  return (
    <span className={styles.marks}>
      {escalated && <span className={styles.mark}>{words.row.escalated}</span>}
      {disputed && <span className={styles.mark}>{words.row.disputed}</span>}
      {snoozed && <span className={styles.mark}>{untilOf(snoozed)}</span>}
      {since > 0 && <span className={styles.mark}>{words.row.since(since)}</span>}
      {ticket.acknowledged && since === 0 && <span className={styles.acked}>{track.responded.acked}</span>}
    </span>
  );
}

const untilOf = ({ until }: { until: string | null }): string =>
  until ? words.row.snoozedUntil(timeOfDay(until, serverNow())) : words.row.snoozed;

function Due({ ticket }: { ticket: Ticket }) {
  const told = useTold(useCallback((now: number) => slaLeft(ticket, now), [ticket]));
  const [tone, ...left] = told.split(' ');
  return (
    <span className={styles.due}>
      <span data-tone={tone}>{tone === 'paused' ? track.paused : left.join(' ')}</span>
    </span>
  );
}

function spoken(ticket: Ticket, expanded: boolean, gone: string | null): string {
  const { key, title, severity, effectiveClass, marks, service, due } = ticket;
  const response = responseTo(ticket);
  return [
    track.spoken.severity(severity),
    effectiveClass !== severity && track.spoken.aged(effectiveClass),
    key,
    title,
    marks.folded && `${words.row.group(marks.folded.count)}, ${expanded ? words.row.expanded : words.row.collapsed}`,
    service,
    response && track.spoken.responded[response.how],
    due ? track.spoken.due('', timeOfDay(due, serverNow())).trim() : track.spoken.paused,
    marks.snoozed && untilOf(marks.snoozed),
    gone,
  ]
    .filter(Boolean)
    .join(', ');
}
