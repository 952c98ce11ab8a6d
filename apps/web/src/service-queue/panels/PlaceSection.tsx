import { readsAll, safeFrom } from '@twotrack/service-queue/domain';
import type { Ticket } from '@twotrack/service-queue/contract';
import { useMe } from '../../identity/session.js';
import panel from '../../ui/panel/panel.module.css';
import { Section } from '../../ui/panel/Section.js';
import { useNow } from '../../ui/panel/use-now.js';
import { tickets, usePolicy, useServiceColumn } from '../service-store.js';
import { useNames } from './names.js';
import { useTicketDetail } from './ticket-detail.js';
import { timeOf } from './time-of.js';
import { words } from './words.js';

/** "#4 of 8 in Queue: SEV2, due 15:40; behind SRV-2180 (SEV2, due 15:12)" (B3, S7). */
export function PlaceSection({ ticket }: { ticket: Ticket }) {
  const sentence = usePlaceSentence(ticket);
  return (
    <Section heading={words.place.heading}>
      <p>{sentence}</p>
      <Safe ticket={ticket} />
      <p className={panel.muted}>{words.place.rule}</p>
    </Section>
  );
}

/** From when on nothing newer but a SEV1 stands before it (S7); where its queue has hours, the server says. */
export function Safe({ ticket }: { ticket: Ticket }) {
  const policy = usePolicy();
  if (!policy) return null;
  if (policy.queues[ticket.queueId]?.calendar) return <SafeInHours ticket={ticket} />;
  return <SafeFrom at={safeFrom(ticket, policy)} />;
}

const SafeInHours = ({ ticket }: { ticket: Ticket }) => (
  <SafeFrom at={useTicketDetail(ticket.id).data?.safeFrom ?? null} />
);

function SafeFrom({ at }: { at: string | null }) {
  const now = useNow();
  if (!at) return null;
  return <p>{Date.parse(at) <= now ? words.place.safe : words.place.safeFrom(timeOf(at, now))}</p>;
}

export function usePlaceSentence(ticket: Ticket): string {
  const now = useNow();
  const names = useNames();
  const me = useMe();
  const ids = useServiceColumn(ticket.column);
  const at = ids.indexOf(ticket.id);
  if (ticket.column === 'resolved' || at < 0) return words.place.out;
  const why = ({ effectiveClass, severity, due }: Ticket): string =>
    [
      words.sev(severity),
      effectiveClass < severity && words.place.raised(severity, effectiveClass),
      due ? words.place.due(timeOf(due, now)) : words.place.noDue,
    ]
      .filter(Boolean)
      .join(', ');
  if (!readsAll(me)) return `${why(ticket)}. ${words.place.ownOnly}`;
  const ahead = tickets.card(ids[at - 1] ?? '');
  const place = words.place.at(at + 1, ids.length, names.column(ticket.column));
  const before = ahead ? words.place.behind(ahead.key, why(ahead)) : words.place.first;
  return `${place}: ${why(ticket)}; ${before}.`;
}
