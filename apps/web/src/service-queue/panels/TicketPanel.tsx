import { lazy, Suspense, useRef, useState } from 'react';
import { onBoard } from '@twotrack/service-queue/domain';
import type { ColumnId, Ticket, TicketDetail } from '@twotrack/service-queue/contract';
import { Refused } from '../../http/refused.js';
import { SidePanel } from '../../ui/Dialog.js';
import { Failure } from '../../ui/panel/Failure.js';
import { HistorySection } from '../../ui/panel/HistorySection.js';
import panel from '../../ui/panel/panel.module.css';
import { Unloaded } from '../../ui/panel/Unloaded.js';
import { SeverityChip } from '../../ui/Severity.js';
import { moveTicket } from '../commands.js';
import { AlertMarks } from '../integrations/AlertMarks.js';
import { FollowerSection } from '../requesters/FollowerSection.js';
import { useTicket } from '../service-store.js';
import { AlsoOpen } from '../work/AlsoOpen.js';
import { CommentsSection } from '../work/CommentsSection.js';
import { CourseSection } from '../work/CourseSection.js';
import { tell } from './history-words.js';
import { useNames } from './names.js';
import { PlaceSection } from './PlaceSection.js';
import type { TicketPanelProps } from './props.js';
import { ServiceRefusal } from './ServiceRefusal.js';
import { SlaSection } from './SlaSection.js';
import { useTicketDetail } from './ticket-detail.js';
import { TicketDetails, TicketHead } from './TicketText.js';
import { TicketWork } from './TicketWork.js';
import { WhySection } from './WhySection.js';
import { words } from './words.js';

const GroupSection = lazy(() => import('./GroupSection.js'));
const TicketAway = lazy(() => import('./TicketAway.js'));
const TicketProblems = lazy(() => import('../problems/TicketProblems.js'));

/** Everything about one ticket, over the right side of the board, which stays live. */
export function TicketPanel({ ticketId, onClose }: TicketPanelProps) {
  const live = useTicket(ticketId);
  const { data: detail, error, refetch } = useTicketDetail(ticketId);
  const ticket = live ?? detail?.ticket;
  return (
    <SidePanel
      onClose={onClose}
      title={
        <span className={panel.titleLine}>
          {ticket?.key ?? words.ticket.heading}
          {ticket && <SeverityChip severity={ticket.severity} />}
          {ticket?.service && <span className={panel.muted}>{ticket.service}</span>}
          {ticket && <span className={panel.muted}>{words.kinds[ticket.kind]}</span>}
        </span>
      }
    >
      {ticket && detail && <Parts ticket={ticket} detail={detail} />}
      {(error || !detail) && (
        <Unloaded
          error={error}
          missing={words.ticket.gone}
          failed={words.ticket.failed(ticket?.key ?? words.ticket.heading)}
          retry={refetch}
        />
      )}
    </SidePanel>
  );
}

interface Refusing {
  refused: Refused;
  to: ColumnId;
  /** What it waits for, when it goes to Waiting. */
  reason: string | undefined;
}

function Parts({ ticket, detail }: { ticket: Ticket; detail: TicketDetail }) {
  const names = useNames();
  const top = useRef<HTMLDivElement>(null);
  const shown = onBoard(ticket);
  const [refusing, setRefusing] = useState<Refusing | null>(null);
  const [failure, setFailure] = useState<Error | null>(null);

  const move = async (to: ColumnId, reason?: string) => {
    setFailure(null);
    try {
      await moveTicket(ticket.id, to, reason);
    } catch (problem) {
      if (problem instanceof Refused) setRefusing({ refused: problem, to, reason });
      else setFailure(problem as Error);
    }
  };
  return (
    <div className={panel.parts}>
      <TicketHead ticket={ticket} detail={detail} />
      <AlertMarks ticket={ticket} />
      <div ref={top}>
        <AlsoOpen ticketId={ticket.id} />
        {shown && <TicketWork ticket={ticket} onMove={move} />}
      </div>
      {shown ? (
        <CourseSection ticket={ticket} />
      ) : (
        <Suspense fallback={null}>
          <TicketAway ticket={ticket} detail={detail} />
        </Suspense>
      )}
      <Failure failure={failure} />
      {(ticket.marks.folded || ticket.marks.merged) && (
        <Suspense fallback={null}>
          <GroupSection ticket={ticket} />
        </Suspense>
      )}
      <WhySection ticket={ticket} detail={detail} />
      <SlaSection ticket={ticket} detail={detail} />
      {shown && <PlaceSection ticket={ticket} />}
      <TicketDetails ticket={ticket} detail={detail} />
      <Suspense fallback={null}>
        <TicketProblems ticket={ticket} />
      </Suspense>
      <FollowerSection ticket={ticket} />
      <CommentsSection ticket={ticket} />
      <HistorySection history={detail.history} tell={(event) => tell(event, names)} />
      {refusing && (
        <ServiceRefusal
          refused={refusing.refused}
          ticketId={ticket.id}
          retry={(reason) => moveTicket(ticket.id, refusing.to, reason ?? refusing.reason)}
          onClose={() => setRefusing(null)}
          anchor={top.current}
        />
      )}
    </div>
  );
}
