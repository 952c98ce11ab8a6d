import { useMemo } from 'react';
import type { SeverityPolicy, Ticket } from '@twotrack/service-queue/contract';
import { explain, factsKnownTo } from '@twotrack/service-queue/domain';
import { useAgo } from '../../ui/panel/ago.js';
import styles from '../../ui/panel/own.module.css';
import { useNow } from '../../ui/panel/use-now.js';
import { SeverityChip } from '../../ui/Severity.js';
import { OwnQuestions } from '../requesters/OwnQuestions.js';
import { OwnSolution } from '../requesters/OwnSolution.js';
import { columnIds, tickets, usePolicy, useServiceColumn } from '../service-store.js';
import { clockOf } from '../sla-left.js';
import { shortWhy } from './short-why.js';
import { timeOf } from './time-of.js';
import { words } from './words.js';

interface OwnTicketsProps {
  hrefOf: (key: string) => string;
  onOpen: (ticketId: string) => void;
}

/** The tickets somebody reported: state, severity and why, and the promised time (S5, S8). */
export function OwnTickets({ hrefOf, onOpen }: OwnTicketsProps) {
  const policy = usePolicy();
  // The five columns of a workflow never change
  const ids = columnIds.map(useServiceColumn).flat();
  const own = ids.map((id) => tickets.shownCard(id)!).sort(openAndNewestFirst);
  if (!policy) return null;
  if (own.length === 0) return <p className={styles.none}>{words.own.none}</p>;
  return (
    <ul className={styles.list} aria-label={words.own.heading}>
      {own.map((ticket) => (
        <OwnTicket
          key={ticket.id}
          ticket={ticket}
          policy={policy}
          href={hrefOf(ticket.key)}
          onOpen={() => onOpen(ticket.id)}
        />
      ))}
    </ul>
  );
}

function OwnTicket({
  ticket,
  policy,
  href,
  onOpen,
}: {
  ticket: Ticket;
  policy: SeverityPolicy;
  href: string;
  onOpen: () => void;
}) {
  const ago = useAgo();
  const why = useMemo(() => explain(policy, factsKnownTo(policy, ticket.facts)), [policy, ticket.facts]);
  const { key, title, column, severity, reportedAt, policyVersion } = ticket;
  return (
    <li className={styles.row}>
      <p className={styles.top}>
        <SeverityChip severity={severity} />
        <span className={styles.key}>{key}</span>
        <span className={styles.state} data-state={column}>
          {words.own.states[column]}
        </span>
        <span className={styles.muted}>{words.own.reported(ago(reportedAt))}</span>
      </p>
      <a
        className={`${styles.title} ${styles.link}`}
        href={href}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          onOpen();
        }}
      >
        {title}
      </a>
      <Promised ticket={ticket} />
      <p className={styles.why}>
        {policyVersion === policy.version ? shortWhy(why, policy) : words.why.older(policyVersion, policy.version)}
      </p>
      {ticket.resolvedAt ? <OwnSolution ticket={ticket} /> : <OwnQuestions ticket={ticket} policy={policy} />}
    </li>
  );
}

/** By when something is promised; while it waits, for what. */
function Promised({ ticket }: { ticket: Ticket }) {
  const now = useNow();
  const { resolvedAt, waiting, due } = ticket;
  if (resolvedAt) return <p className={styles.due}>{words.own.resolved(timeOf(resolvedAt, now))}</p>;
  if (!due) return <p className={styles.due}>{words.own.paused(waiting?.reason ?? null)}</p>;
  const late = Date.parse(due) < now;
  const promised = words.own.promised[clockOf(ticket)](timeOf(due, now));
  return (
    <p className={styles.due} data-late={late || undefined}>
      {late ? words.own.late(promised) : promised}
    </p>
  );
}

const openAndNewestFirst = (a: Ticket, b: Ticket): number =>
  Number(!!a.resolvedAt) - Number(!!b.resolvedAt) || (a.reportedAt < b.reportedAt ? 1 : -1);
