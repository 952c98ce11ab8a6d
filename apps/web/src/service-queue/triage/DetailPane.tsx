import { useCallback, useEffect, useState } from 'react';
import type { Ticket, TicketDetail } from '@twotrack/service-queue/contract';
import { useBoard } from '../../board/parts/gestures.js';
import { useSlowly } from '../../live/use-slowly.js';
import { HistorySection } from '../../ui/panel/HistorySection.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { Unloaded } from '../../ui/panel/Unloaded.js';
import { SeverityChip } from '../../ui/Severity.js';
import { tell } from '../panels/history-words.js';
import { useNames } from '../panels/names.js';
import { SlaSection } from '../panels/SlaSection.js';
import { useTicketDetail } from '../panels/ticket-detail.js';
import { WhySection } from '../panels/WhySection.js';
import { words as common } from '../panels/words.js';
import { tickets } from '../service-store.js';
import { ticketOf } from './children.js';
import styles from './detail.module.css';
import { GroupSection } from './GroupSection.js';
import { mostAlike } from './likeness.js';
import { words } from './words.js';

const PAUSE = 150;

/** What is known of the ticket that has the focus, a moment after one stays with it. */
export default function DetailPane({ id }: { id: string | null }) {
  const settled = useSettled(id);
  return (
    <aside className={styles.pane} aria-label={words.detail.label}>
      {settled ? <Known key={settled} id={settled} /> : <p className={panel.muted}>{words.detail.none}</p>}
    </aside>
  );
}

function useSettled(id: string | null): string | null {
  const [settled, setSettled] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(id), PAUSE);
    return () => clearTimeout(timer);
  }, [id]);
  return settled;
}

function Known({ id }: { id: string }) {
  const { data: detail, error, refetch } = useTicketDetail(id);
  const ticket = ticketOf(id) ?? detail?.ticket;
  return (
    <>
      {ticket && <Head ticket={ticket} />}
      {ticket && detail && <Parts ticket={ticket} detail={detail} />}
      {(error || !detail) && (
        <Unloaded
          error={error}
          missing={common.ticket.gone}
          failed={common.ticket.failed(ticket?.key ?? common.ticket.heading)}
          retry={refetch}
        />
      )}
    </>
  );
}

function Head({ ticket: { key, title, severity, service, acknowledged, kind } }: { ticket: Ticket }) {
  return (
    <header className={styles.head}>
      <p className={styles.line}>
        <SeverityChip severity={severity} long />
        <span className={styles.key}>{key}</span>
        <span className={panel.muted}>{[common.kinds[kind], service].filter(Boolean).join(' · ')}</span>
      </p>
      <h2 className={styles.title}>{title}</h2>
      {acknowledged && <p className={panel.muted}>{common.ticket.acked(acknowledged.by.name, '')}</p>}
    </header>
  );
}

function Parts({ ticket, detail }: { ticket: Ticket; detail: TicketDetail }) {
  const names = useNames();
  return (
    <div className={panel.parts}>
      {(ticket.marks.folded || ticket.parentId) && <GroupSection ticket={ticket} />}
      {detail.details && <p className={styles.details}>{detail.details}</p>}
      {detail.service?.runbook && (
        <p>
          {words.detail.runbook}:{' '}
          <a href={detail.service.runbook} target="_blank" rel="noopener noreferrer">
            {detail.service.name}
          </a>
        </p>
      )}
      <Similar ticket={ticket} />
      <WhySection ticket={ticket} detail={detail} />
      <SlaSection ticket={ticket} detail={detail} />
      <HistorySection history={detail.history} tell={(event) => tell(event, names)} />
    </div>
  );
}

const everything = (tell: () => void) => tickets.subscribe('*', tell);
const ALIKE = 0.35;
const SHOWN = 3;

const similarTo = (ticket: Ticket) =>
  mostAlike(ticket, tickets.cards(), ALIKE)
    .filter(({ ticket: { id, resolvedAt } }) => !resolvedAt && id !== ticket.parentId)
    .slice(0, SHOWN)
    .map(({ ticket: { key, title }, share }) => ({ key, title, percent: Math.round(share * 100) }));

/** Open ones that sound the same. */
function Similar({ ticket }: { ticket: Ticket }) {
  const { hrefOf } = useBoard();
  const alike = useSlowly(
    everything,
    useCallback(() => similarTo(ticket), [ticket]),
  );
  if (alike.length === 0) return null;
  return (
    <Section heading={words.detail.similar}>
      <ul className={styles.alike}>
        {alike.map(({ key, title, percent }) => (
          <li key={key}>
            <a href={hrefOf(key)}>{key}</a> {title} <span className={panel.muted}>{words.detail.alike(percent)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
