import { useState } from 'react';
import type { ProblemDetail, Ticket } from '@twotrack/service-queue/contract';
import { useMe } from '../../identity/session.js';
import { Button } from '../../ui/Button.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useAgo } from '../../ui/panel/ago.js';
import { SeverityChip } from '../../ui/Severity.js';
import { moreTickets, unlinkTickets } from './api.js';
import type { Act } from './WorkaroundPart.js';
import styles from './problems.module.css';
import { words } from './words.js';

/** The tickets that come from it, newest first, page by page. */
export function ProblemTickets({ detail, may, act }: { detail: ProblemDetail; may: boolean; act: Act }) {
  const { teamSlug } = useMe();
  const [more, setMore] = useState<{ tickets: Ticket[]; next: string | null } | null>(null);
  const tickets = [...detail.tickets, ...(more?.tickets ?? [])];
  const next = more ? more.next : detail.next;
  const readOn = () =>
    void act(async () => {
      const page = await moreTickets(detail.problem.id, next!);
      setMore({ tickets: [...(more?.tickets ?? []), ...page.tickets], next: page.next });
    });
  return (
    <Section heading={words.tickets}>
      {tickets.length === 0 && <p className={panel.muted}>{words.noTickets}</p>}
      <ul className={styles.list}>
        {tickets.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} href={`/b/${teamSlug}/i/${ticket.key}`}>
            {may && (
              <Button
                size="small"
                look="quiet"
                aria-label={words.unlinkOf(ticket.key)}
                onClick={() => void act(() => unlinkTickets(detail.problem.id, [ticket.id]))}
              >
                {words.unlink}
              </Button>
            )}
          </TicketRow>
        ))}
      </ul>
      {next && (
        <Button size="small" onClick={readOn}>
          {words.more}
        </Button>
      )}
    </Section>
  );
}

function TicketRow({ ticket, href, children }: { ticket: Ticket; href: string; children: React.ReactNode }) {
  const ago = useAgo();
  const name = (
    <>
      <span className={styles.key}>{ticket.key}</span> {ticket.title}
    </>
  );
  return (
    <li className={styles.row}>
      <SeverityChip severity={ticket.severity} />
      {/* a closed one is on no board */}
      {ticket.closedAt ? (
        <span className={styles.open}>{name}</span>
      ) : (
        <a className={styles.open} href={href}>
          {name}
        </a>
      )}
      <span className={panel.muted}>{ago(ticket.reportedAt)}</span>
      {children}
    </li>
  );
}
