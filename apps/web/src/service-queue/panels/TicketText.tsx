import { useQueryClient } from '@tanstack/react-query';
import { PROSE_MAX, TITLE_MAX } from '@twotrack/shared';
import { useCan } from '../../identity/session.js';
import { useLastChange } from '../../ui/panel/ago.js';
import { EditableProse } from '../../ui/panel/EditableProse.js';
import { EditableTitle } from '../../ui/panel/EditableTitle.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useEdit } from '../../ui/panel/use-edit.js';
import { describeTicket, renameTicket } from '../commands.js';
import type { PartProps } from './ticket-detail.js';
import { words } from './words.js';

function useRefresh(ticketId: string): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['ticket', ticketId] });
}

/** The title, edited where it stands, and what to do about such a ticket. */
export function TicketHead({ ticket, detail }: PartProps) {
  const { work } = useCan();
  const { id } = ticket;
  const edit = useEdit(
    ticket.title,
    ticket.version,
    (title, version) => renameTicket({ id, version }, title.trim()),
    useRefresh(id),
  );
  return (
    <div className={panel.stack}>
      <EditableTitle
        edit={edit}
        label={words.ticket.title}
        startLabel={words.ticket.editTitle}
        changedBy={useLastChange(detail.history, 'ticket-renamed')}
        max={TITLE_MAX}
        editable={work}
      />
      {detail.service?.runbook && (
        <a href={detail.service.runbook} target="_blank" rel="noreferrer">
          {words.ticket.runbook(detail.service.name)}
        </a>
      )}
    </div>
  );
}

/** What was reported, in Markdown. */
export function TicketDetails({ ticket: { id }, detail }: PartProps) {
  const { work } = useCan();
  const edit = useEdit(
    detail.details,
    detail.ticket.version,
    (details, version) => describeTicket({ id, version }, details),
    useRefresh(id),
  );
  return (
    <Section heading={words.ticket.details}>
      <EditableProse
        edit={edit}
        label={words.ticket.details}
        startLabel={words.ticket.editDetails}
        hint={words.ticket.markdown}
        none={words.ticket.noDetails}
        changedBy={useLastChange(detail.history, 'ticket-described')}
        max={PROSE_MAX}
        editable={work}
      />
    </Section>
  );
}
